import { expect, test } from "vitest";
import { formatWhatIf, parseWhatIf } from "#lib/analysis/capacity/what-if-text.ts";

test("a what-if names services and clusters, and what would be otherwise", () => {
  expect(
    parseWhatIf(
      "service=arn:aws:ecs:eu-west-1:111111111111:service/shop/web, desired=6, minimumHealthyPercent=50; cluster=shop,instanceType=m5.large,instances=0,trunking=off;",
    ),
  ).toEqual({
    services: [
      { service: "arn:aws:ecs:eu-west-1:111111111111:service/shop/web", desired: 6, minimumHealthyPercent: 50 },
    ],
    clusters: [{ cluster: "shop", instanceType: "m5.large", instances: 0, trunking: false }],
  });
});

test("what was written reads as it was", () => {
  const whatIf = {
    services: [{ service: "shop/web", desired: 0, maximumPercent: 150 }],
    clusters: [{ cluster: "shop", instanceType: "u-6tb1.56xlarge", instances: 12, trunking: true }],
  };
  expect(parseWhatIf(formatWhatIf(whatIf))).toEqual(whatIf);
});

test.each([
  ["", "service="],
  ["web", 'not with "web"'],
  ["service=", 'not with "service"'],
  ["service=web,desired=-1", "desired to be a whole number from 0 to 10000"],
  ["service=web,desired=1.5", "desired to be a whole number"],
  ["service=web,minimumHealthyPercent=101", "minimumHealthyPercent to be a whole number from 0 to 100"],
  ["service=web,desired=1,desired=2", 'desired once of service "web"'],
  [
    "service=web,instances=2",
    'a service to have one of desired, maximumPercent, minimumHealthyPercent, and not "instances"',
  ],
  ["cluster=shop,desired=2", 'a cluster to have one of instanceType, instances, trunking, and not "desired"'],
  ["cluster=shop,instanceType=", "instanceType to be an instance type such as m5.large"],
  ["cluster=shop,trunking", "trunking to be on or off"],
  ["cluster=shop,__proto__=1", 'not "__proto__"'],
])("%o is refused: expected %s", (text, expected) => {
  const read = parseWhatIf(text);
  expect("expected" in read ? read.expected : read).toContain(expected);
});
