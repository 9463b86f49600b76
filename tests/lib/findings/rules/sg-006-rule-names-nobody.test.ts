import { ruleNamesNobody } from "#lib/findings/rules/sg-006-rule-names-nobody.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { networkInterface, securityGroup, securityGroupRule, vpc } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

/** `sg-1` is carried by an interface and has these rules; `sg-old` is listed and carried by nothing. */
const given = (rules: readonly Partial<SecurityGroupRule>[], more: ScopeContents["areas"] = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    securityGroups: [securityGroup(), securityGroup({ groupId: "sg-old" }), securityGroup({ groupId: "sg-alb" })],
    securityGroupRules: rules.map((rule, index) =>
      securityGroupRule({ securityGroupRuleId: `sgr-${String(index)}`, fromPort: 8080, toPort: 8080, ...rule }),
    ),
    networkInterfaces: [
      networkInterface(),
      networkInterface({ networkInterfaceId: "eni-2", privateIpAddress: "10.0.1.40", groups: [{ groupId: "sg-alb" }] }),
    ],
    ...more,
  },
});

const fromOld = { referencedGroupInfo: { groupId: "sg-old" } };
const overPeering = (peeringStatus: string) => ({
  referencedGroupInfo: { groupId: "sg-far", vpcPeeringConnectionId: "pcx-1", peeringStatus },
});
const theirs = { referencedGroupInfo: { groupId: "sg-theirs", userId: "222222222222" } };

testRule(ruleNamesNobody, {
  fails: [
    {
      title: "a port that is open for a group nothing carries is open for nobody",
      given: given([fromOld]),
      findings: [
        {
          subjectId: "sg-1",
          says: "unused",
          severity: "low",
          confidence: "possible",
          values: { named: "sg-old", ports: "tcp 8080", rules: "tcp 8080 sg-old", members: 1 },
        },
      ],
    },
    {
      title: "a group behind a peering that was deleted is gone for certain",
      given: given([overPeering("deleted")]),
      findings: [{ says: "gone", severity: "medium", confidence: "likely", values: { named: "sg-far" } }],
    },
    {
      title: "so is a group of this account that is not listed",
      given: given([{ referencedGroupInfo: { groupId: "sg-deleted" } }]),
      findings: [{ says: "gone" }],
    },
    {
      title: "a way out that rests on nobody counts too",
      given: given([{ ...fromOld, isEgress: true }]),
      findings: [{ says: "unused" }],
    },
    {
      title: "another rule for another port does not help",
      given: given([fromOld, { fromPort: 80, toPort: 80, referencedGroupInfo: { groupId: "sg-alb" } }]),
      findings: [{ says: "unused" }],
    },
  ],
  passes: [
    {
      title: "a group that something carries is somebody",
      given: given([{ referencedGroupInfo: { groupId: "sg-alb" } }]),
    },
    {
      title: "the same port open for somebody else leaves nothing resting on it",
      given: given([fromOld, { referencedGroupInfo: { groupId: "sg-alb" } }]),
    },
    {
      title: "a service that is scaled to zero keeps its group in use",
      given: given([fromOld], {
        ecsClusters: [ecsCluster()],
        ecsServices: [
          ecsService({
            desiredCount: 0,
            awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-old"], assignPublicIp: "DISABLED" },
          }),
        ],
      }),
    },
    {
      title: "what another rule lets through as well rests on no group of another account",
      given: given([theirs, {}]),
    },
    {
      title: "a group of another account that was surveyed too is there",
      given: [
        given([theirs]),
        { account: "222222222222", areas: { securityGroups: [securityGroup({ groupId: "sg-theirs" })] } },
      ],
    },
    { title: "a group that nothing carries has nobody to miss", given: given([fromOld], { networkInterfaces: [] }) },
    { title: "a range is nobody's group", given: given([{}]) },
  ],
  unknown: [
    {
      title: "whether anything carries a group of another account is not seen",
      given: given([theirs]),
      because: "sg-theirs of account 222222222222",
    },
    { title: "nor of one over a living peering", given: given([overPeering("active")]), because: "sg-far" },
    {
      title: "interfaces that were not read may carry any group",
      given: { ...given([fromOld]), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
