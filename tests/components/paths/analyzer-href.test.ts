import { expect, test } from "vitest";
import { analyzerHref } from "#components/paths/analyzer-href.ts";

const internet = "aws/111111111111/global/internet/internet";
const inRegion = (region: string) => `aws/111111111111/${region}/network-interface/eni-1`;

test("Reachability Analyzer is met on the console of the partition, in the Region of an end that is ours", () => {
  expect(analyzerHref({ fromNode: internet, toNode: inRegion("ap-northeast-1") })).toBe(
    "https://console.aws.amazon.com/networkinsights/home?region=ap-northeast-1#ReachabilityAnalyzer",
  );
  expect(analyzerHref({ fromNode: inRegion("cn-north-1"), toNode: internet })).toContain("//console.amazonaws.cn/");
  expect(analyzerHref({ fromNode: inRegion("us-gov-west-1"), toNode: internet })).toContain(
    "//console.amazonaws-us-gov.com/",
  );
  expect(analyzerHref({ fromNode: inRegion("eusc-de-east-1"), toNode: internet })).toContain(
    "//console.amazonaws-eusc.eu/networkinsights/home?region=eusc-de-east-1",
  );
  expect(analyzerHref({ fromNode: internet, toNode: internet })).toBeUndefined();
});
