import { tasksOnDefaultGroup } from "#lib/findings/rules/sg-009-tasks-on-default-group.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { networkInterface, securityGroup, securityGroupRule, subnet, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const fromItself = securityGroupRule({
  groupId: "sg-default",
  ipProtocol: "-1",
  referencedGroupInfo: { groupId: "sg-default" },
});
const out = securityGroupRule({
  securityGroupRuleId: "sgr-2",
  groupId: "sg-default",
  isEgress: true,
  ipProtocol: "-1",
});
const database = networkInterface({
  networkInterfaceId: "eni-db",
  privateIpAddress: "10.0.1.50",
  description: "RDSNetworkInterface",
  groups: [{ groupId: "sg-default" }],
});

type Given = {
  readonly groups: readonly string[];
  readonly rules?: readonly SecurityGroupRule[];
  readonly isShared?: boolean;
  readonly desiredCount?: number;
};

const given = ({ groups, rules = [fromItself, out], isShared = false, desiredCount = 2 }: Given): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    securityGroups: [securityGroup(), securityGroup({ groupId: "sg-default", groupName: "default" })],
    securityGroupRules: rules,
    networkInterfaces: [
      networkInterface({
        description: attachmentArn("attachment-of-eni-1"),
        groups: [{ groupId: groups[0] ?? "sg-default" }],
      }),
      ...(isShared ? [database] : []),
    ],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({
        desiredCount,
        awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: groups, assignPublicIp: "DISABLED" },
      }),
    ],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [ecsTask()],
  },
});

testRule(tasksOnDefaultGroup, {
  fails: [
    {
      title: "a service that names no group rides on the default one",
      given: given({ groups: [] }),
      findings: [
        {
          subjectId: "sg-default",
          says: "alone",
          severity: "low",
          confidence: "confirmed",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { services: "web", group: "sg-default", vpc: "vpc-1", members: 1, others: 0, names: "—" },
        },
      ],
    },
    { title: "so does one that names it", given: given({ groups: ["sg-default"] }), findings: [{ says: "alone" }] },
    {
      title: "with others on the same group each reaches the other",
      given: given({ groups: ["sg-default"], isShared: true }),
      findings: [{ says: "shared", severity: "medium", values: { others: 1, members: 2 } }],
    },
    {
      title: "others do not reach a group that lets nobody in",
      given: given({ groups: ["sg-default"], isShared: true, rules: [out] }),
      findings: [{ says: "alone", severity: "low" }],
    },
  ],
  passes: [
    { title: "a group of its own is as it should be", given: given({ groups: ["sg-1"] }) },
    {
      title: "a default group without rules blocks everything, and that is told elsewhere",
      given: given({ groups: [], rules: [] }),
    },
    { title: "a parked service is left alone", given: given({ groups: [], desiredCount: 0 }) },
  ],
  unknown: [
    {
      title: "groups that were not read mute the rule",
      given: { ...given({ groups: [] }), incomplete: ["securityGroups"] },
      because: "securityGroups",
    },
  ],
});
