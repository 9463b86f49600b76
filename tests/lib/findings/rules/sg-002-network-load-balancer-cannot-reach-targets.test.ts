import { networkLoadBalancerCannotReachTargets } from "#lib/findings/rules/sg-002-network-load-balancer-cannot-reach-targets.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import {
  ec2Instance,
  networkInterface,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
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
import { managedPrefixList } from "#tests/support/gateway-records.ts";
import { denied, type ScopeContents } from "#tests/support/snapshots.ts";
import { testRule } from "#tests/support/rule-tester.ts";

type Given = {
  /** Rules into the tasks' group; the load balancer's group lets everything out. */
  readonly into?: readonly Partial<SecurityGroupRule>[];
  readonly outOf?: readonly Partial<SecurityGroupRule>[];
  readonly balancer?: Partial<LoadBalancer>;
  readonly group?: Partial<TargetGroup>;
  readonly target?: Partial<Target>;
};

const groupOfItsOwn = { securityGroups: ["sg-nlb"] };
const withoutGroup = { securityGroups: [] };
const preserve = (value: string): TargetGroup["attributes"] => ({
  known: true,
  value: [{ key: "preserve_client_ip.enabled", value }],
});
const kept: Partial<TargetGroup> = { attributes: preserve("true") };

const given = ({
  into = [],
  outOf = [{ ipProtocol: "-1" }],
  balancer = groupOfItsOwn,
  ...more
}: Given): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    securityGroups: [securityGroup({ groupId: "sg-nlb" }), securityGroup({ groupId: "sg-task" })],
    securityGroupRules: [
      ...into.map((rule, index) =>
        securityGroupRule({
          securityGroupRuleId: `sgr-in-${String(index)}`,
          groupId: "sg-task",
          fromPort: 8080,
          toPort: 8080,
          ...rule,
        }),
      ),
      ...outOf.map((rule, index) =>
        securityGroupRule({
          securityGroupRuleId: `sgr-out-${String(index)}`,
          groupId: "sg-nlb",
          isEgress: true,
          ...rule,
        }),
      ),
      securityGroupRule({ securityGroupRuleId: "sgr-clients", groupId: "sg-nlb", fromPort: 80, toPort: 80 }),
    ],
    managedPrefixLists: [managedPrefixList()],
    networkInterfaces: [
      networkInterface({ description: attachmentArn("attachment-of-eni-1"), groups: [{ groupId: "sg-task" }] }),
      loadBalancerInterface("net/front/1", { groups: (balancer.securityGroups ?? []).map((groupId) => ({ groupId })) }),
    ],
    loadBalancers: [
      loadBalancer({
        loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/front/1",
        type: "network",
        ...balancer,
      }),
    ],
    listeners: [
      listener({
        loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/front/1",
        protocol: "TCP",
      }),
    ],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup({ protocol: "TCP", ...more.group })],
    targetHealth: [targetHealth([target({ state: "unhealthy", reason: "Target.FailedHealthChecks", ...more.target })])],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({ loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }] }),
    ],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [ecsTask()],
  },
});

/** An instance behind a Network Load Balancer without a group, checked on 9000; it keeps its clients unless told otherwise. */
const instance = (attributes: TargetGroup["attributes"]): ScopeContents => ({
  areas: {
    ...given({
      balancer: withoutGroup,
      group: { targetType: "instance", healthCheckPort: "9000", attributes },
      into: [{ ...fromNode, fromPort: 8080, toPort: 9000 }],
      target: { ...healthy, id: "i-1" },
    }).areas,
    ecsServices: [],
    ecsTasks: [],
    ec2Instances: [ec2Instance()],
    networkInterfaces: [
      networkInterface({
        networkInterfaceId: "eni-host",
        privateIpAddress: "10.0.1.20",
        groups: [{ groupId: "sg-task" }],
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
      loadBalancerInterface("net/front/1", { groups: [] }),
    ],
  },
});

const healthy: Partial<Target> = { state: "healthy" };
const fromBalancer = { referencedGroupInfo: { groupId: "sg-nlb" } };
const fromNode = { cidrIpv4: "10.0.1.40/32" };
const fromClients = { cidrIpv4: "0.0.0.0/0" };

testRule(networkLoadBalancerCannotReachTargets, {
  fails: [
    {
      title: "tasks that let nothing in explain that nothing is healthy",
      given: given({}),
      findings: [
        {
          subjectId: "net/front/1",
          says: "ingress",
          severity: "critical",
          confidence: "confirmed",
          affected: [
            "aws/111111111111/eu-west-1/target-group/web/1",
            "aws/111111111111/eu-west-1/ecs-service/shop/web",
          ],
          values: { ports: "tcp/8080", group: "sg-task", source: "sg-nlb", keeps: "false", shut: 1, targets: 1 },
          cli: "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-task --protocol tcp --port 8080 --source-group sg-nlb",
        },
      ],
    },
    {
      title: "the load balancer's group must let the health check out",
      given: given({ into: [fromBalancer], outOf: [] }),
      findings: [{ says: "egress" }],
    },
    {
      title: "clients' ranges do not let in the addresses of the nodes when clients are not kept",
      given: given({ balancer: withoutGroup, into: [{ cidrIpv4: "198.51.100.0/24" }] }),
      findings: [{ says: "ingress", values: { source: "front" } }],
    },
    {
      title: "a kept client is not let in by a rule for the nodes: checks pass, requests do not",
      given: given({ balancer: withoutGroup, group: kept, into: [fromNode], target: healthy }),
      findings: [
        {
          says: "clients",
          severity: "high",
          confidence: "likely",
          values: {
            keeps: "true",
            ports: "tcp/8080",
            group: "sg-task",
            source: "0.0.0.0/0",
            open: "tcp 8080 10.0.1.40/32",
          },
          cli: "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-task --protocol tcp --port 8080 --cidr 0.0.0.0/0",
        },
      ],
    },
    {
      title: "instances keep the client unless told otherwise",
      given: given({
        balancer: withoutGroup,
        group: { protocol: "UDP", healthCheckPort: "9000" },
        into: [{ ...fromNode, fromPort: 9000, toPort: 9000 }],
        target: healthy,
      }),
      findings: [{ says: "clients", values: { ports: "udp/8080" } }],
    },
    {
      title: "naming a client's security group never lets a kept client in",
      given: given({
        balancer: { securityGroups: [], scheme: "internal" },
        group: { ...kept, healthCheckPort: "9000" },
        into: [{ ...fromNode, fromPort: 9000, toPort: 9000 }, { referencedGroupInfo: { groupId: "sg-client" } }],
        target: healthy,
      }),
      findings: [{ says: "clients" }],
    },
    {
      title: "an instance keeps its clients unless told otherwise, and the nodes' addresses do not let them in",
      given: instance({ known: true, value: [] }),
      findings: [{ says: "clients", values: { keeps: "true" } }],
    },
    {
      title: "a target that has not failed its check yet does not confirm it",
      given: given({ target: { state: "initial", reason: undefined } }),
      findings: [{ says: "ingress", confidence: "likely" }],
    },
  ],
  passes: [
    { title: "the load balancer's group as the source is enough", given: given({ into: [fromBalancer] }) },
    {
      title: "also with the client's address kept",
      given: given({ into: [fromBalancer], group: kept, target: healthy }),
    },
    {
      title: "a node's address is enough while clients are not kept",
      given: given({ balancer: withoutGroup, into: [fromNode] }),
    },
    {
      title: "kept clients of the internet need a public range",
      given: given({ balancer: withoutGroup, group: kept, into: [fromNode, fromClients], target: healthy }),
    },
    {
      title: "a prefix list of public ranges is one",
      given: given({
        balancer: withoutGroup,
        group: kept,
        into: [fromNode, { prefixListId: "pl-1" }],
        target: healthy,
      }),
    },
    {
      title: "clients of an internal load balancer may have any address",
      given: given({
        balancer: { securityGroups: [], scheme: "internal" },
        group: kept,
        into: [fromNode],
        target: healthy,
      }),
    },
    {
      title: "an Application Load Balancer is another rule's",
      given: given({ balancer: { type: "application", securityGroups: [] } }),
    },
    { title: "a draining target is left alone", given: given({ target: { state: "draining" } }) },
    {
      title: "told otherwise, it is called by the nodes, whose addresses are let in",
      given: instance(preserve("false")),
    },
    { title: "Lambda functions have no security group to pass", given: given({ group: { targetType: "lambda" } }) },
  ],
  unknown: [
    {
      title: "whether clients are kept, when that was not read",
      given: given({
        group: { attributes: { known: false, problem: denied("elasticloadbalancing:DescribeTargetGroupAttributes") } },
      }),
      because: "DescribeTargetGroupAttributes",
    },
    {
      title: "a prefix list that was not read may hold the clients",
      given: given({
        balancer: withoutGroup,
        group: kept,
        into: [fromNode, { prefixListId: "pl-other" }],
        target: healthy,
      }),
      because: "pl-other",
    },
    {
      title: "a healthy target refutes what its groups seem to say",
      given: given({ target: healthy }),
      because: "healthy although",
    },
  ],
});
