import fc from "fast-check";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { Target } from "#lib/model/resources/target-group.ts";
import { ec2Instance, networkInterface } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
  taskContainer,
  taskDefinitionArn,
} from "#tests/support/ecs-records.ts";
import {
  forwardAction,
  listener,
  listenerArn,
  listenerRule,
  listenerRuleArn,
  loadBalancer,
  loadBalancerArn,
  loadBalancerInterface,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { REGION } from "#tests/support/snapshots.ts";
import { networks } from "./generate-network.ts";
import type { Areas } from "./oracle/network.ts";

const zones = ["a", "b", "a"] as const;
const isMostly = (usual: boolean) => fc.constantFrom(usual, usual, usual, usual, !usual);

const taskShape = fc.record({
  mode: fc.constantFrom("awsvpc", "awsvpc", "awsvpc", "bridge", "bridge", "host", "none"),
  place: fc.integer({ min: 0, max: 2 }),
  host: fc.integer({ min: 0, max: 1 }),
  groups: fc.subarray(["a", "b"], { minLength: 1 }),
  port: fc.constantFrom(80, 443),
  hostPort: fc.constantFrom(80, 443, 40000),
  isUdp: isMostly(false),
  isRunning: isMostly(true),
  service: fc.constantFrom("web", "web", "api"),
});

const balancerShape = fc.record({
  type: fc.constantFrom("application", "network"),
  scheme: fc.constantFrom("internet-facing", "internal"),
  places: fc.constantFrom([0, 1], [2, 1], [0], [1]),
  groups: fc.subarray(["a", "b"], { minLength: 1 }),
  isFiltered: fc.boolean(),
  isCrossing: fc.constantFrom(undefined, "true", "false"),
  isGroupCrossing: fc.constantFrom(undefined, undefined, "use_load_balancer_configuration", "true", "false"),
  targetType: fc.constantFrom("ip", "ip", "instance"),
  preserving: fc.constantFrom(undefined, undefined, "true", "false"),
  protocol: fc.constantFrom("TCP", "TCP", "TCP_UDP", "UDP"),
  port: fc.constantFrom(80, 443),
  targetPorts: fc.array(fc.constantFrom(80, 443, 40000), { minLength: 3, maxLength: 3 }),
  healths: fc.array(fc.constantFrom("healthy", "healthy", "unhealthy"), { minLength: 3, maxLength: 3 }),
  count: fc.integer({ min: 0, max: 3 }),
});

type TaskShape = typeof taskShape extends fc.Arbitrary<infer Value> ? Value : never;
type BalancerShape = typeof balancerShape extends fc.Arbitrary<infer Value> ? Value : never;

/** Networks with tasks in every mode, their hosts, and two load balancers, all in the first VPC. */
export const workloads: fc.Arbitrary<Areas> = fc
  .tuple(networks, fc.array(taskShape, { minLength: 3, maxLength: 6 }), fc.tuple(balancerShape, balancerShape))
  .map(([areas, tasks, balancers]) => {
    const taskAreas = areasOfTasks(tasks);
    const own = tasks.flatMap(({ mode, place }, i) => (mode === "awsvpc" ? [addressOf(place, 140 + i)] : []));
    const balancerAreas = balancers.map((drawn, i) => areasOfBalancer(drawn, i, own));
    const merged: Record<string, readonly unknown[]> = { ...areas };
    for (const some of [taskAreas, ...balancerAreas])
      for (const [name, items] of Object.entries(some)) merged[name] = [...(merged[name] ?? []), ...items];
    // Each list was joined with others of its own name.
    return merged;
  });

const subnetIdOf = (place: number) => `subnet-0${String(place + 1)}`;
const addressOf = (place: number, host: number) => `10.0.${String(place + 1)}.${String(host)}`;
const zoneOf = (place: number) => `${REGION}${zones[place] ?? "a"}`;

function interfaceAt(place: number, host: number, groups: readonly string[]) {
  return {
    vpcId: "vpc-0",
    subnetId: subnetIdOf(place),
    availabilityZone: zoneOf(place),
    privateIpAddress: addressOf(place, host),
    groups: groups.map((g) => ({ groupId: `sg-0${g}` })),
  };
}

function areasOfTasks(tasks: readonly TaskShape[]): Areas {
  const hosts = [0, 1];
  return {
    ecsClusters: [ecsCluster()],
    ecsServices: ["web", "api"].map((serviceName) => ecsService({ serviceName })),
    ecsTaskDefinitions: tasks.map(({ mode, port, hostPort, isUdp }, i) =>
      ecsTaskDefinition({
        taskDefinitionArn: taskDefinitionArn(`t${String(i)}:1`),
        family: `t${String(i)}`,
        networkMode: mode,
        requiresCompatibilities: [mode === "awsvpc" ? "FARGATE" : "EC2"],
        containerDefinitions: [
          containerDefinition({
            portMappings: [
              {
                containerPort: port,
                protocol: isUdp ? "udp" : "tcp",
                ...(mode === "bridge" ? { hostPort: hostPort === 40000 ? 0 : hostPort } : { hostPort: port }),
              },
            ],
          }),
        ],
      }),
    ),
    ecsTasks: tasks.map((drawn, i) => taskOf(drawn, i)),
    ecsContainerInstances: hosts.map((i) =>
      ecsContainerInstance({
        containerInstanceArn: containerInstanceArn(`ci-${String(i)}`),
        ec2InstanceId: `i-${String(i)}`,
      }),
    ),
    ec2Instances: hosts.map((i) =>
      ec2Instance({
        instanceId: `i-${String(i)}`,
        vpcId: "vpc-0",
        subnetId: subnetIdOf(i),
        availabilityZone: zoneOf(i),
        privateIpAddress: addressOf(i, 60 + i),
      }),
    ),
    networkInterfaces: [
      ...hosts.map((i) =>
        networkInterface({
          networkInterfaceId: `eni-host-${String(i)}`,
          ...interfaceAt(i, 60 + i, [i === 0 ? "a" : "b"]),
          attachment: {
            attachmentId: `eni-attach-${String(i)}`,
            instanceId: `i-${String(i)}`,
            deviceIndex: 0,
            status: "attached",
          },
        }),
      ),
      ...tasks.flatMap(({ mode, place, groups, isRunning }, i) =>
        mode === "awsvpc" && isRunning
          ? [networkInterface({ networkInterfaceId: `eni-task-${String(i)}`, ...interfaceAt(place, 140 + i, groups) })]
          : [],
      ),
    ],
  };
}

function taskOf(drawn: TaskShape, i: number): EcsTask {
  const { mode, place, host, port, hostPort, isUdp, isRunning, service } = drawn;
  const isOwn = mode === "awsvpc";
  const binding = { bindIp: "0.0.0.0", protocol: isUdp ? "udp" : "tcp", containerPort: port };
  const bindings =
    mode === "bridge" ? [{ ...binding, hostPort }] : mode === "host" ? [{ ...binding, hostPort: port }] : [];
  return ecsTask({
    taskArn: taskArn(`t${String(i)}`),
    taskDefinitionArn: taskDefinitionArn(`t${String(i)}:1`),
    group: `service:${service}`,
    lastStatus: isRunning ? "RUNNING" : "STOPPED",
    desiredStatus: isRunning ? "RUNNING" : "STOPPED",
    launchType: isOwn ? "FARGATE" : "EC2",
    availabilityZone: zoneOf(isOwn ? place : host),
    attachments: isOwn ? [taskAttachment(`eni-task-${String(i)}`, addressOf(place, 140 + i))] : [],
    containers: [taskContainer({ networkBindings: isRunning ? bindings : [] })],
    ...(isOwn ? {} : { containerInstanceArn: containerInstanceArn(`ci-${String(host)}`) }),
  });
}

function areasOfBalancer(drawn: BalancerShape, i: number, addresses: readonly string[]): Areas {
  const isNetwork = drawn.type === "network";
  const tail = `${isNetwork ? "net" : "app"}/lb${String(i)}/${String(i)}`;
  const arn = loadBalancerArn(tail);
  const group = targetGroupArn(`tg${String(i)}/${String(i)}`);
  const groups = isNetwork && !drawn.isFiltered ? [] : drawn.groups;
  const protocol = isNetwork ? drawn.protocol : "HTTP";
  const shared = {
    loadBalancerArn: arn,
    loadBalancerName: `lb${String(i)}`,
    dnsName: `lb${String(i)}-1.${REGION}.elb.amazonaws.com`,
  };
  const targets = targetsOf(drawn, addresses);
  return {
    loadBalancers: [balancerOf(drawn, { ...shared, securityGroups: groups.map((g) => `sg-0${g}`) })],
    listeners: [
      listener({
        listenerArn: listenerArn(`${tail}/1`),
        loadBalancerArn: arn,
        port: drawn.port,
        protocol,
        defaultActions: [forwardAction(group)],
      }),
    ],
    listenerRules: isNetwork
      ? []
      : [
          listenerRule({
            ruleArn: listenerRuleArn(`${tail}/1/2`),
            listenerArn: listenerArn(`${tail}/1`),
            actions: [forwardAction(group)],
          }),
        ],
    targetGroups: [
      targetGroup({
        targetGroupArn: group,
        targetGroupName: `tg${String(i)}`,
        protocol,
        port: 80,
        vpcId: "vpc-0",
        targetType: drawn.targetType,
        loadBalancerArns: [arn],
        attributes: {
          known: true,
          value: [
            ...keyed("load_balancing.cross_zone.enabled", drawn.isGroupCrossing),
            ...keyed("preserve_client_ip.enabled", isNetwork ? drawn.preserving : undefined),
          ],
        },
      }),
    ],
    targetHealth: [targetHealth(targets, group)],
    networkInterfaces: drawn.places.map((place) =>
      loadBalancerInterface(tail, {
        networkInterfaceId: `eni-lb-${String(i)}${String(place)}`,
        ...interfaceAt(place, 200 + i, groups),
        ...(drawn.scheme === "internet-facing"
          ? { association: { publicIp: `192.0.2.${String(100 + i * 10 + place)}` } }
          : {}),
      }),
    ),
  };
}

function keyed(key: string, value: string | undefined) {
  return value === undefined ? [] : [{ key, value }];
}

function targetsOf(drawn: BalancerShape, addresses: readonly string[]): readonly Target[] {
  const ids = drawn.targetType === "instance" ? ["i-0", "i-1"] : addresses;
  return ids.slice(0, drawn.count).map((id, at) =>
    target({
      id,
      port: drawn.targetPorts[at] ?? 80,
      state: drawn.healths[at] ?? "healthy",
      availabilityZone: zoneOfTarget(id),
    }),
  );
}

function zoneOfTarget(id: string): string {
  return id.startsWith("i-") ? zoneOf(Number(id.slice(2))) : zoneOf(Number(id.split(".")[2]) - 1);
}

function balancerOf(drawn: BalancerShape, shared: Partial<LoadBalancer>): LoadBalancer {
  return loadBalancer({
    ...shared,
    type: drawn.type,
    scheme: drawn.scheme,
    vpcId: "vpc-0",
    availabilityZones: drawn.places.map((place) => ({
      zoneName: zoneOf(place),
      subnetId: subnetIdOf(place),
      loadBalancerAddresses: [],
    })),
    attributes: {
      known: true,
      value: keyed("load_balancing.cross_zone.enabled", drawn.type === "network" ? drawn.isCrossing : "true"),
    },
  });
}
