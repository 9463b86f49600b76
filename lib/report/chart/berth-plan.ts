import type { Urn } from "#lib/model/urn.ts";
import type { ChartCluster, ChartModel, ChartRow, ChartVpc } from "./chart-model.ts";
import { isFolded, type FoldStep } from "./fold-step.ts";
import type { LayoutOptions } from "./layout-options.ts";
import { rankOf } from "./severity-index.ts";

/** A row that is drawn, with those of its tasks that are; `more` tasks are a line with their number. */
export type RowPlan = { readonly row: ChartRow; readonly tasks: ChartRow["tasks"]; readonly more: number };

/** A cluster that is drawn, with its rows that are; the folded ones are one line, or the cluster's own. */
export type ClusterPlan = {
  readonly cluster: ChartCluster;
  readonly rows: readonly RowPlan[];
  readonly folded: readonly ChartRow[];
};

/** The block of a VPC: closed, it is its head alone. Folded clusters are one line below the drawn ones. */
export type VpcPlan = {
  readonly vpc: ChartVpc;
  readonly open: boolean;
  readonly clusters: readonly ClusterPlan[];
  readonly folded: readonly ChartCluster[];
};

type Chosen = Pick<LayoutOptions, "detail" | "expanded">;

/** The line that stands for services or clusters folded into something that is drawn open. */
export function foldedUrn(urn: Urn): Urn {
  return `${urn}#folded`;
}

/** What is closed by hand that would be drawn open. */
export function closedUrn(urn: Urn): Urn {
  return `${urn}#closed`;
}

function planRows(cluster: ChartCluster, { detail, expanded }: Chosen, step: FoldStep): ClusterPlan {
  if (expanded.has(closedUrn(cluster.urn))) return { cluster, rows: [], folded: cluster.rows };
  const all = cluster.rows.map((row) => ({ row, tasks: [], more: 0 }));
  const opened = expanded.has(cluster.urn) || expanded.has(foldedUrn(cluster.urn));
  if (opened || (detail > 2 && !step.rows)) return { cluster, rows: all, folded: [] };
  if (detail <= 2) return { cluster, rows: [], folded: cluster.rows };
  const folded = cluster.rows.filter((row) => isFolded(row, step) && !expanded.has(row.urn));
  // A line that says "one more" takes as much room as the one.
  if (folded.length === 1 && cluster.rows.length > 1) return { cluster, rows: all, folded: [] };
  return { cluster, rows: all.filter(({ row }) => !folded.includes(row)), folded };
}

function isQuiet({ cluster, rows }: ClusterPlan, { expanded }: Chosen, step: FoldStep): boolean {
  return rows.length === 0 && isFolded(cluster, step) && !expanded.has(cluster.urn);
}

function planVpc(vpc: ChartVpc, chosen: Chosen, step: FoldStep): VpcPlan {
  const clusters = vpc.clusters.map((cluster) => planRows(cluster, chosen, step));
  const quiet = step.blocks ? clusters.filter((cluster) => isQuiet(cluster, chosen, step)) : [];
  const opened = chosen.expanded.has(vpc.urn) || chosen.expanded.has(foldedUrn(vpc.urn));
  const folded = opened || quiet.length === 1 ? [] : quiet;
  const open = vpc.clusters.length > 0 && (opened || (chosen.detail > 1 && folded.length < clusters.length));
  return {
    vpc,
    open,
    clusters: clusters.filter((cluster) => !folded.includes(cluster)),
    folded: folded.map(({ cluster }) => cluster),
  };
}

/** What of the berths is drawn at a step of folding; tasks come later, into the room that is left. */
export function planBerths(model: ChartModel, chosen: Chosen, step: FoldStep): readonly VpcPlan[] {
  return model.vpcs.map((vpc) => planVpc(vpc, chosen, step));
}

/** Whether some rows of a cluster are drawn and others are a line below them. */
export function isSplit({ rows, folded }: ClusterPlan): boolean {
  return rows.length > 0 && folded.length > 0;
}

/** How many boxes the berths take. */
export function berthBoxes(plan: readonly VpcPlan[]): number {
  return plan.reduce((sum, { vpc, open, clusters, folded }) => {
    if (!open) return sum + 1;
    const rows = clusters.reduce((inner, cluster) => inner + 1 + cluster.rows.length + Number(isSplit(cluster)), 0);
    return sum + 1 + vpc.columns.length + rows + Number(folded.length > 0);
  }, 0);
}

function taskCount(row: ChartRow): number {
  return row.cells.reduce((sum, { healthy, unwell, stopping }) => sum + healthy + unwell + stopping, 0);
}

/** Adds tasks to the rows until the room is used up: rows opened by hand first, then by the gravity of their trouble. */
export function withTasks(plan: readonly VpcPlan[], chosen: Chosen, room: number): readonly VpcPlan[] {
  const rows = plan.flatMap(({ open, clusters }) => (open ? clusters.flatMap((cluster) => cluster.rows) : []));
  const byHand = ({ row }: RowPlan): number => Number(chosen.expanded.has(row.urn));
  const wanted = rows.filter((row) => chosen.detail === 4 || byHand(row) === 1);
  const inTurn = [...wanted].sort(
    (one, other) => byHand(other) - byHand(one) || rankOf(one.row.severity) - rankOf(other.row.severity),
  );
  const planned = new Map<ChartRow, RowPlan>();
  let left = room;
  for (const { row } of inTurn) {
    const all = taskCount(row);
    const fit = row.tasks.slice(0, all > left || all > row.tasks.length ? Math.max(0, left - 1) : left);
    if (left < 1) break;
    const more = Math.max(0, all - fit.length);
    planned.set(row, { row, tasks: fit, more });
    left -= fit.length + Number(more > 0);
  }
  return plan.map((vpc) => ({
    ...vpc,
    clusters: vpc.clusters.map((cluster) => ({
      ...cluster,
      rows: cluster.rows.map((row) => planned.get(row.row) ?? row),
    })),
  }));
}
