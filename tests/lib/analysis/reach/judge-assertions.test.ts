import { expect, test } from "vitest";
import type { Assertion } from "#lib/analysis/reach/assertion.ts";
import { judgeAssertions } from "#lib/analysis/reach/judge-assertions.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { networkAcl, networkAclEntry, securityGroupRule } from "#tests/support/ec2-records.ts";
import { account, allOut, clientInterface, serverInterface, type Areas } from "./accounts.ts";

const ends = { from: "eni-client", to: "eni-server", protocol: "tcp", port: "443" };
const reach: Assertion = { expect: "must-reach", question: ends };
const notReach: Assertion = { expect: "must-not-reach", question: ends };

function outcomes(
  areas: Areas,
  assertions: readonly Assertion[] = [reach, notReach],
  incomplete: readonly AreaName[] = [],
) {
  return judgeAssertions(account(areas, { incomplete }), assertions, "en").map(({ outcome }) => outcome);
}

test("what is open holds as must-reach and violates must-not-reach, and the other way round", () => {
  expect(outcomes({})).toEqual(["held", "violated"]);
  expect(outcomes({ securityGroupRules: [allOut] })).toEqual(["violated", "held"]);
});

test("what is open under conditions only violates both", () => {
  const narrow = networkAcl({
    entries: [
      networkAclEntry({ protocol: "6", portRange: { from: 443, to: 443 } }),
      networkAclEntry({ ruleNumber: 101, protocol: "6", portRange: { from: 1024, to: 40000 } }),
      networkAclEntry({ egress: true }),
    ],
  });
  expect(outcomes({ networkAcls: [narrow] })).toEqual(["violated", "violated"]);
});

test("what could not be told is unknown, never held", () => {
  expect(outcomes({ networkAcls: [] }, undefined, ["networkAcls"])).toEqual(["unknown", "unknown"]);
});

test("one pair that is known to be otherwise violates an assertion whose other pairs are unknown", () => {
  const unread = serverInterface({
    networkInterfaceId: "eni-other",
    privateIpAddress: "10.0.2.11",
    groups: [{ groupId: "sg-list" }],
  });
  const byList = securityGroupRule({ groupId: "sg-list", prefixListId: "pl-1" });
  const areas = {
    networkInterfaces: [clientInterface(), serverInterface(), unread],
    securityGroupRules: [allOut, securityGroupRule(), byList],
  };
  const whole = { ...ends, to: "10.0.2.10/31" };
  const both = [
    { expect: "must-not-reach", question: whole },
    { expect: "must-reach", question: whole },
  ] as const;
  expect(outcomes(areas, both, ["managedPrefixLists"])).toEqual(["violated", "unknown"]);
});

test("an end that is not there, or a question that cannot be asked, is unknown with the reason", () => {
  const gone: Assertion = { expect: "must-not-reach", question: { ...ends, to: "eni-gone" } };
  const [judged] = judgeAssertions(account({ securityGroupRules: [securityGroupRule()] }), [gone], "en");
  expect(judged).toMatchObject({ outcome: "unknown", text: expect.stringContaining("eni-gone") as string });
  expect(judged).not.toHaveProperty("verdict");
});
