import { subnetIsFull } from "#lib/findings/rules/ipam-001-subnet-is-full.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { ec2Instance, networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly subnet?: Partial<Subnet>;
  readonly other?: Partial<Subnet>;
  readonly service?: Partial<EcsService>;
  readonly networkMode?: string;
  readonly task?: Partial<EcsTask>;
  readonly stopped?: Partial<EcsTask>;
  readonly balancers?: readonly ReturnType<typeof loadBalancer>[];
  /** Of others than the service, which runs in the other subnet then. */
  readonly interfaces?: readonly NetworkInterface[];
  readonly machine?: Partial<Ec2Instance>;
};

const awsvpcConfiguration = (...subnets: readonly string[]) => ({ subnets, securityGroups: ["sg-1"] });

const given = (changes: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [
      subnet({ cidrBlock: "10.0.1.0/28", availableIpAddressCount: 0, ...changes.subnet }),
      subnet({
        subnetId: "subnet-2",
        cidrBlock: "10.0.2.0/28",
        availabilityZone: "eu-west-1b",
        availableIpAddressCount: 3,
        ...changes.other,
      }),
    ],
    loadBalancers: changes.balancers ?? [],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService(changes.service)],
    ecsTaskDefinitions: [ecsTaskDefinition({ networkMode: changes.networkMode ?? "awsvpc" })],
    ecsTasks: [
      ecsTask(changes.task),
      ...(changes.stopped === undefined
        ? []
        : [
            ecsTask({
              taskArn: taskArn("task-2"),
              lastStatus: "STOPPED",
              desiredStatus: "STOPPED",
              stoppedAt: "2026-11-21T11:40:00.000Z",
              attachments: [taskAttachment("eni-2", "", { status: "DELETED" })],
              ...changes.stopped,
            }),
          ]),
    ],
    ec2Instances: [ec2Instance(changes.machine)],
    networkInterfaces: [
      networkInterface({ description: attachmentArn("attachment-of-eni-1") }),
      ...(changes.interfaces ?? []),
    ],
  },
});

/** The service is in the other subnet; an instance of its own interface is in the full one. */
const beside = (...interfaces: readonly NetworkInterface[]): Given => ({
  service: { awsvpcConfiguration: awsvpcConfiguration("subnet-2") },
  interfaces,
});
const host = (overrides: Partial<NetworkInterface> = {}) =>
  networkInterface({
    networkInterfaceId: "eni-host",
    description: "",
    attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
    ...overrides,
  });
const ofGroup: Partial<Ec2Instance> = { tags: [{ key: "aws:autoscaling:groupName", value: "workers" }] };

const refusal =
  "Unexpected EC2 error while attempting to create a network interface: InsufficientFreeAddressesInSubnet";

testRule(subnetIsFull, {
  fails: [
    {
      title: "a service's only subnet without a free address is high",
      given: given(),
      findings: [
        {
          subjectId: "subnet-1",
          says: "full",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: {
            free: 0,
            usable: 11,
            cidr: "10.0.1.0/28",
            owners: "ecs-task 1",
            unaccounted: 10,
            reservations: "—",
          },
        },
      ],
    },
    {
      title: "a task that stopped within the hour for want of an address confirms it, and it is critical",
      given: given({ stopped: { stoppedReason: refusal } }),
      findings: [
        { says: "refused", severity: "critical", confidence: "confirmed", values: { at: "2026-11-21T11:40:00.000Z" } },
      ],
    },
    {
      title: "tasks that somebody ran by hand are refused like those of a service",
      given: given({
        service: { awsvpcConfiguration: awsvpcConfiguration("subnet-2") },
        stopped: {
          group: "family:nightly",
          stoppedReason: refusal,
          attachments: [taskAttachment("eni-2", "", { status: "DELETED" })],
        },
      }),
      findings: [
        {
          subjectId: "subnet-1",
          says: "refused",
          severity: "critical",
          affected: ["aws/111111111111/eu-west-1/ecs-cluster/shop"],
          values: { service: "family:nightly" },
        },
      ],
    },
    {
      title: "a refusal holds while fewer addresses are free than tasks are missing",
      given: given({
        subnet: { availableIpAddressCount: 2 },
        service: { desiredCount: 4, runningCount: 1 },
        stopped: { stoppedReason: refusal },
      }),
      findings: [{ says: "refused", values: { free: 2 } }],
    },
    {
      title: "a service that can start tasks in another subnet makes it medium",
      given: given({ service: { awsvpcConfiguration: awsvpcConfiguration("subnet-1", "subnet-2") } }),
      findings: [{ says: "zone", severity: "medium", affected: [] }],
    },
    {
      title: "an Application Load Balancer wants addresses in each of its subnets",
      given: given({ service: { awsvpcConfiguration: awsvpcConfiguration("subnet-2") }, balancers: [loadBalancer()] }),
      findings: [{ subjectId: "subnet-1", says: "full", values: { consumers: "front" } }],
    },
    {
      title: "a Classic Load Balancer wants some too, as its interfaces tell",
      given: given(beside(loadBalancerInterface("old"))),
      findings: [{ subjectId: "subnet-1", says: "full", severity: "high", values: { consumers: "old" } }],
    },
    {
      title: "an Auto Scaling group can start no instance there",
      given: given({ ...beside(host()), machine: ofGroup }),
      findings: [{ says: "full", severity: "high", values: { consumers: "Auto Scaling workers" } }],
    },
    {
      title: "a group that is seen in another subnet with room starts its instances there",
      given: given({
        ...beside(
          host(),
          host({ networkInterfaceId: "eni-host2", subnetId: "subnet-2", privateIpAddress: "10.0.2.9" }),
        ),
        machine: ofGroup,
      }),
      findings: [{ says: "zone", severity: "medium", affected: [], values: { consumers: "Auto Scaling workers" } }],
    },
    {
      title: "the pods of Amazon EKS take addresses of the subnet of their node, wherever there is room",
      given: given(
        beside(
          host({ description: "aws-K8S-i-1", tags: [{ key: "cluster.k8s.amazonaws.com/name", value: "shop" }] }),
          host({
            networkInterfaceId: "eni-host2",
            subnetId: "subnet-2",
            privateIpAddress: "10.0.2.9",
            description: "aws-K8S-i-1",
            tags: [{ key: "cluster.k8s.amazonaws.com/name", value: "shop" }],
          }),
        ),
      ),
      findings: [{ says: "full", severity: "high", values: { consumers: "EKS shop" } }],
    },
    {
      title: "fewer addresses than tasks that wait is out of addresses too",
      given: given({ subnet: { availableIpAddressCount: 1 }, service: { pendingCount: 2 } }),
      findings: [{ says: "full", values: { free: 1 } }],
    },
  ],
  passes: [
    {
      title: "one free address is enough for a service that waits for none",
      given: given({ subnet: { availableIpAddressCount: 1 } }),
    },
    {
      title: "a task that waits with an address in hand waits for none",
      given: given({
        subnet: { availableIpAddressCount: 1 },
        service: { desiredCount: 3, runningCount: 0, pendingCount: 2 },
        task: { lastStatus: "PENDING" },
      }),
    },
    {
      title: "a subnet that nothing grows in may be full",
      given: given({ service: { awsvpcConfiguration: awsvpcConfiguration("subnet-2") } }),
    },
    {
      title: "a Network Load Balancer has its addresses already",
      given: given({
        service: { awsvpcConfiguration: awsvpcConfiguration("subnet-2") },
        balancers: [loadBalancer({ type: "network" })],
      }),
    },
    { title: "an instance that nobody scales has its address", given: given(beside(host())) },
    {
      title: "one address is room for a group",
      given: given({ ...beside(host()), machine: ofGroup, subnet: { availableIpAddressCount: 1 } }),
    },
    {
      title: "databases and endpoints that are placed grow no more",
      given: given(
        beside(
          networkInterface({ networkInterfaceId: "eni-db", description: "RDSNetworkInterface" }),
          networkInterface({ networkInterfaceId: "eni-vpce", interfaceType: "vpc_endpoint" }),
        ),
      ),
    },
    {
      title: "bridge tasks take no address",
      given: given({ networkMode: "bridge", service: { awsvpcConfiguration: undefined } }),
    },
    {
      title: "an IPv6-only subnet has no IPv4 addresses to run out of",
      given: given({ subnet: { ipv6Native: true } }),
    },
    { title: "a parked service grows nowhere", given: given({ service: { desiredCount: 0, runningCount: 0 } }) },
    {
      title: "a refusal of long ago is over once the service has its tasks",
      given: given({
        subnet: { availableIpAddressCount: 4 },
        stopped: { stoppedReason: refusal, stoppedAt: "2026-11-21T10:40:00.000Z" },
      }),
    },
    {
      title: "a refusal is over once enough addresses are free again, whatever else keeps the tasks away",
      given: given({
        subnet: { availableIpAddressCount: 9 },
        service: { desiredCount: 4, runningCount: 1 },
        stopped: { stoppedReason: refusal },
      }),
    },
    {
      title: "a task that somebody ran by hand was refused, and there is room again",
      given: given({
        subnet: { availableIpAddressCount: 1 },
        service: { awsvpcConfiguration: awsvpcConfiguration("subnet-2") },
        stopped: { group: "family:nightly", stoppedReason: refusal },
      }),
    },
  ],
  unknown: [
    {
      title: "without the tasks nobody can say whether those that wait have their address",
      given: {
        ...given({ subnet: { availableIpAddressCount: 1 }, service: { pendingCount: 2 } }),
        incomplete: ["ecsTasks"],
      },
      because: "ecsTasks",
    },
    {
      title: "subnets that were not read are not known to have room",
      given: { areas: { ...given().areas, subnets: [] }, incomplete: ["subnets"] },
      because: "subnets",
    },
  ],
});
