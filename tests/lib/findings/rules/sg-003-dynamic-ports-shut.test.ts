import { dynamicPortsShut } from "#lib/findings/rules/sg-003-dynamic-ports-shut.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import {
  ec2Instance,
  networkInterface,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerRule,
  loadBalancer,
  loadBalancerInterface,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const open = (fromPort: number, toPort: number): SecurityGroupRule =>
  securityGroupRule({ groupId: "sg-host", fromPort, toPort, referencedGroupInfo: { groupId: "sg-alb" } });

type Given = {
  readonly rule?: SecurityGroupRule;
  readonly bound?: number;
  readonly hostPort?: number;
  readonly networkMode?: string;
  readonly operatingSystemFamily?: string;
  /** What the container instance says of itself. */
  readonly osType?: string;
  readonly reason?: string;
  readonly service?: Partial<EcsService>;
  readonly tie?: { readonly containerName: string; readonly containerPort: number };
};

const given = ({
  rule = open(49153, 65535),
  bound = 49200,
  hostPort = 0,
  networkMode = "bridge",
  operatingSystemFamily,
  osType = "linux",
  reason,
  service = {},
  tie = { containerName: "app", containerPort: 80 },
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    securityGroups: [securityGroup({ groupId: "sg-alb" }), securityGroup({ groupId: "sg-host" })],
    securityGroupRules: [rule],
    networkInterfaces: [
      networkInterface({
        networkInterfaceId: "eni-0",
        privateIpAddress: "10.0.1.20",
        groups: [{ groupId: "sg-host" }],
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
      loadBalancerInterface("app/front/1", { groups: [{ groupId: "sg-alb" }] }),
    ],
    loadBalancers: [loadBalancer({ securityGroups: ["sg-alb"] })],
    listeners: [listener()],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup({ targetType: "instance" })],
    targetHealth: [
      targetHealth([
        target({ id: "i-1", port: bound, ...(reason === undefined ? {} : { state: "unhealthy", reason }) }),
      ]),
    ],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({
        launchType: "EC2",
        loadBalancers: [{ targetGroupArn: targetGroupArn(), ...tie }],
        ...service,
      }),
    ],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode,
        operatingSystemFamily,
        containerDefinitions: [
          containerDefinition({ portMappings: [{ containerPort: 80, hostPort, protocol: "tcp" }] }),
        ],
      }),
    ],
    ecsTasks: [
      ecsTask({
        launchType: "EC2",
        containerInstanceArn: containerInstanceArn(),
        attachments: [],
        containers: [taskContainer({ networkBindings: [{ containerPort: 80, hostPort: bound, protocol: "tcp" }] })],
      }),
    ],
    ecsContainerInstances: [ecsContainerInstance({ attributes: [{ name: "ecs.os-type", value: osType }] })],
    ec2Instances: [ec2Instance()],
  },
});

testRule(dynamicPortsShut, {
  fails: [
    {
      title: "the classic half-right rule works until Docker chooses a lower port",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "latent",
          severity: "medium",
          confidence: "possible",
          values: { open: "49153-65535", uncovered: "32768-49152", observed: "49200", range: "32768-60999" },
          cli: "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-host --protocol tcp --port 32768-60999 --source-group sg-alb",
        },
      ],
    },
    {
      title: "a port that is bound and shut cuts the task off",
      given: given({ bound: 38112 }),
      findings: [{ says: "observed", severity: "high", confidence: "likely", values: { uncovered: "38112" } }],
    },
    {
      title: "a target that times out on it confirms it",
      given: given({ bound: 38112, reason: "Target.Timeout" }),
      findings: [{ says: "observed", severity: "high", confidence: "confirmed" }],
    },
  ],
  passes: [
    {
      title: "a Windows instance takes its ports from the range of Windows, which the definition need not say",
      given: given({ rule: open(49152, 65535), osType: "windows" }),
    },
    { title: "the whole default range is enough", given: given({ rule: open(32768, 60999) }) },
    {
      title: "Windows hosts choose from 49152",
      given: given({ rule: open(49152, 65535), operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" }),
    },
    {
      title: "a fixed host port needs no range",
      given: given({ hostPort: 8080, bound: 8080, rule: open(8080, 8080) }),
    },
    { title: "an awsvpc task is met on its container port", given: given({ networkMode: "awsvpc" }) },
    {
      title: "ports that all lie outside the default range and are open tell of a range of the host's own",
      given: given({ rule: open(20000, 21000), bound: 20001 }),
    },
    { title: "a parked service has no ports to open", given: given({ service: { desiredCount: 0 } }) },
    {
      title: "a dynamic port of a container that is not behind the load balancer is nobody's here",
      given: given({ tie: { containerName: "sidecar", containerPort: 80 } }),
    },
    {
      title: "nor is another port of the container that is",
      given: given({ tie: { containerName: "app", containerPort: 9090 } }),
    },
  ],
  unknown: [
    {
      title: "a service without a task has no host port to look at",
      given: { areas: { ...given().areas, ecsTasks: [] } },
      because: "no task",
    },
    {
      title: "tasks that were not read mute the rule",
      given: { ...given(), incomplete: ["ecsTasks"] },
      because: "ecsTasks",
    },
    {
      title: "without the load balancer's interfaces nobody knows where it calls from",
      given: {
        areas: {
          ...given().areas,
          networkInterfaces:
            given().areas?.networkInterfaces?.filter(
              ({ interfaceType, requesterId }) =>
                requesterId !== "amazon-elb" && interfaceType !== "network_load_balancer",
            ) ?? [],
        },
      },
      because: "were not found",
    },
    {
      title: "security groups that were not read decide nothing",
      given: {
        areas: { ...given().areas, securityGroups: [], securityGroupRules: [] },
        incomplete: ["securityGroups", "securityGroupRules"],
      },
      because: "DescribeSecurityGroup",
    },
  ],
});
