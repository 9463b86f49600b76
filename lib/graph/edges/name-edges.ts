import { itemsOf } from "#lib/model/snapshot.ts";
import { knownValue } from "#lib/model/known.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { arnName } from "../identities.ts";
import { valuesOf } from "../keyed-list.ts";
import type { NumberedScope, Numbers } from "../numbers.ts";
import type { Topology } from "../topology.ts";
import type { End, Pen } from "./edge-pen.ts";

/** What names lead to: records and zones, Cloud Map namespaces, services and instances. */
export function nameEdges(numbers: Numbers, pen: Pen, topology: Topology): void {
  recordEdges(numbers, pen, topology);
  const zoneUrns = new Map(
    topology.placed.flatMap(({ byId }) => byId.hostedZones.list.map(({ urn, item }) => [item.hostedZoneId, urn])),
  );
  const tasks = registeredTasks(numbers);
  for (const scope of numbers.scopes) {
    associationEdges(scope, pen, zoneUrns);
    namespaceEdges(scope, pen, zoneUrns);
    cloudMapEdges(scope, pen, tasks);
  }
}

function recordEdges({ scopes }: Numbers, pen: Pen, topology: Topology): void {
  const [contains, resolvesTo] = [pen("contains"), pen("resolves-to")];
  const records = valuesOf(topology.records);
  let next = 0;
  for (const { nodes, joins } of scopes) {
    const { first } = nodes("record-set");
    // Records are in the order of their nodes; those whose zone was not read have no place.
    const { list } = joins.placed.byId.resourceRecordSets;
    for (let place = 0; place < list.length; place += 1) {
      const record = records[next];
      if (record === undefined || record.urn !== list[place]?.urn) continue;
      next += 1;
      contains(record.zone.urn, first + place);
      for (let at = 0; at < record.aims.length; at += 1) {
        const aim = record.aims[at];
        if (aim === undefined || aim.urns.length === 0) continue;
        for (const to of aim.urns) resolvesTo(first + place, to, aim.value);
      }
    }
  }
}

function associationEdges({ scope, joins }: NumberedScope, pen: Pen, zoneUrns: ReadonlyMap<string, Urn>): void {
  const attaches = pen("attaches");
  for (const { vpcId, hostedZones } of itemsOf(joins.placed.scoped, "vpcHostedZones")) {
    for (const { hostedZoneId } of knownValue(hostedZones) ?? []) {
      attaches(zoneUrns.get(hostedZoneId), urnOf(scope, "vpc", vpcId));
    }
  }
}

function namespaceEdges({ joins }: NumberedScope, pen: Pen, zoneUrns: ReadonlyMap<string, Urn>): void {
  const defines = pen("defines");
  for (const { urn, item } of joins.placed.byId.cloudMapNamespaces.list) {
    defines(urn, zoneUrns.get(item.hostedZoneId ?? ""));
  }
}

function cloudMapEdges({ joins, nodes }: NumberedScope, pen: Pen, tasks: ReadonlyMap<string, End>): void {
  const [contains, discovers] = [pen("contains"), pen("discovers")];
  const [namespaces, services, instances] = [
    nodes("cloud-map-namespace"),
    nodes("cloud-map-service"),
    nodes("cloud-map-instance"),
  ];
  const { byId } = joins.placed;
  for (const { urn, item } of byId.cloudMapServices.list) contains(namespaces.numberOf(item.namespaceId), urn);
  const { list } = byId.cloudMapInstances;
  for (let place = 0; place < list.length; place += 1) {
    const item = list[place]?.item;
    if (item === undefined) continue;
    contains(services.numberOf(item.serviceId), instances.first + place);
    // ECS registers a task under the task's own id.
    discovers(instances.first + place, tasks.get(item.id));
  }
}

/** The tasks, of every scope, that Cloud Map has an instance of, by their ids. */
function registeredTasks({ scopes }: Numbers): ReadonlyMap<string, End> {
  const instanceIds = new Set(
    scopes.flatMap(({ joins }) => joins.placed.byId.cloudMapInstances.list.map(({ item }) => item.id)),
  );
  const tasks = new Map<string, number>();
  if (instanceIds.size === 0) return tasks;
  for (const { joins, nodes } of scopes) {
    const { first } = nodes("ecs-task");
    for (let place = 0; place < joins.tasks.length; place += 1) {
      const id = arnName(joins.tasks[place]?.item.taskArn ?? "");
      if (instanceIds.has(id)) tasks.set(id, first + place);
    }
  }
  return tasks;
}
