import type { Urn } from "#lib/model/urn.ts";
import type { ChartRow, ChartVpc } from "./chart-model.ts";
import { rankOf } from "./severity-index.ts";

/** The most tasks of a chart: twice what is ever drawn of it, and a fraction of a large account. */
const TASKS_SENT = 1000;

/**
 * The tasks of rows that were asked for, and of the others those that a drawing takes first: of the rows in the gravest
 * trouble. A row without its tasks still has their number.
 */
export function mostUsefulTasks(vpcs: readonly ChartVpc[], asked: ReadonlySet<Urn>): readonly ChartVpc[] {
  const rows = vpcs.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.rows));
  const first = ({ urn, severity }: ChartRow): number => (asked.has(urn) ? -1 : rankOf(severity));
  const kept = new Set<ChartRow>();
  let room = TASKS_SENT;
  for (const row of [...rows].sort((one, other) => first(one) - first(other))) {
    room -= row.tasks.length;
    if (room < 0 && !asked.has(row.urn)) break;
    kept.add(row);
  }
  if (kept.size === rows.length) return vpcs;
  const withKept = (row: ChartRow): ChartRow => (kept.has(row) ? row : { ...row, tasks: [] });
  return vpcs.map((vpc) => ({
    ...vpc,
    clusters: vpc.clusters.map((cluster) => ({ ...cluster, rows: cluster.rows.map(withKept) })),
  }));
}
