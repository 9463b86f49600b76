import { itemsOf } from "#lib/model/snapshot.ts";
import { knownValue } from "#lib/model/known.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { arnName } from "../identities.ts";
import type { PlacedScope } from "../placed-scope.ts";
import type { Topology } from "../topology.ts";
import type { EdgeDrafts } from "./edge-draft.ts";

/** What names lead to: records and zones, Cloud Map namespaces, services and instances. */
export function* nameEdges(topology: Topology): EdgeDrafts {
  for (const record of topology.records.values()) {
    yield { kind: "contains", from: record.zone.urn, to: record.urn };
    for (const { urns, value } of record.aims) {
      for (const to of urns) yield { kind: "resolves-to", from: record.urn, to, label: value };
    }
  }
  const zoneUrns = new Map(
    topology.placed.flatMap(({ byId }) => [...byId.hostedZones].map(([id, { urn }]) => [id, urn])),
  );
  const tasksById = new Map([...topology.tasks.values()].map((task) => [arnName(task.item.taskArn), task.urn]));
  for (const placed of topology.placed) {
    yield* associationEdges(placed, zoneUrns);
    yield* cloudMapEdges(placed, zoneUrns, tasksById);
  }
}

function* associationEdges({ scoped }: PlacedScope, zoneUrns: ReadonlyMap<string, Urn>): EdgeDrafts {
  for (const { vpcId, hostedZones } of itemsOf(scoped, "vpcHostedZones")) {
    for (const { hostedZoneId } of knownValue(hostedZones) ?? []) {
      const from = zoneUrns.get(hostedZoneId);
      if (from !== undefined) yield { kind: "attaches", from, to: urnOf(scoped.scope, "vpc", vpcId) };
    }
  }
}

function* cloudMapEdges(
  { scoped: { scope }, byId }: PlacedScope,
  zoneUrns: ReadonlyMap<string, Urn>,
  tasksById: ReadonlyMap<string, Urn>,
): EdgeDrafts {
  for (const { urn, item } of byId.cloudMapNamespaces.values()) {
    const zone = zoneUrns.get(item.hostedZoneId ?? "");
    if (zone !== undefined) yield { kind: "defines", from: urn, to: zone };
  }
  for (const { urn, item } of byId.cloudMapServices.values()) {
    yield { kind: "contains", from: urnOf(scope, "cloud-map-namespace", item.namespaceId), to: urn };
  }
  for (const { urn, item } of byId.cloudMapInstances.values()) {
    yield { kind: "contains", from: urnOf(scope, "cloud-map-service", item.serviceId), to: urn };
    // ECS registers a task under the task's own id.
    const task = tasksById.get(item.id);
    if (task !== undefined) yield { kind: "discovers", from: urn, to: task };
  }
}
