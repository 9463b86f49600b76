import type { Urn } from "#lib/model/urn.ts";
import type { ChartCluster, ChartModel, ChartRow, ChartVpc } from "../chart-model.ts";
import { unitedAreas } from "../unread-areas.ts";
import { edgeKey } from "./chart-comparison.ts";

/** Every row of a chart. */
export function rowsOf({ vpcs }: ChartModel): readonly ChartRow[] {
  return vpcs.flatMap(({ clusters }) => clusters.flatMap(({ rows }) => rows));
}

/** Everything of a chart that has a box of its own, tasks aside. */
export function thingsOf(model: ChartModel): ReadonlySet<Urn> {
  const { names, entries, loadBalancers, targetGroups, vpcs, exits, dependencies } = model;
  const listeners = loadBalancers.flatMap((balancer) => balancer.listeners);
  const heads = vpcs.flatMap((vpc) => [vpc, ...vpc.columns, ...vpc.clusters]);
  const all = [...names, ...entries, ...loadBalancers, ...listeners, ...targetGroups, ...heads, ...exits, ...dependencies]; // prettier-ignore
  return new Set([...all, ...rowsOf(model)].map(({ urn }) => urn));
}

/** One chart with everything that two draw: what both have as the later one has it, and behind it what only the earlier one has. */
export function unitedCharts(base: ChartModel, head: ChartModel): ChartModel {
  return {
    ...head,
    names: united(base.names, head.names),
    entries: united(base.entries, head.entries),
    loadBalancers: united(base.loadBalancers, head.loadBalancers, (was, is) => ({
      ...is,
      listeners: united(was.listeners, is.listeners),
    })),
    targetGroups: united(base.targetGroups, head.targetGroups),
    vpcs: united(base.vpcs, head.vpcs, unitedVpc),
    exits: united(base.exits, head.exits),
    dependencies: united(base.dependencies, head.dependencies),
    edges: unitedBy(base.edges, head.edges, { keyOf: edgeKey }),
    unread: unitedAreas([...head.unread, ...base.unread]),
  };
}

function unitedVpc(was: ChartVpc, is: ChartVpc): ChartVpc {
  return {
    ...is,
    columns: united(was.columns, is.columns),
    clusters: united(was.clusters, is.clusters, (before, after): ChartCluster => ({
      ...after,
      rows: united(before.rows, after.rows),
    })),
  };
}

function united<Item extends { readonly urn: Urn }>(
  was: readonly Item[],
  is: readonly Item[],
  join?: (was: Item, is: Item) => Item,
): readonly Item[] {
  return unitedBy(was, is, { keyOf: ({ urn }) => urn, ...(join !== undefined && { join }) });
}

type Joining<Item> = {
  readonly keyOf: (item: Item) => string;
  /** What both have; as the later one has it when absent. */
  readonly join?: (was: Item, is: Item) => Item;
};

function unitedBy<Item>(was: readonly Item[], is: readonly Item[], { keyOf, join }: Joining<Item>): readonly Item[] {
  const before = new Map(was.map((item) => [keyOf(item), item]));
  const kept = new Set(is.map(keyOf));
  const both = is.map((item) => {
    const old = before.get(keyOf(item));
    return old === undefined || join === undefined ? item : join(old, item);
  });
  return [...both, ...was.filter((item) => !kept.has(keyOf(item)))];
}
