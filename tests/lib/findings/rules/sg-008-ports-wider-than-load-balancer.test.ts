import { portsWiderThanLoadBalancer } from "#lib/findings/rules/sg-008-ports-wider-than-load-balancer.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { TargetGroup } from "#lib/model/resources/target-group.ts";
import {
  ec2Instance,
  networkAcl,
  networkInterface,
  route,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
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
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly rules: readonly Partial<SecurityGroupRule>[];
  readonly type?: string;
  readonly group?: Partial<TargetGroup>;
  readonly at?: Partial<NetworkInterface>;
  readonly routes?: readonly Route[];
  readonly areas?: ScopeContents["areas"];
};

const given = ({
  rules,
  type = "application",
  group = {},
  at = {},
  routes = [],
  areas = {},
}: Given): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    routeTables: [
      routeTable({ routes: [route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" }), ...routes] }),
    ],
    networkAcls: [networkAcl()],
    internetGateways: [internetGateway()],
    securityGroups: [securityGroup()],
    securityGroupRules: rules.map((rule, index) =>
      securityGroupRule({ securityGroupRuleId: `sgr-${String(index)}`, fromPort: 8080, toPort: 8080, ...rule }),
    ),
    vpcBlockPublicAccessOptions: [{ internetGatewayBlockMode: "off" }],
    networkInterfaces: [networkInterface({ description: attachmentArn("attachment-of-eni-1"), ...at })],
    loadBalancers: [loadBalancer({ type, securityGroups: type === "network" ? [] : ["sg-alb"] })],
    listeners: [listener()],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup(group)],
    targetHealth: [targetHealth([target()])],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({ loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }] }),
    ],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [ecsTask()],
    ...areas,
  },
});

const everyone = { cidrIpv4: "0.0.0.0/0" };
const fromBalancer = { referencedGroupInfo: { groupId: "sg-alb" } };
const published = { association: { publicIp: "203.0.113.50" } };
const outward = [route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })];

/** A Network Load Balancer without a group, before tasks whose host ports Docker chooses. */
const behindNetwork: Omit<Given, "rules"> = {
  type: "network",
  group: { targetType: "instance", protocol: "TCP" },
  areas: {
    networkInterfaces: [
      networkInterface({
        networkInterfaceId: "eni-host",
        privateIpAddress: "10.0.1.20",
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
    ],
    targetHealth: [targetHealth([target({ id: "i-1", port: 49200 })])],
    ecsServices: [
      ecsService({
        launchType: "EC2",
        loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 80 }],
      }),
    ],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode: "bridge",
        containerDefinitions: [
          containerDefinition({ portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" }] }),
        ],
      }),
    ],
    ecsTasks: [
      ecsTask({
        launchType: "EC2",
        containerInstanceArn: containerInstanceArn(),
        attachments: [],
        containers: [taskContainer({ networkBindings: [{ containerPort: 80, hostPort: 49200, protocol: "tcp" }] })],
      }),
    ],
    ecsContainerInstances: [ecsContainerInstance()],
    ec2Instances: [ec2Instance()],
  },
};

testRule(portsWiderThanLoadBalancer, {
  fails: [
    {
      title: "a target open to everyone lets the inside past the load balancer",
      given: given({ rules: [everyone] }),
      findings: [
        {
          subjectId: "sg-1",
          says: "world",
          severity: "medium",
          confidence: "confirmed",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { group: "sg-1", services: "web", loadBalancers: "front", ports: "tcp 8080", needed: "tcp 8080" },
          cli: [
            "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-1 --protocol tcp --port 8080 --source-group sg-alb",
            "aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-1 --security-group-rule-ids sgr-0",
          ].join("\n"),
        },
      ],
    },
    {
      title: "where the load balancer is let in by its group already, everyone is only shut out",
      given: given({ rules: [everyone, fromBalancer] }),
      findings: [
        {
          cli: "aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-1 --security-group-rule-ids sgr-0",
        },
      ],
    },
    {
      title: "every port for everyone is too wide, also where clients keep their addresses",
      given: given({ ...behindNetwork, rules: [{ ...everyone, fromPort: 0, toPort: 65535 }] }),
      findings: [{ says: "world" }],
    },
    {
      title: "with a public address and a way in it is on the internet itself",
      given: given({ rules: [everyone], at: published, routes: outward }),
      findings: [{ says: "reachable", severity: "high", values: { exposed: "203.0.113.50" } }],
    },
    {
      title: "a public address without a way in is not",
      given: given({ rules: [everyone], at: published }),
      findings: [{ says: "world", severity: "medium" }],
    },
    {
      title: "a thousand ports for everyone are too many, whatever the target's is",
      given: given({ rules: [fromBalancer, { ...everyone, fromPort: 10000, toPort: 20000 }] }),
      findings: [{ says: "world" }],
    },
    {
      title: "the range of host ports is left over on the group of awsvpc tasks",
      given: given({ rules: [fromBalancer, { ...fromBalancer, fromPort: 32768, toPort: 60999 }] }),
      findings: [{ says: "leftover", severity: "low", values: { ports: "tcp 32768-60999" } }],
    },
    {
      title: "behind an Application Load Balancer the range of host ports is nobody else's",
      given: given({ ...behindNetwork, type: "application", rules: [{ ...everyone, fromPort: 32768, toPort: 60999 }] }),
      findings: [{ says: "world" }],
    },
    {
      title: "a Network Load Balancer with a group of its own is let in by that, whoever its clients are",
      given: given({
        ...behindNetwork,
        areas: {
          ...behindNetwork.areas,
          loadBalancers: [loadBalancer({ type: "network", securityGroups: ["sg-nlb"] })],
        },
        rules: [{ ...everyone, fromPort: 32768, toPort: 60999 }],
      }),
      findings: [{ says: "world" }],
    },
    {
      title: "clients that keep their addresses need the listener's own port, not a thousand others",
      given: given({
        rules: [{ ...everyone, fromPort: 8000, toPort: 9000 }],
        type: "network",
        group: { protocol: "UDP" },
      }),
      findings: [{ says: "world" }],
    },
  ],
  passes: [
    { title: "the load balancer's group alone is as it should be", given: given({ rules: [fromBalancer] }) },
    {
      title: "clients that keep their addresses must get in from everywhere",
      given: given({ rules: [everyone], type: "network", group: { protocol: "UDP" } }),
    },
    {
      title: "at whichever host port Docker chose, they need the whole range",
      given: given({ ...behindNetwork, rules: [{ ...everyone, fromPort: 32768, toPort: 60999 }] }),
    },
    {
      title: "a range of host ports may be for an instance that carries the group too",
      given: given({
        rules: [fromBalancer, { ...fromBalancer, fromPort: 32768, toPort: 60999 }],
        areas: {
          networkInterfaces: [
            networkInterface({ description: attachmentArn("attachment-of-eni-1") }),
            networkInterface({
              networkInterfaceId: "eni-host",
              privateIpAddress: "10.0.1.20",
              attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
            }),
          ],
        },
      }),
    },
    {
      title: "other services may call by their groups",
      given: given({ rules: [fromBalancer, { referencedGroupInfo: { groupId: "sg-other" } }] }),
    },
    { title: "a private range is taken as meant", given: given({ rules: [{ cidrIpv4: "10.0.0.0/16" }] }) },
    { title: "so is a short public one", given: given({ rules: [{ cidrIpv4: "198.51.100.0/24" }] }) },
    {
      title: "one other port for everyone is not the load balancer's matter",
      given: given({ rules: [fromBalancer, { ...everyone, fromPort: 9090, toPort: 9090 }] }),
    },
    {
      title: "a target group that no rule forwards to has no load balancer",
      given: given({ rules: [everyone], areas: { listeners: [], listenerRules: [] } }),
    },
    {
      title: "Lambda functions carry no group",
      given: given({ rules: [everyone], group: { targetType: "lambda" } }),
    },
    {
      title: "a range that holds the tasks' own port is in use",
      given: given({
        rules: [fromBalancer, { ...fromBalancer, fromPort: 32768, toPort: 60999 }],
        areas: { targetHealth: [targetHealth([target({ port: 40000 })])] },
      }),
    },
    {
      title: "a hundred ports are no range of host ports",
      given: given({ rules: [fromBalancer, { ...fromBalancer, fromPort: 40000, toPort: 40100 }] }),
    },
    {
      title: "a range of low ports was not made for host ports",
      given: given({ rules: [fromBalancer, { ...fromBalancer, fromPort: 1024, toPort: 65535 }] }),
    },
    {
      title: "nor was one of UDP",
      given: given({ rules: [fromBalancer, { ...fromBalancer, ipProtocol: "udp", fromPort: 32768, toPort: 60999 }] }),
    },
  ],
  unknown: [
    {
      title: "rules that were not read mute the rule",
      given: { ...given({ rules: [everyone] }), incomplete: ["securityGroupRules"] },
      because: "securityGroupRules",
    },
    {
      title: "tasks that were not read may have dynamic host ports",
      given: { ...given({ rules: [everyone] }), incomplete: ["ecsTasks"] },
      because: "ecsTasks",
    },
  ],
});
