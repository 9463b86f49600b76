import type { Urn } from "#lib/model/urn.ts";
import { berthBoxes, foldedUrn, isSplit, planBerths, withTasks, type VpcPlan } from "./berth-plan.ts";
import type { ChartModel } from "./chart-model.ts";
import { allCards, cardBoxes, foldLane, homesOf, type Home } from "./fold-cards.ts";
import { aimsOfNames, foldNames } from "./fold-names.ts";
import { BOXES_DRAWN, foldSteps, TROUBLE_FIRST_ROWS, type FoldStep } from "./fold-step.ts";
import type { Fold, LaneId } from "./geometry.ts";
import type { Card } from "./layout-cards.ts";
import type { LayoutOptions } from "./layout-options.ts";

/** What is drawn of a model, before anything has a place. */
export type ChartPlan = {
  readonly vpcs: readonly VpcPlan[];
  readonly cards: ReadonlyMap<LaneId, readonly Card[]>;
  /** Of everything that is folded: what is drawn for it. */
  readonly standIns: ReadonlyMap<Urn, Urn>;
  /** The cluster of each row that is drawn. */
  readonly groups: ReadonlyMap<Urn, Urn>;
  readonly folds: readonly Fold[];
  /** Whether more is folded than the level of detail asks for. */
  readonly crowded: boolean;
};

/** How many services there are. */
export function rowCount(model: ChartModel): number {
  return model.vpcs.flatMap(({ clusters }) => clusters).reduce((sum, { rows }) => sum + rows.length, 0);
}

function stepsFor(model: ChartModel, { detail }: LayoutOptions): readonly FoldStep[] {
  const [first, ...others] = foldSteps;
  // Where services are folded into clusters, what leads to them is folded by cluster too.
  const allowed = detail <= 2 ? others.filter(({ lanes }) => lanes.has("listeners")) : [first, ...others];
  const rows = rowCount(model) > TROUBLE_FIRST_ROWS;
  return allowed.flatMap((step) => (step === undefined || (rows && !step.rows) ? [] : step));
}

function rowFolds({ vpc, open, clusters, folded }: VpcPlan): readonly Fold[] {
  const lane = "berths";
  if (!open) return [{ urn: vpc.urn, lane, members: vpc.clusters.flatMap(({ urn, rows }) => [urn, ...rows.map((row) => row.urn)]) }]; // prettier-ignore
  const within = clusters.map((plan): Fold => ({
    urn: isSplit(plan) ? foldedUrn(plan.cluster.urn) : plan.cluster.urn,
    lane,
    members: plan.folded.map(({ urn }) => urn),
  }));
  const whole = folded.flatMap(({ urn, rows }) => [urn, ...rows.map((row) => row.urn)]);
  return [...within, { urn: foldedUrn(vpc.urn), lane, members: whole }];
}

function foldsOf(plan: Pick<ChartPlan, "vpcs" | "cards">): readonly Fold[] {
  const cards = [...plan.cards.values()].flat().flatMap(({ urn, lane, keys, members }): readonly Fold[] => {
    return members === undefined ? [] : [{ urn, lane, members: [...members.map((of) => of.urn), ...keys] }];
  });
  return [...cards, ...plan.vpcs.flatMap(rowFolds)]
    .map((fold) => ({ ...fold, members: [...new Set(fold.members)] }))
    .filter(({ members }) => members.length > 0);
}

type Unfolded = {
  readonly model: ChartModel;
  readonly options: LayoutOptions;
  readonly homes: ReadonlyMap<Urn, Home>;
  readonly all: ReadonlyMap<LaneId, readonly Card[]>;
  /** What each name leads to. */
  readonly aims: ReadonlyMap<Urn, string>;
  /** Lanes that were folded already, by lane and what is kept of it. */
  readonly made: Map<string, readonly Card[]>;
};

/** The cards of a lane at a step: steps that fold it alike share them. */
function cardsAt(unfolded: Unfolded, lane: LaneId, step: FoldStep): readonly Card[] {
  const { options, homes, all, aims, made } = unfolded;
  const key = `${lane} ${step.lanes.has(lane) ? String(step.keeps) : "open"}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const those = all.get(lane) ?? [];
  const folded = step.lanes.has(lane) ? foldLane(those, { options, homes, step }) : those;
  const cards = lane === "names" ? foldNames(folded, aims, options) : folded;
  made.set(key, cards);
  return cards;
}

function plannedAt(unfolded: Unfolded, step: FoldStep): Pick<ChartPlan, "vpcs" | "cards"> {
  const { model, options, all } = unfolded;
  const cards = new Map([...all.keys()].map((lane) => [lane, cardsAt(unfolded, lane, step)] as const));
  return { vpcs: planBerths(model, options, step), cards };
}

/**
 * Decides what is drawn one by one and what is folded: as little as keeps the chart within its boxes.
 * Nothing is left out: what is folded is a member of something drawn, and counted there.
 */
export function planChart(model: ChartModel, options: LayoutOptions): ChartPlan {
  let plan: Pick<ChartPlan, "vpcs" | "cards"> | undefined;
  let boxes = 0;
  const steps = stepsFor(model, options);
  let taken: FoldStep | undefined;
  const unfolded = {
    model,
    options,
    homes: homesOf(model, options.detail),
    all: allCards(model, options),
    aims: aimsOfNames(model),
    made: new Map<string, readonly Card[]>(),
  };
  for (const step of steps) {
    taken = step;
    plan = plannedAt(unfolded, step);
    boxes = berthBoxes(plan.vpcs) + cardBoxes(plan.cards.values());
    if (boxes <= BOXES_DRAWN) break;
  }
  const { vpcs, cards } = plan ?? { vpcs: [], cards: new Map<LaneId, readonly Card[]>() };
  const drawn = { vpcs: withTasks(vpcs, options, Math.max(0, BOXES_DRAWN - boxes)), cards };
  const folds = foldsOf(drawn);
  const standIns = new Map(folds.flatMap(({ urn, members }) => members.map((member) => [member, urn] as const)));
  const groups = new Map(
    drawn.vpcs.flatMap(({ clusters }) =>
      clusters.flatMap(({ cluster, rows }) => rows.map(({ row }) => [row.urn, cluster.urn] as const)),
    ),
  );
  const asked = options.detail <= 2 ? foldSteps.find(({ lanes }) => lanes.has("listeners")) : foldSteps[0];
  return { ...drawn, folds, standIns, groups, crowded: taken !== undefined && taken !== asked };
}
