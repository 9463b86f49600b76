import { hairpin } from "#lib/findings/rules/lb-005-hairpin.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { TargetGroup } from "#lib/model/resources/target-group.ts";
import { ec2Instance, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskAttachment,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerArn,
  listenerRule,
  loadBalancer,
  loadBalancerArn,
  target,
  targetGroup,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const dnsName = "front-0123456789abcdef.elb.eu-west-1.amazonaws.com";

type Given = {
  readonly balancer?: Partial<LoadBalancer>;
  readonly group?: Partial<TargetGroup>;
  readonly host?: string;
  readonly port?: number;
  readonly targetId?: string;
  /** The task has an interface of its own, with the address 10.0.1.10. */
  readonly isOwn?: boolean;
};

const given = ({
  balancer = {},
  group = {},
  host = dnsName,
  port = 80,
  targetId = "i-1",
  isOwn = false,
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    loadBalancers: [
      loadBalancer({
        loadBalancerArn: loadBalancerArn("net/front/1"),
        type: "network",
        scheme: "internal",
        dnsName,
        ...balancer,
      }),
    ],
    listeners: [
      listener({
        listenerArn: listenerArn("net/front/1/2"),
        loadBalancerArn: loadBalancerArn("net/front/1"),
        protocol: "TCP",
      }),
    ],
    listenerRules: [listenerRule({ listenerArn: listenerArn("net/front/1/2") })],
    targetGroups: [targetGroup({ targetType: "instance", protocol: "TCP", ...group })],
    targetHealth: [targetHealth([target({ id: targetId, port: 32768 })])],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode: isOwn ? "awsvpc" : "bridge",
        containerDefinitions: [
          containerDefinition({
            networkReferences: [{ from: "environment", name: "SELF", scheme: "tcp", host, port }],
          }),
        ],
      }),
    ],
    ecsServices: [ecsService({ launchType: "EC2" })],
    ecsTasks: [
      ecsTask({
        launchType: "EC2",
        containerInstanceArn: containerInstanceArn(),
        attachments: isOwn ? [taskAttachment("eni-1", "10.0.1.10")] : [],
        containers: [taskContainer({ networkBindings: [{ containerPort: 8080, hostPort: 32768, protocol: "tcp" }] })],
      }),
    ],
    ecsContainerInstances: [ecsContainerInstance()],
    ec2Instances: [ec2Instance()],
    networkInterfaces: [
      networkInterface({
        networkInterfaceId: "eni-host",
        privateIpAddress: "10.0.1.20",
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
    ],
    hostedZones: [hostedZone({ privateZone: true })],
    resourceRecordSets: [
      resourceRecordSet({ name: "relay.example.com", aliasTarget: { hostedZoneId: "Z31USIVHYNEOWT", dnsName } }),
    ],
  },
});

const attribute = (value: string) => ({
  attributes: { known: true as const, value: [{ key: "preserve_client_ip.enabled", value }] },
});

testRule(hairpin, {
  fails: [
    {
      title: "a task on a registered instance calls the load balancer by its own name",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "hairpin",
          severity: "medium",
          confidence: "likely",
          values: { clients: "web", loadBalancer: "front", attribute: "true", where: "web app: SELF" },
        },
      ],
    },
    { title: "or by a record of ours", given: given({ host: "relay.example.com" }), findings: [{ says: "hairpin" }] },
    {
      title: "an attribute that says so is the same",
      given: given({ group: attribute("true") }),
      findings: [{ says: "hairpin" }],
    },
    {
      title: "so does an address that keeps its clients and calls itself",
      given: given({ group: { targetType: "ip", ...attribute("true") }, targetId: "10.0.1.10", isOwn: true }),
      findings: [{ says: "hairpin", values: { targetType: "ip" } }],
    },
    {
      title: "for UDP addresses keep their clients by default",
      given: given({ group: { targetType: "ip", protocol: "TCP_UDP" }, targetId: "10.0.1.10", isOwn: true }),
      findings: [{ says: "hairpin", values: { attribute: "true" } }],
    },
  ],
  passes: [
    {
      title: "without client IP preservation the source is the load balancer's",
      given: given({ group: attribute("false") }),
    },
    {
      title: "addresses do not keep the client's unless told to",
      given: given({ group: { targetType: "ip" }, targetId: "10.0.1.20" }),
    },
    { title: "another port of the load balancer leads elsewhere", given: given({ port: 8443 }) },
    { title: "the task's instance is not a target", given: given({ targetId: "i-9" }) },
    { title: "another name is not the load balancer's", given: given({ host: "other.example.com" }) },
    {
      title: "a call to a public load balancer leaves the VPC and comes back as somebody else's",
      given: given({ balancer: { scheme: "internet-facing" } }),
    },
    { title: "an Application Load Balancer speaks for itself", given: given({ balancer: { type: "application" } }) },
    {
      title: "a neighbour's address is not the task's own",
      given: given({ group: { targetType: "ip", ...attribute("true") }, targetId: "10.0.1.99", isOwn: true }),
    },
    {
      title: "a task with an interface of its own on the instance is another host to it",
      given: given({ isOwn: true }),
    },
  ],
  unknown: [
    {
      title: "attributes that were not read",
      given: given({
        group: {
          attributes: {
            known: false,
            problem: {
              kind: "denied",
              call: "elasticloadbalancing:DescribeTargetGroupAttributes",
              message: "refused",
              at: "2026-11-21T12:00:00.000Z",
            },
          },
        },
      }),
      because: "refused",
    },
  ],
});
