import { deploymentRoom, tasksToStart } from "#lib/analysis/capacity/deployment-room.ts";
import { growingProviders } from "#lib/analysis/capacity/launch.ts";
import { eniSlots, type EniSlots } from "#lib/analysis/capacity/eni-slots.ts";
import {
  eligibleInstances,
  fitsByCpuAndMemory,
  hasUntoldExpressions,
  subnetZones,
} from "#lib/analysis/capacity/placement.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { fact, listed } from "../fact.ts";
import type { Because, Values } from "../finding.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted, runsOnInstances } from "../service-state.ts";
import { lowered } from "../severity.ts";
import { subjectOf } from "../subject.ts";
import { clusterName } from "../clusters.ts";
import { interfaceEvent } from "./eni-001-no-interface-for-a-task.ts";

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
  symptomOf: ["ENI-003", "ENI-004"],
  text: {
    title: "Too few network interfaces for the desired tasks or a deployment",
    why: "In awsvpc mode every task takes a network interface of its container instance. When none is left, tasks stay unplaced and a deployment stops half-way.",
    fix: "Add container instances or use a larger type; one type larger may buy a single place. Or enable awsvpcTrunking and replace the instances with a type that supports it, or let a deployment stop tasks first: maximumPercent 100, minimumHealthyPercent 50 (0 for a single task).",
    limits:
      "What a trunk carries follows from AWS's list of instance types; on a type it does not name it stays unknown. Placement expressions are evaluated as far as they compare attributes. Whether an Auto Scaling group may still grow is not read.",
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
      scalingProviders: growingProviders(items.capacityProviders),
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
    if ("unknown" in rooms) return rooms;
    const need = needOf(service, rooms);
    if (!runsOut(need, rooms)) {
      const isUntold = hasUntoldExpressions(
        service,
        rooms.map(({ place }) => place),
      );
      return isUntold && need.tasks > 0
        ? { unknown: `${item.serviceName} is placed by an expression that is not evaluated.` }
        : [];
    }
    const stated = need.says === "surge" ? "medium" : "high";
    const shown = need.says === "daemon" ? need.lacking : rooms;
    return [
      {
        ...subjectOf(service.urn),
        says: need.says,
        severity: mayGrow(subject) ? lowered(stated) : stated,
        confidence: isWaiting(service, now) ? "confirmed" : "likely",
        values: valuesOf(service, { need, rooms, shown }),
        affected: [service.urn],
        because: [countsFact(service), ...shown.map((room) => fact(room.place.urn, "networkInterfaces", rowOf(room)))],
        ...(need.says === "surge" ? { cli: stopFirst(item, scope.region) } : {}),
        about: [service.urn, service.clusterUrn, ...service.targetGroupUrns],
      },
    ];
  },
});

type Found = { readonly need: Need; readonly rooms: readonly Room[]; readonly shown: readonly Room[] };

function valuesOf({ item }: ServicePlace, { need, rooms, shown }: Found): Values {
  return {
    service: item.serviceName,
    cluster: clusterName(item.clusterArn),
    desired: item.desiredCount,
    running: item.runningCount,
    short: need.tasks,
    surge: need.tasks,
    maxTasks: deploymentRoom(item)?.maxTasks ?? item.desiredCount,
    free: sum(rooms, ({ free }) => free),
    instances: rooms.length,
    limit: sum(rooms, ({ slots }) => slots.taskLimit ?? 0),
    used: sum(rooms, ({ slots }) => slots.taskUsed),
    table: listed(shown.map(rowOf)),
  };
}

/** Whether interfaces, and not CPU or memory, keep the tasks from being placed. */
function runsOut(need: Need, rooms: readonly Room[]): boolean {
  if (need.tasks === 0 || need.says === "daemon") return need.tasks > 0;
  const placeable = sum(rooms, ({ free, otherwise }) => Math.min(free, otherwise));
  return sum(rooms, ({ free }) => free) < need.tasks && placeable < sum(rooms, ({ otherwise }) => otherwise);
}

/** Whether a capacity provider of the service scales its group out by itself. */
function mayGrow({ service, scalingProviders }: Subject): boolean {
  return service.item.capacityProviderStrategy.some(({ capacityProvider }) => scalingProviders.has(capacityProvider));
}

function sum(rooms: readonly Room[], count: (room: Room) => number): number {
  return rooms.reduce((total, room) => total + count(room), 0);
}

function countsFact({ urn, item: { desiredCount, runningCount, pendingCount } }: ServicePlace): Because {
  const counts = { desiredCount, runningCount, pendingCount };
  const text = Object.entries(counts).map(([name, count]) => `${name} = ${count}`);
  return fact(urn, "ecsServices", text.join(", "));
}

/** Lets a deployment stop a task before it starts the next; half of one is rounded up to one. */
function stopFirst({ clusterArn, serviceArn, desiredCount }: EcsService, region: string): string {
  const minimum = desiredCount === 1 ? 0 : 50;
  return awsCommand(region, "ecs update-service", {
    cluster: clusterArn,
    service: serviceArn,
    "deployment-configuration": `maximumPercent=100,minimumHealthyPercent=${minimum}`,
  });
}

/** The eligible instances with their room, or why the room of one is not known. */
function roomsOf(subject: Subject): readonly Room[] | { readonly unknown: string } {
  const { service, instances, zonesBySubnet } = subject;
  const eligible = eligibleInstances(service, instances, subnetZones(service.item, zonesBySubnet));
  if (eligible.length === 0) return { unknown: `${service.item.serviceName} has no eligible container instance.` };
  const rooms: Room[] = [];
  for (const place of eligible) {
    const room = roomOn(place, subject);
    if ("unknown" in room) return room;
    rooms.push(room);
  }
  return rooms;
}

function roomOn(place: ContainerInstancePlace, { service, typesByName }: Subject): Room | { readonly unknown: string } {
  const name = place.item.ec2InstanceId ?? place.item.containerInstanceArn;
  const slots = eniSlots(place, typesByName.get(place.instance?.item.instanceType ?? ""));
  if (slots === undefined) return { unknown: `How many network interfaces ${name} can hold was not read.` };
  if (slots.taskFree === undefined) {
    return { unknown: `How many tasks the trunk of ${name} carries is not known for its type.` };
  }
  const definition = service.taskDefinition;
  const fits = definition === undefined ? undefined : fitsByCpuAndMemory(place.item, definition);
  return { place, slots, free: slots.taskFree, otherwise: fits ?? Infinity };
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
    // Where CPU or memory keeps it away, an interface would not help.
    const lacking = rooms.filter(
      ({ place, free, otherwise }) => free === 0 && otherwise > 0 && !covered.has(place.urn),
    );
    return { says: "daemon", tasks: lacking.length, lacking };
  }
  const { why, tasks } = tasksToStart(item);
  return { says: why === "desired" ? "desired" : "surge", tasks: why === "replacement" ? 0 : tasks, lacking: [] };
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
