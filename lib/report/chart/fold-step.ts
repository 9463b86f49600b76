import type { LaneId } from "./geometry.ts";
import type { Marked } from "./chart-model.ts";
import { rankOf } from "./severity-index.ts";

/** The most boxes a chart may have: so many a browser moves and a reader takes in. */
export const BOXES_DRAWN = 500;

/** Above this many services only those in trouble are drawn one by one, however few boxes there are besides. */
export const TROUBLE_FIRST_ROWS = 400;

/** What is folded: cards of lanes into cards with a count, services into clusters, clusters and VPCs into one line. */
export type FoldStep = {
  readonly lanes: ReadonlySet<LaneId>;
  readonly rows: boolean;
  readonly blocks: boolean;
  /** What is at least as grave as this rank is never folded. */
  readonly keeps: number;
};

const LOWEST = rankOf("info");
const outside: readonly LaneId[] = ["names", "target-groups", "listeners", "exits", "dependencies", "entries"];

function step(lanes: number, parts: Partial<Omit<FoldStep, "lanes">> = {}): FoldStep {
  return { lanes: new Set(outside.slice(0, lanes)), rows: false, blocks: false, keeps: LOWEST, ...parts };
}

/**
 * From nothing folded to everything: healthy things first and those least asked about, what is gravest last.
 * The first step that keeps a chart within its boxes is drawn.
 */
export const foldSteps: readonly FoldStep[] = [
  step(0),
  step(1),
  step(2),
  step(3),
  step(outside.length),
  step(outside.length, { rows: true }),
  ...[LOWEST, rankOf("medium"), rankOf("high"), rankOf("critical"), -1].map((keeps) =>
    step(outside.length, { rows: true, blocks: true, keeps }),
  ),
];

/** Whether a step folds this thing, unless a reader has opened it by hand. */
export function isFolded(marked: Marked, { keeps }: FoldStep): boolean {
  return rankOf(marked.severity) > keeps;
}
