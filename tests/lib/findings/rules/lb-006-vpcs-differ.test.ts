import { vpcsDiffer } from "#lib/findings/rules/lb-006-vpcs-differ.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { subnet, vpc } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = { readonly groupVpc?: string; readonly service?: Partial<EcsService>; readonly isTied?: boolean };

const given = ({ groupVpc = "vpc-2", service = {}, isTied = true }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.2.0.0/16" })],
    subnets: [subnet()],
    targetGroups: [targetGroup({ vpcId: groupVpc })],
    targetHealth: [targetHealth([target()])],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [
      ecsService({
        loadBalancers: isTied ? [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }] : [],
        ...service,
      }),
    ],
  },
});

testRule(vpcsDiffer, {
  fails: [
    {
      title: "the target group is in another VPC than the tasks",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "differ",
          severity: "high",
          confidence: "likely",
          values: { groupVpc: "vpc-2", taskVpcs: "vpc-1", subnets: "subnet-1", targets: 1 },
        },
      ],
    },
  ],
  passes: [
    { title: "both are in one VPC", given: given({ groupVpc: "vpc-1" }) },
    { title: "a parked service registers nobody", given: given({ service: { desiredCount: 0 } }) },
    { title: "addresses of a peered VPC that were registered by hand", given: given({ isTied: false }) },
  ],
  unknown: [
    {
      title: "a subnet that was not read may be in any VPC",
      given: { areas: { ...given().areas, subnets: [] } },
      because: "Not all subnets",
    },
  ],
});
