import { deploymentRoom } from "#lib/analysis/capacity/deployment-room.ts";
import { eniSlots, type EniSlots } from "#lib/analysis/capacity/eni-slots.ts";
import { eligibleInstances, fitsByCpuAndMemory, hasExpressions } from "#lib/analysis/capacity/placement.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { fact, listed } from "../fact.ts";
import { groupBy } from "#lib/graph/group-by.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted, runsOnInstances } from "../service-state.ts";
import { lowered } from "../severity.ts";
import { subjectOf } from "../subject.ts";
import { clusterName, interfaceEvent } from "./eni-001-no-interface-for-a-task.ts";

/** A service with the instances of its cluster, and what looking them up needs. */
type Subject = {
  readonly service: ServicePlace;
  readonly instances: readonly ContainerInstancePlace[];
  readonly typesByName: ReadonlyMap<string, InstanceType>;
  readonly zonesBySubnet: ReadonlyMap<string, string | undefined>;
  readonly scalingProviders: ReadonlySet<string>;
};

/** An instance with its interface places and how many tasks it would take by CPU and memory alone. */
type Room = {
  readonly place: ContainerInstancePlace;
  readonly slots: EniSlots;
  readonly free: number;
  readonly otherwise: number;
};

/** ENI-002: the interfaces left cannot carry the desired tasks, or a deployment. */
export const tooFewInterfaces = defineRule({
  id: "ENI-002",
  slug: "too-few-interfaces",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "instanceTypes",
    "networkInterfaces",
    "subnets",
    "capacityProviders",
  ],
  text: {
    title: "Too few network interfaces for the desired tasks or a deployment",
    why: "In awsvpc mode every task takes a network interface of its container instance. When none is left, tasks stay unplaced and a deployment stops half-way.",
    fix: "Add container instances or use a larger type; one type larger may buy a single place. Or enable awsvpcTrunking and replace the instances with a type that supports it, or let a deployment stop tasks first: maximumPercent 100, minimumHealthyPercent 50 (0 for a single task).",
    limits:
      "Places on instances with a trunk are not told by any API and stay unknown, as do placement expressions. Whether an Auto Scaling group may still grow is not read.",
    says: {
      desired:
        "{service} is short of {short|task|tasks} in cluster {cluster}, and there is room for {free}: network interfaces run out",
      surge:
        "A deployment of {service} cannot start {surge|task|tasks} in cluster {cluster}: {free|network interface is|network interfaces are} free",
      daemon:
        "{service} cannot run on {short|container instance|container instances} of cluster {cluster}: no network interface is free there",
    },
    figures: {
      desired:
        "Desired {desired}, running {running}. The {instances|eligible container instance holds|eligible container instances hold} {limit|task interface|task interfaces}, of which {used} are used: {table}.",
      surge:
        "Desired {desired}, running {running}, maximumPercent allows {maxTasks}. The {instances|eligible container instance holds|eligible container instances hold} {limit|task interface|task interfaces}, of which {used} are used: {table}.",
      daemon: "Of {instances|eligible container instance|eligible container instances}, these have none free: {table}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html"],
  subjects: ({ scope, topology, items }) => {
    const byCluster = groupBy(inScope(topology.containerInstances, scope), ({ item }) => item.clusterArn);
    const shared = {
      typesByName: new Map(items.instanceTypes.map((type) => [type.instanceType, type])),
      zonesBySubnet: new Map(items.subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone])),
      scalingProviders: new Set(
        items.capacityProviders.flatMap(({ name, managedScalingStatus }) =>
          managedScalingStatus === "ENABLED" ? [name] : [],
        ),
      ),
    };
    return inScope(topology.services, scope)
      .filter(({ item, networkMode }) => isWanted(item) && runsOnInstances(item) && networkMode === "awsvpc")
      .map((service): Subject => ({ service, instances: byCluster.get(service.item.clusterArn) ?? [], ...shared }));
  },
  check: (subject, { now, scope }) => {
    const { service } = subject;
    const { item } = service;
    if (interfaceEvent(service, now) !== undefined) return [];
    const rooms = roomsOf(subject);
    if (rooms.length === 0) return { unknown: `${item.serviceName} has no eligible container instance.` };
    const unknown = rooms.find((room) => "unknown" in room);
    if (unknown !== undefined && "unknown" in unknown) return { unknown: unknown.unknown };
    const known = rooms.flatMap((room) => ("unknown" in room ? [] : [room]));
    const need = needOf(service, known);
    const free = known.reduce((total, room) => total + room.free, 0);
    const placeable = known.reduce((total, room) => total + Math.min(room.free, room.otherwise), 0);
    const otherwise = known.reduce((total, room) => total + room.otherwise, 0);
    // When CPU or memory would stop the same tasks, interfaces are not what binds.
    const binds = need.says === "daemon" || placeable < otherwise;
    if (need.tasks === 0 || (need.says !== "daemon" && free >= need.tasks) || !binds) {
      return hasExpressions(item) && need.tasks > 0
        ? { unknown: `${item.serviceName} is placed by expressions that are not evaluated.` }
        : [];
    }
    const mayGrow = item.capacityProviderStrategy.some(({ capacityProvider }) =>
      subject.scalingProviders.has(capacityProvider),
    );
    const stated = need.says === "surge" ? "medium" : "high";
    const shown = need.says === "daemon" ? need.lacking : known;
    return [
      {
        ...subjectOf(service.urn),
        says: need.says,
        severity: mayGrow ? lowered(stated) : stated,
        confidence: isWaiting(service, now) ? "confirmed" : "likely",
        values: {
          service: item.serviceName,
          cluster: clusterName(item.clusterArn),
          desired: item.desiredCount,
          running: item.runningCount,
          short: need.tasks,
          surge: need.tasks,
          maxTasks: deploymentRoom(item)?.maxTasks ?? item.desiredCount,
          free,
          instances: known.length,
          limit: known.reduce((total, { slots }) => total + (slots.taskLimit ?? 0), 0),
          used: known.reduce((total, { slots }) => total + slots.taskUsed, 0),
          table: listed(shown.map(rowOf)),
        },
        affected: [service.urn],
        because: [
          fact(
            service.urn,
            "ecsServices",
            `desiredCount = ${item.desiredCount}, runningCount = ${item.runningCount}, pendingCount = ${item.pendingCount}`,
          ),
          ...shown.map((room) => fact(room.place.urn, "networkInterfaces", rowOf(room))),
        ],
        ...(need.says === "surge"
          ? {
              cli: awsCommand(scope.region, "ecs update-service", {
                cluster: item.clusterArn,
                service: item.serviceArn,
                "deployment-configuration": `maximumPercent=100,minimumHealthyPercent=${stoppablePercent(item.desiredCount)}`,
              }),
            }
          : {}),
        about: [service.urn, service.clusterUrn, ...service.targetGroupUrns],
      },
    ];
  },
});

/** The eligible instances with their room, or why the room of one is not known. */
function roomsOf({
  service,
  instances,
  typesByName,
  zonesBySubnet,
}: Subject): readonly (Room | { readonly unknown: string })[] {
  const zones = (service.item.awsvpcConfiguration?.subnets ?? []).map((subnetId) => zonesBySubnet.get(subnetId));
  const known = new Set(zones.filter((zone) => zone !== undefined));
  const eligible = eligibleInstances(
    service.item,
    instances,
    known.size === zones.length && known.size > 0 ? known : undefined,
  );
  return eligible.map((place) => {
    const name = place.item.ec2InstanceId ?? place.item.containerInstanceArn;
    const slots = eniSlots(place, typesByName.get(place.instance?.item.instanceType ?? ""));
    if (slots === undefined) return { unknown: `How many network interfaces ${name} can hold was not read.` };
    if (slots.taskFree === undefined)
      return { unknown: `How many tasks the trunk of ${name} carries is not told by any API.` };
    const fits =
      service.taskDefinition === undefined ? undefined : fitsByCpuAndMemory(place.item, service.taskDefinition);
    return { place, slots, free: slots.taskFree, otherwise: fits ?? Infinity };
  });
}

type Need = {
  readonly says: "desired" | "surge" | "daemon";
  readonly tasks: number;
  readonly lacking: readonly Room[];
};

/** How many interfaces the service needs now, or at its next deployment. */
function needOf(service: ServicePlace, rooms: readonly Room[]): Need {
  const { item } = service;
  if (item.schedulingStrategy === "DAEMON") {
    const covered = new Set(service.tasks.map(({ containerInstance }) => containerInstance?.urn));
    const lacking = rooms.filter(({ place, free }) => free === 0 && !covered.has(place.urn));
    return { says: "daemon", tasks: lacking.length, lacking };
  }
  const short = item.desiredCount - item.runningCount - item.pendingCount;
  if (short > 0) return { says: "desired", tasks: short, lacking: [] };
  const room = deploymentRoom(item);
  const needsRoom = room !== undefined && room.maxTasks > item.desiredCount && !room.stopsFirst;
  return { says: "surge", tasks: needsRoom ? room.surge : 0, lacking: [] };
}

/** A minimumHealthyPercent that lets ECS stop one task: half of one is rounded up to one. */
function stoppablePercent(desiredCount: number): number {
  return desiredCount === 1 ? 0 : 50;
}

/** Whether a task of the service has been waiting for its interface for five minutes. */
function isWaiting({ tasks }: ServicePlace, now: string): boolean {
  const isOld = ({ lastStatus, createdAt }: EcsTask): boolean =>
    lastStatus === "PROVISIONING" && createdAt !== undefined && Date.parse(now) - Date.parse(createdAt) > 5 * 60_000;
  return tasks.some(({ item }) => isOld(item));
}

/** `i-1 t2.small 3/3`: attached of what the type holds. */
function rowOf({ place, slots }: Room): string {
  const name = place.item.ec2InstanceId ?? place.item.containerInstanceArn;
  return `${name} ${place.instance?.item.instanceType ?? "?"} ${slots.attached}/${slots.max}`;
}
