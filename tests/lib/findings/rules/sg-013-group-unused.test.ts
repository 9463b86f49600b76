import { groupUnused } from "#lib/findings/rules/sg-013-group-unused.ts";
import { networkInterface, securityGroup, securityGroupRule, vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (groupName: string, more: ScopeContents["areas"] = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    securityGroups: [securityGroup(), securityGroup({ groupId: "sg-old", groupName })],
    networkInterfaces: [networkInterface()],
    ...more,
  },
});

testRule(groupUnused, {
  fails: [
    {
      title: "a group that nothing carries and nothing names",
      given: given("old-database"),
      findings: [
        { subjectId: "vpc-1", says: "idle", severity: "info", values: { count: 1, names: "old-database (sg-old)" } },
      ],
    },
    {
      title: "naming itself does not help",
      given: given("old-database", {
        securityGroupRules: [securityGroupRule({ groupId: "sg-old", referencedGroupInfo: { groupId: "sg-old" } })],
      }),
      findings: [{ says: "idle" }],
    },
  ],
  passes: [
    { title: "the default group is AWS's", given: given("default") },
    { title: "one of containers is another finding's", given: given("ecs-old") },
    {
      title: "another group names it",
      given: given("callers", {
        securityGroupRules: [securityGroupRule({ referencedGroupInfo: { groupId: "sg-old" } })],
      }),
    },
    {
      title: "something carries it",
      given: given("database", {
        networkInterfaces: [networkInterface({ groups: [{ groupId: "sg-old" }, { groupId: "sg-1" }] })],
      }),
    },
  ],
  unknown: [
    {
      title: "interfaces that were not read may carry it",
      given: { ...given("old-database"), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
