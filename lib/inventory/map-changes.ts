import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import type { Subject, UnreadFact } from "#lib/filter/filter.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { NodeKind, Urn } from "#lib/model/urn.ts";
import { comparedChart } from "#lib/report/chart/compare/compared-chart.ts";
import { resourceOfBox } from "#lib/report/chart/lit-boxes.ts";

/** What of the map is otherwise than in an earlier survey. */
export type MapChanges = {
  /** Resources whose box, cells or lines are marked as otherwise; those that are gone too. */
  readonly changed: ReadonlySet<Urn>;
  /** Those of them that only the earlier survey has. */
  readonly gone: readonly Urn[];
  /** Why it is not known whether something of a kind is otherwise; empty when it is. */
  readonly unread: (kind: NodeKind | undefined) => readonly UnreadFact[];
};

/** What the boxes of a kind say that is not in their own record. */
const telling: { readonly [Kind in NodeKind]?: readonly AreaName[] } = {
  "ecs-service": ["ecsServices", "ecsTasks"],
  "target-group": ["targetGroups", "targetHealth"],
  "ecs-cluster": ["ecsClusters"],
  "record-set": ["hostedZones", "resourceRecordSets"],
  "load-balancer": ["loadBalancers"],
  listener: ["listeners", "listenerRules"],
  subnet: ["subnets"],
};

type Known = { readonly base: Inspection["topology"]; readonly changes: MapChanges };

const known = new WeakMap<Inspection["topology"], Known>();

/** What the map marks when it compares two surveys. The last comparison of a survey is kept: a filter is typed letter by letter. */
export function mapChanges(base: Inspection, head: Inspection): MapChanges {
  const found = known.get(head.topology);
  if (found?.base === base.topology) return found.changes;
  const changes = changesBetween(base, head);
  known.set(head.topology, { base: base.topology, changes });
  return changes;
}

function changesBetween(base: Inspection, head: Inspection): MapChanges {
  const { compared } = comparedChart(base, head, { withTasks: false });
  const { things = {}, edges = {}, cells = {}, unread = [] } = compared ?? {};
  // The keys of lines and cells end with the URNs they are between, and of.
  const ofLines = Object.keys(edges).flatMap((key) => key.split(" ").slice(1));
  const ofCells = Object.keys(cells).flatMap((key) => key.split(" ").slice(0, 1));
  const missing = new Set(unread);
  return {
    changed: new Set([...Object.keys(things), ...ofLines, ...ofCells].map(resourceOfBox)),
    gone: [...new Set(Object.keys(things).filter((urn) => things[urn] === "removed").map(resourceOfBox))], // prettier-ignore
    unread: (kind) => {
      const areas = (kind === undefined ? ["ecsTasks" as const] : (telling[kind] ?? [])).filter((area) => missing.has(area)); // prettier-ignore
      return areas.length === 0 ? [] : gapsOf([head, base], areas);
    },
  };
}

function gapsOf(sides: readonly Inspection[], areas: readonly AreaName[]): readonly UnreadFact[] {
  const facts = sides.flatMap(({ topology }) =>
    [...topology.scopes.values()].flatMap(
      ({ scope, areas: asked }) =>
      unreadAreas(topology, scope, areas.filter((area) => asked[area] !== undefined)), // prettier-ignore
    ),
  );
  return [...new Map(facts.map(({ text, call }) => [text, { text, call }])).values()];
}

/** A box of the map that knows whether it is otherwise than it was, or why nobody does. */
export function withChange(box: Subject, isChanged: boolean, unread: readonly UnreadFact[]): Subject {
  return {
    urn: box.urn,
    get words() {
      return box.words;
    },
    get tags() {
      return box.tags;
    },
    field: (key, wanted) => {
      if (key !== "is" || wanted !== "changed") return box.field(key, wanted);
      return isChanged ? { values: ["changed"] } : { values: [], unread };
    },
  };
}
