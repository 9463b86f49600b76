import { expect, test } from "vitest";
import { configurationChanges, configurationPrints } from "#lib/report/changes/configuration-changes.ts";
import { securityGroup, securityGroupRule, subnet } from "#tests/support/ec2-records.ts";
import { ecsTask, taskArn } from "#tests/support/ecs-records.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const between = (before: ScopeContents, after: ScopeContents) =>
  configurationChanges(snapshotOf(before), snapshotOf(after));

test("a rule that came to a security group is told in AWS's words, once, with the rule's id", () => {
  const group = { securityGroups: [securityGroup()] };
  const rule = securityGroupRule({ isEgress: false, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16" }); // prettier-ignore
  const { changes } = between({ areas: group }, { areas: { ...group, securityGroupRules: [rule] } });
  expect(changes).toMatchObject([
    {
      change: "changed",
      kind: "security-group",
      id: "sg-1",
      fields: [{ path: "rules[sgr-1]", after: "ingress tcp 443 10.0.0.0/16" }],
    },
  ]);
});

test("tasks that came and went are counted, not listed", () => {
  const { changes, folded } = between(
    { areas: { ecsTasks: [ecsTask({ taskArn: taskArn("a") })] } },
    { areas: { ecsTasks: [ecsTask({ taskArn: taskArn("b") }), ecsTask({ taskArn: taskArn("c") })] } },
  );
  expect(changes).toEqual([]);
  expect(folded).toEqual([{ kind: "ecs-task", added: 2, removed: 1, changed: 0 }]);
});

test("what AWS counts of a resource is no configuration, what somebody set is", () => {
  const { changes } = between(
    { areas: { subnets: [subnet({ availableIpAddressCount: 100, mapPublicIpOnLaunch: false })] } },
    { areas: { subnets: [subnet({ availableIpAddressCount: 90, mapPublicIpOnLaunch: true })] } },
  );
  expect(changes.map(({ fields }) => fields)).toEqual([
    [{ path: "mapPublicIpOnLaunch", before: "false", after: "true" }],
  ]);
});

test("when something was made is no configuration", () => {
  const made = (createdTime: string) => ({ areas: { loadBalancers: [loadBalancer({ createdTime })] } });
  expect(between(made("2026-01-01T00:00:00.000Z"), made("2026-01-02T00:00:00.000Z")).changes).toEqual([]);
});

test("nothing is new or gone where one of both was not read to its end, and the area is named", () => {
  const { changes, unread } = between(
    { areas: { subnets: [] }, incomplete: ["subnets"] },
    { areas: { subnets: [subnet()] } },
  );
  expect(changes).toEqual([]);
  expect(unread).toEqual([{ scope: "111111111111/eu-west-1", area: "subnets" }]);
  expect(between({ areas: { subnets: [subnet()] } }, { incomplete: ["subnets"] }).changes).toEqual([]);
});

test("a print is another when something was set up otherwise, and the same when AWS only counts or orders otherwise", () => {
  const printOf = (contents: ScopeContents) => configurationPrints(snapshotOf(contents), (text) => text);
  const place = "111111111111/eu-west-1 subnets";
  const tags = [
    { key: "Name", value: "a" },
    { key: "env", value: "prod" },
  ];
  const first = subnet({ availableIpAddressCount: 100, mapPublicIpOnLaunch: false, tags });
  const [other, counted] = [subnet({ subnetId: "subnet-2" }), { ...first, availableIpAddressCount: 9, tags: tags.toReversed() }]; // prettier-ignore
  const print = printOf({ areas: { subnets: [first, other] } })[place];
  expect(print).toBeDefined();
  expect(printOf({ areas: { subnets: [other, counted] } })[place]).toBe(print);
  expect(printOf({ areas: { subnets: [other, { ...first, mapPublicIpOnLaunch: true }] } })[place]).not.toBe(print);
  expect(printOf({ areas: { subnets: [first] }, incomplete: ["subnets"] })[place]).toBeUndefined();
  expect(Object.keys(printOf({})).filter((key) => /ecsTasks|networkInterfaces/.test(key))).toEqual([]);
});
