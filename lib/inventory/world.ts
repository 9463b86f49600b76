import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import type { Finding } from "#lib/findings/finding.ts";
import type { Named, UnreadFact } from "#lib/filter/filter.ts";
import type { Graph, Verdict } from "#lib/graph/graph.ts";
import { valuesOf } from "#lib/graph/keyed-list.ts";
import { once } from "#lib/graph/lazily.ts";
import type { OwnedInterface, TaskPlace, Topology } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { areas as areaTable, type AreaName } from "#lib/model/areas.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { rowsOfTargetGroup } from "#lib/report/chart/chart-edges.ts";
import { registrationVerdict } from "#lib/report/chart/chart-verdicts.ts";
import type { Place } from "./footing.ts";
import { slotsByUrn, type FreeSlots } from "./free-slots.ts";

/** What the facts of a resource are made of: the joins of a snapshot, and indexes over them that are made when first asked for. */
export type World = {
  readonly topology: Topology;
  readonly findings: readonly Finding[];
  readonly named: (urn: Urn) => Named;
  /** Why the areas of a place cannot be relied on; empty when all were read. */
  readonly unread: (place: Place, areas: readonly AreaName[]) => readonly UnreadFact[];
  /** The tasks that are met at an interface. */
  readonly tasksAt: (networkInterface: Urn) => readonly TaskPlace[];
  readonly interfacesOf: (securityGroup: Urn) => readonly OwnedInterface[];
  /** Interfaces attached to an EC2 instance, by its URN. */
  readonly interfacesOn: (instance: Urn) => readonly OwnedInterface[];
  /** The target groups a task is a target of. */
  readonly groupsOfTask: (task: Urn) => readonly Urn[];
  readonly findingsAt: (urn: Urn) => readonly Finding[];
  /** Whether a load balancer calls a task unhealthy. */
  readonly isUnwell: (task: Urn) => boolean;
  /** The verdicts of the load balancers' legs that end at a service or go through a target group. */
  readonly legsAt: (urn: Urn) => ReadonlySet<Verdict>;
  readonly freeSlots: (urn: Urn) => FreeSlots | undefined;
};

const worlds = new WeakMap<Topology, { readonly findings: readonly Finding[]; readonly world: World }>();

/** The world of an inspection; the last one of a snapshot is kept, so that a filter that is being typed finds its indexes made. */
export function worldOf({ topology, graph, findings }: Inspection): World {
  const known = worlds.get(topology);
  if (known?.findings === findings) return known.world;
  const joins = known?.world ?? joinsOf(topology, graph);
  const byUrn = once(() => findingsByUrn(findings));
  const world: World = { ...joins, findings, findingsAt: (urn) => byUrn().get(urn) ?? [] };
  worlds.set(topology, { findings, world });
  return world;
}

function joinsOf(topology: Topology, graph: Graph): Omit<World, "findings" | "findingsAt"> {
  const interfaces = () => valuesOf(topology.interfaces);
  const byInterface = once(() => groupBy(valuesOf(topology.tasks), (task) => task.networkInterface?.urn));
  const byGroup = once(() => interfacesByGroup(interfaces()));
  const byInstance = once(() => groupBy(interfaces(), instanceUrnOf));
  const groups = once(() => groupsByTask(topology));
  const unwell = once(() => unwellTasks(topology));
  const legs = once(() => legsByUrn(topology));
  const slots = once(() => slotsByUrn(topology));
  return {
    topology,
    named: rememberedNames(graph),
    unread: rememberedGaps(topology),
    tasksAt: (urn) => byInterface().get(urn) ?? [],
    interfacesOf: (urn) => byGroup().get(urn) ?? [],
    interfacesOn: (urn) => byInstance().get(urn) ?? [],
    groupsOfTask: (urn) => groups().get(urn) ?? [],
    isUnwell: (urn) => unwell().has(urn),
    legsAt: (urn) => legs().get(urn) ?? none,
    freeSlots: (urn) => slots().get(urn),
  };
}

const none: ReadonlySet<Verdict> = new Set();

function rememberedNames(graph: Graph): World["named"] {
  const names = new Map<Urn, Named>();
  return (urn) => {
    const known = names.get(urn);
    if (known !== undefined) return known;
    const node = graph.nodesByUrn.get(urn);
    const id = node?.id ?? parseUrn(urn)?.id ?? urn;
    const named = { urn, id, name: node?.name ?? id };
    names.set(urn, named);
    return named;
  };
}

function rememberedGaps(topology: Topology): World["unread"] {
  const gaps = new Map<string, readonly UnreadFact[]>();
  return (place, areas) => {
    const key = `${scopeKey(place)} ${areas.join()}`;
    const known = gaps.get(key);
    if (known !== undefined) return known;
    // Areas of Regions are not asked of an account as a whole, nor its own of a Region: they are not missing there.
    const level = place.region === GLOBAL_REGION ? "global" : "regional";
    const own = areas.filter((area) => areaTable[area].level === level);
    const found = unreadAreas(topology, place, own).map(({ text, call }) => ({ text, call }));
    gaps.set(key, found);
    return found;
  };
}

function instanceUrnOf(one: OwnedInterface): Urn | undefined {
  const id = one.item.attachment?.instanceId;
  return id === undefined ? undefined : urnOf(one, "ec2-instance", id);
}

function interfacesByGroup(interfaces: readonly OwnedInterface[]): ReadonlyMap<Urn, readonly OwnedInterface[]> {
  const pairs = interfaces.flatMap((one) =>
    one.item.groups.map(({ groupId }) => ({ one, group: urnOf(one, "security-group", groupId) })),
  );
  const grouped = groupBy(pairs, ({ group }) => group);
  return new Map([...grouped].map(([urn, of]) => [urn, of.map(({ one }) => one)]));
}

function groupsByTask(topology: Topology): ReadonlyMap<Urn, readonly Urn[]> {
  const found = new Map<Urn, Urn[]>();
  for (const { urn, targets } of topology.targetGroups.values()) {
    for (const { task } of targets) {
      if (task === undefined) continue;
      const known = found.get(task.urn);
      if (known === undefined) found.set(task.urn, [urn]);
      else if (!known.includes(urn)) known.push(urn);
    }
  }
  return found;
}

function unwellTasks(topology: Topology): ReadonlySet<Urn> {
  const unwell = new Set<Urn>();
  for (const { targets } of topology.targetGroups.values()) {
    for (const { target, task } of targets) {
      if (task !== undefined && target.state?.startsWith("unhealthy") === true) unwell.add(task.urn);
    }
  }
  return unwell;
}

function legsByUrn(topology: Topology): ReadonlyMap<Urn, ReadonlySet<Verdict>> {
  const legs = new Map<Urn, Set<Verdict>>();
  for (const group of topology.targetGroups.values()) {
    for (const row of rowsOfTargetGroup(group)) {
      const { verdict } = registrationVerdict(topology, group, row);
      if (verdict === undefined) continue;
      for (const urn of [group.urn, row]) legs.set(urn, (legs.get(urn) ?? new Set()).add(verdict));
    }
  }
  return legs;
}

function findingsByUrn(findings: readonly Finding[]): ReadonlyMap<Urn, readonly Finding[]> {
  const found = new Map<Urn, Finding[]>();
  for (const finding of findings) {
    for (const urn of new Set([finding.subject, ...finding.affected])) {
      const known = found.get(urn);
      if (known === undefined) found.set(urn, [finding]);
      else known.push(finding);
    }
  }
  return found;
}
