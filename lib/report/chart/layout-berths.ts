import { columnHeads, vpcHead } from "./berth-heads.ts";
import { berth, type Pen } from "./berth-pen.ts";
import { foldedUrn, type VpcPlan } from "./berth-plan.ts";
import { countsOf, drawCluster, drawSum } from "./draw-cluster.ts";
import type { Box, Middles } from "./geometry.ts";
import { chartWords } from "./words.ts";

/** The boxes of the berths, and where lines may end. */
export type BerthLayout = {
  readonly boxes: readonly Box[];
  readonly middles: Middles;
};

/** How wide the berths are: the widest VPC decides, whether it is open or not, so that opening one moves no lane. */
export function berthWidth(plan: readonly VpcPlan[]): number {
  const columns = Math.max(2, ...plan.map(({ vpc }) => vpc.columns.length));
  return berth.rowHead + columns * berth.column;
}

/** Draws every VPC's block, one below the other. */
export function layoutBerths(
  plan: readonly VpcPlan[],
  given: Pick<Pen, "options" | "verdicts">,
  origin: { readonly x: number; readonly y: number },
): BerthLayout {
  const words = chartWords(given.options.language);
  const pen: Pen = { ...origin, ...given, boxes: [], middles: new Map() };
  const width = berthWidth(plan);
  for (const { vpc, open, clusters, folded } of plan) {
    vpcHead(vpc, pen, { width, open });
    if (open) {
      columnHeads(vpc, pen);
      for (const cluster of clusters) drawCluster(cluster, vpc, pen);
    }
    if (open && folded.length > 0) {
      const rows = folded.flatMap((cluster) => cluster.rows);
      const text = words.foldedClusters(folded.length, ...countsOf(rows));
      drawSum({ urn: foldedUrn(vpc.urn), text, rows, indent: 8 }, vpc, pen);
    }
    pen.y += berth.gap;
  }
  return { boxes: pen.boxes, middles: pen.middles };
}
