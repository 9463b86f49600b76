import type { ChartCell, ChartModel } from "#lib/report/chart/chart-model.ts";

function written({ healthy, unwell, stopping, ports }: ChartCell): string {
  return [healthy, unwell, stopping, ...ports].join(" ");
}

/** What each cell of a chart holds, by the id of its stop. */
function cellsOf({ vpcs }: ChartModel): ReadonlyMap<string, string> {
  const rows = vpcs.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.rows));
  return new Map(
    rows.flatMap(({ urn, cells }) => cells.map((cell) => [`${urn} ${cell.subnetUrn}`, written(cell)] as const)),
  );
}

/** The cells of services that hold other tasks than before, those that have become empty among them. */
export function changedCells(before: ChartModel, after: ChartModel): ReadonlySet<string> {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  return new Set([...old.keys(), ...now.keys()].filter((id) => old.get(id) !== now.get(id)));
}
