import {
  isHeldUp,
  interfaceRooms,
  isInterfaceBound,
  type InterfaceRoom,
  type RoomTables,
} from "#lib/analysis/capacity/interface-room.ts";
import { trunkLimit } from "#lib/analysis/capacity/trunk-limit.ts";
import { isWindowsHost } from "#lib/analysis/operating-system.ts";
import type { ServicePlace } from "#lib/graph/topology.ts";
import {
  clustersInScope,
  instanceName,
  roomTables,
  trunkingRecord,
  trunkingSetting,
  type ClusterPlace,
} from "../clusters.ts";
import { distinct, fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent, runsOnInstances } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Subject = {
  readonly cluster: ClusterPlace;
  readonly services: readonly ServicePlace[];
  readonly tables: RoomTables;
};

/** A service whose next task only interfaces keep away, with the instances that hold it up. */
type Bound = { readonly service: ServicePlace; readonly held: readonly InterfaceRoom[] };

/** ENI-004: interfaces run out before CPU and memory, on instances that cannot have a trunk. */
export const typeWithoutTrunk = defineRule({
  id: "ENI-004",
  slug: "type-without-trunk",
  severity: "medium",
  level: "regional",
  needs: [
    "accountSettings",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "instanceTypes",
    "networkInterfaces",
    "subnets",
  ],
  text: {
    title: "Interfaces run out before CPU and memory, and no trunk can help",
    why: "Without a trunk every awsvpc task takes a network interface of its instance, and small types hold two or three. Burstable types (t2, t3, t3a, t4g) and Xen generations cannot carry a trunk at all.",
    fix: "Move to a type that carries a trunk, such as m5.large or m6g.medium, with awsvpcTrunking enabled before the instances start. A larger type of the same family buys an interface or two. Bridge mode needs none.",
    limits:
      "Whether a type can carry a trunk follows from its family. Placement expressions are evaluated as far as they compare attributes.",
    says: {
      type: "Container instances of cluster {cluster} have CPU and memory for {more|more task|more tasks} and interfaces for none, and {types} cannot carry a trunk",
      setting:
        "Container instances of cluster {cluster} have CPU and memory for {more|more task|more tasks} and interfaces for none, and awsvpcTrunking is off",
    },
    figures: {
      type: "Held up: {table}. Services: {services}.",
      setting: "Held up: {table}. Services: {services}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html"],
  subjects: ({ scope, topology, items }) => {
    const tables = roomTables(items);
    return clustersInScope(topology, scope).flatMap((cluster): readonly Subject[] => {
      const services = cluster.services.filter(
        ({ item, networkMode }) => isWanted(item) && runsOnInstances(item) && networkMode === "awsvpc",
      );
      return services.length === 0 ? [] : [{ cluster, services, tables }];
    });
  },
  check: ({ cluster, services, tables }, { items, now, scope }) => {
    const setting = trunkingSetting(items.accountSettings);
    const { bound, untold } = boundServices({ cluster, services, tables });
    const held = distinct(bound.flatMap((one) => one.held.map(({ place }) => place)));
    const typeOf = (place: (typeof held)[number]) => place.instance?.item.instanceType;
    const unable = held.filter((place) => trunkLimit(typeOf(place) ?? "").eligible === false);
    const shown = setting === "off" ? held : unable;
    if (shown.length === 0) return untold === undefined ? [] : { unknown: untold };
    const more = Math.max(...bound.map((one) => one.held.reduce((sum, { fits = 0 }) => sum + fits, 0)));
    const isRefused = bound.some(({ service }) => openEvent(service.item, "ENI-001", now) !== undefined);
    const rows = shown.map((place) => `${instanceName(place)} ${typeOf(place) ?? "?"}`);
    return [
      {
        ...subjectOf(cluster.urn),
        says: unable.length === shown.length ? "type" : "setting",
        severity: isRefused ? "high" : "medium",
        confidence: isRefused ? "confirmed" : "likely",
        values: {
          cluster: cluster.name,
          more,
          types: listed(distinct(unable.map((place) => typeOf(place) ?? "?"))),
          table: listed(rows),
          services: listed(bound.map(({ service }) => service.item.serviceName)),
        },
        affected: [...shown.map(({ urn }) => urn), ...bound.map(({ service }) => service.urn)],
        because: [
          fact(
            cluster.urn,
            "accountSettings",
            `awsvpcTrunking = ${trunkingRecord(items.accountSettings)?.value ?? "?"}`,
          ),
          ...bound.flatMap((one) =>
            one.held.map((room) => fact(room.place.urn, "networkInterfaces", roomText(one, room))),
          ),
        ],
        ...(unable.length === shown.length
          ? {}
          : {
              cli: awsCommand(scope.region, "ecs put-account-setting-default", {
                name: "awsvpcTrunking",
                value: "enabled",
              }),
            }),
        about: [cluster.urn, ...bound.map(({ service }) => service.urn)],
      },
    ];
  },
});

function boundServices({ cluster, services, tables }: Subject): {
  readonly bound: readonly Bound[];
  readonly untold: string | undefined;
} {
  const judged = services.map((service) => {
    const rooms = interfaceRooms(service, cluster.instances, tables);
    const held = rooms.filter((room) => isHeldUp(room) && !isWindowsHost(room.place));
    return { service, held, isBound: isInterfaceBound(rooms) };
  });
  const [unsure] = judged.filter(({ isBound }) => isBound === "unknown");
  return {
    bound: judged.filter(({ isBound, held }) => isBound === true && held.length > 0),
    untold:
      unsure && `How many task interfaces the instances for ${unsure.service.item.serviceName} hold was not told.`,
  };
}

function roomText({ service }: Bound, { fits = 0 }: InterfaceRoom): string {
  return `${service.item.serviceName}: tasks (RESOURCE:ENI) = 0, tasks (RESOURCE:CPU, RESOURCE:MEMORY) = ${fits}`;
}
