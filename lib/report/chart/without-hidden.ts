import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel } from "./chart-model.ts";

/** A chart without some of its boxes, and without the lines that end at them; a cluster or VPC without rows goes too. */
export function withoutHidden(model: ChartModel, isHidden: (urn: Urn) => boolean): ChartModel {
  const kept = <Item extends { readonly urn: Urn }>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ urn }) => !isHidden(urn));
  const loadBalancers = kept(model.loadBalancers).map((balancer) => ({ ...balancer, listeners: kept(balancer.listeners) })); // prettier-ignore
  const vpcs = kept(model.vpcs).flatMap((vpc) => {
    const clusters = kept(vpc.clusters).map((cluster) => ({ ...cluster, rows: kept(cluster.rows) }));
    const left = clusters.filter((cluster, at) => cluster.rows.length > 0 || vpc.clusters[at]?.rows.length === 0);
    if (left.length === 0 && vpc.clusters.length > 0) return [];
    // A column that a row still stands in stays: its cells would have nowhere to be.
    const used = new Set(left.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map((cell) => cell.subnetUrn))));
    const columns = vpc.columns.filter(({ urn }) => used.has(urn) || !isHidden(urn));
    return [{ ...vpc, clusters: left, columns }];
  });
  return {
    ...model,
    names: kept(model.names),
    entries: kept(model.entries),
    loadBalancers,
    targetGroups: kept(model.targetGroups),
    vpcs,
    exits: kept(model.exits),
    dependencies: kept(model.dependencies),
    edges: model.edges.filter(({ from, to }) => !isHidden(from) && !isHidden(to)),
  };
}
