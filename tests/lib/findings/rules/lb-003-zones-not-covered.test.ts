import { zonesNotCovered } from "#lib/findings/rules/lb-003-zones-not-covered.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Target } from "#lib/model/resources/target-group.ts";
import { route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerRule,
  loadBalancer,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { REGION, type ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly service?: Partial<EcsService>;
  readonly zones?: readonly string[];
  readonly tasks?: readonly EcsTask[];
  readonly targets?: readonly Target[];
  readonly otherVpc?: boolean;
};

const inZoneC = ecsTask({
  taskArn: taskArn("task-2"),
  availabilityZone: `${REGION}c`,
  attachments: [taskAttachment("eni-2", "10.0.2.10")],
});

const given = ({
  service = {},
  zones = ["a"],
  tasks = [ecsTask()],
  targets = [target()],
  otherVpc = false,
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [
      subnet(otherVpc ? { vpcId: "vpc-9" } : {}),
      subnet({
        subnetId: "subnet-2",
        cidrBlock: "10.0.2.0/24",
        availabilityZone: `${REGION}c`,
        ...(otherVpc ? { vpcId: "vpc-9" } : {}),
      }),
      subnet({ subnetId: "subnet-public-c", cidrBlock: "10.0.3.0/24", availabilityZone: `${REGION}c` }),
    ],
    routeTables: [
      routeTable(),
      routeTable({
        routeTableId: "rtb-public",
        routes: [route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })],
        associations: [{ subnetId: "subnet-public-c", main: false, state: "associated" }],
      }),
    ],
    loadBalancers: [
      loadBalancer({
        availabilityZones: zones.map((zone) => ({
          zoneName: `${REGION}${zone}`,
          subnetId: `subnet-public-${zone}`,
          loadBalancerAddresses: [],
        })),
      }),
    ],
    listeners: [listener()],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup()],
    targetHealth: [targetHealth(targets)],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [
      ecsService({
        loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }],
        awsvpcConfiguration: { subnets: ["subnet-1", "subnet-2"], securityGroups: ["sg-1"] },
        ...service,
      }),
    ],
    ecsTasks: tasks,
  },
});

testRule(zonesNotCovered, {
  fails: [
    {
      title: "a task in a zone the load balancer is not enabled in never gets a request",
      given: given({ tasks: [ecsTask(), inZoneC] }),
      findings: [
        {
          subjectId: "shop/web",
          says: "running",
          severity: "high",
          confidence: "likely",
          values: { zones: "eu-west-1c", tasks: 2, idle: 1, covered: "eu-west-1a" },
          cli:
            "aws elbv2 set-subnets --region eu-west-1 --load-balancer-arn " +
            "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/front/1 --subnets subnet-public-a subnet-public-c",
        },
      ],
    },
    {
      title: "a target that the load balancer itself calls unused confirms it",
      given: given({
        tasks: [ecsTask(), inZoneC],
        targets: [target(), target({ id: "10.0.2.10", state: "unused", reason: "Target.NotInUse" })],
      }),
      findings: [{ says: "running", confidence: "confirmed", values: { unused: 1 } }],
    },
    {
      title: "a zone in which no task runs yet is low",
      given: given(),
      findings: [{ says: "listed", severity: "low", values: { zones: "eu-west-1c", subnets: "subnet-2" } }],
    },
    {
      title: "where ECS evens the zones out, tasks will run there: high",
      given: given({ service: { availabilityZoneRebalancing: "ENABLED" } }),
      findings: [{ says: "balanced", severity: "high", values: { zones: "eu-west-1c", subnets: "subnet-2" } }],
    },
    {
      title: "where that is off it is low",
      given: given({ service: { availabilityZoneRebalancing: "DISABLED" } }),
      findings: [{ says: "listed", severity: "low" }],
    },
  ],
  passes: [
    { title: "both zones are enabled", given: given({ zones: ["a", "c"], tasks: [ecsTask(), inZoneC] }) },
    { title: "a parked service starts nothing", given: given({ service: { desiredCount: 0 } }) },
    { title: "tasks of another VPC are another rule's", given: given({ otherVpc: true }) },
  ],
  unknown: [
    {
      title: "a subnet that was not read may be in another zone",
      given: { areas: { ...given().areas, subnets: [subnet()] } },
      because: "Not all subnets",
    },
  ],
});
