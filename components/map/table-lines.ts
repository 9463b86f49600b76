import type { ChangeKind } from "#lib/report/changes/change-kind.ts";
import type { ChartCluster, ChartModel, ChartRow, ChartVpc } from "#lib/report/chart/chart-model.ts";
import { cellKey } from "#lib/report/chart/compare/chart-comparison.ts";

/** A service of the map as a line of a table. */
export type TableLine = {
  readonly vpc: ChartVpc;
  readonly cluster: ChartCluster;
  readonly row: ChartRow;
  /** In a comparison: what became of the service itself. */
  readonly became: ChangeKind | undefined;
  /** In a comparison: the names of the subnets in which it has other tasks than before. */
  readonly places: readonly string[];
  /** Whether it matches a filter and, in a comparison, is otherwise than before. */
  readonly hasInk: boolean;
};

/** The services of the map, those with ink first: in a table nothing else tells how far down one is. */
export function tableLines(model: ChartModel, lit: ReadonlySet<string> | undefined): readonly TableLine[] {
  const { compared } = model;
  const lines = model.vpcs.flatMap((vpc) =>
    vpc.clusters.flatMap((cluster) =>
      cluster.rows.map((row): TableLine => {
        const became = compared?.things[row.urn];
        const places = vpc.columns.filter(({ urn }) => compared?.cells[cellKey(row.urn, urn)] !== undefined);
        const isOtherwise = became !== undefined || places.length > 0;
        const hasInk = (compared === undefined || isOtherwise) && (lit === undefined || lit.has(row.urn));
        return { vpc, cluster, row, became, places: places.map(({ name }) => name), hasInk };
      }),
    ),
  );
  return [...lines.filter(({ hasInk }) => hasInk), ...lines.filter(({ hasInk }) => !hasInk)];
}
