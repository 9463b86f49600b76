import { containerGroupUnused } from "#lib/findings/rules/sg-011-container-group-unused.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import { networkInterface, securityGroup, securityGroupRule, vpc } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (old: Partial<SecurityGroup>, more: ScopeContents["areas"] = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    securityGroups: [securityGroup(), securityGroup({ groupId: "sg-old", ...old })],
    networkInterfaces: [networkInterface()],
    ...more,
  },
});

testRule(containerGroupUnused, {
  fails: [
    {
      title: "a group with the name of a service's tasks and nothing that carries it",
      given: given({ groupName: "old-api-ecs-tasks" }),
      findings: [
        {
          subjectId: "vpc-1",
          says: "idle",
          severity: "info",
          confidence: "likely",
          values: { vpc: "vpc-1", count: 1, names: "old-api-ecs-tasks (sg-old)" },
          cli: "aws ec2 delete-security-group --region eu-west-1 --group-id sg-old",
        },
      ],
    },
    {
      title: "a tag may tell too",
      given: given({ groupName: "old", tags: [{ key: "Platform", value: "Fargate" }] }),
      findings: [{ says: "idle" }],
    },
  ],
  passes: [
    { title: "another name is another rule's", given: given({ groupName: "old-database" }) },
    {
      title: "something carries it",
      given: given(
        { groupName: "ecs" },
        { networkInterfaces: [networkInterface({ groups: [{ groupId: "sg-old" }] })] },
      ),
    },
    {
      title: "a service that is scaled to zero is configured with it",
      given: given(
        { groupName: "ecs" },
        {
          ecsClusters: [ecsCluster()],
          ecsServices: [
            ecsService({
              desiredCount: 0,
              awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-old"], assignPublicIp: "DISABLED" },
            }),
          ],
        },
      ),
    },
    {
      title: "another group names it",
      given: given(
        { groupName: "ecs" },
        { securityGroupRules: [securityGroupRule({ referencedGroupInfo: { groupId: "sg-old" } })] },
      ),
    },
  ],
  unknown: [
    {
      title: "interfaces that were not read may carry it",
      given: { ...given({ groupName: "ecs" }), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
