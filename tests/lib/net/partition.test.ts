import { expect, test } from "vitest";
import { consoleHosts, dnsSuffixOf, partitionOfRegion } from "#lib/net/partition.ts";

test.each([
  { region: "ap-northeast-1", partition: "aws", suffix: "amazonaws.com", host: "console.aws.amazon.com" },
  { region: "eu-central-1", partition: "aws", suffix: "amazonaws.com", host: "console.aws.amazon.com" },
  { region: "cn-northwest-1", partition: "aws-cn", suffix: "amazonaws.com.cn", host: "console.amazonaws.cn" },
  { region: "us-gov-east-1", partition: "aws-us-gov", suffix: "amazonaws.com", host: "console.amazonaws-us-gov.com" },
  { region: "eusc-de-east-1", partition: "aws-eusc", suffix: "amazonaws.eu", host: "console.amazonaws-eusc.eu" },
] as const)("$region is of partition $partition, whose names end in $suffix", ({ region, partition, suffix, host }) => {
  expect(partitionOfRegion(region)).toBe(partition);
  expect(dnsSuffixOf(region)).toBe(suffix);
  expect(consoleHosts[partition]).toBe(host);
});
