import { expect, test } from "vitest";
import { judgeRules } from "#lib/findings/judge.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const spots = (...contents: readonly ScopeContents[]) =>
  judgeRules(buildTopology(snapshotOf(...contents))).findings.filter(({ ruleId }) => ruleId === "OBS-001");

test("a survey that read everything has no blind spot", () => {
  expect(spots({})).toEqual([]);
});

test("an area that was denied is named with its call, and is medium when it mutes a rule of severity high", () => {
  expect(spots({ incomplete: ["natGateways"] })).toMatchObject([
    {
      subject: "aws/111111111111/eu-west-1/area/natGateways",
      subjectId: "111111111111/eu-west-1/natGateways",
      says: "mutes",
      severity: "medium",
      confidence: "confirmed",
      values: { call: "ec2:DescribeNatGateways", kind: "denied" },
      because: [{ source: "ec2:DescribeNatGateways" }],
    },
  ]);
});

test("an area that no rule rests on is told as info", () => {
  expect(spots({ incomplete: ["customerGateways"] })).toMatchObject([
    { says: "noted", severity: "info", values: { rules: 0 } },
  ]);
});

test("an area that a survey did not ask for counts as not read", () => {
  expect(spots({ notAsked: ["subnets"] })).toMatchObject([
    {
      subjectId: "111111111111/eu-west-1/subnets",
      severity: "medium",
      values: { kind: "not-asked", call: "ec2:DescribeSubnets" },
    },
  ]);
});

test("the account's own areas are counted once, in the global scope", () => {
  expect(spots({ incomplete: ["hostedZones"] }, { region: "us-east-1" })).toMatchObject([
    { subjectId: "111111111111/global/hostedZones" },
  ]);
});

test("a Region that was not read mutes a rule whose premise is an absence everywhere", () => {
  const [spot, ...more] = spots({}, { region: "us-east-1", incomplete: ["loadBalancers"] });
  expect(more).toEqual([]);
  expect(spot?.subjectId).toBe("111111111111/us-east-1/loadBalancers");
  expect(spot?.values["names"]).toContain("DNS-003");
});
