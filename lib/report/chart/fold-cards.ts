import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartEdgeKind, ChartModel } from "./chart-model.ts";
import { isFolded, type FoldStep } from "./fold-step.ts";
import type { LaneId } from "./geometry.ts";
import { card, laneCards, OTHER_NAMES, type Card } from "./layout-cards.ts";
import type { LayoutOptions } from "./layout-options.ts";
import { worstOf } from "./severity-index.ts";
import { chartWords } from "./words.ts";

/** The lanes beside the berths, from left to right. */
export const sideLanes = ["names", "entries", "listeners", "target-groups", "exits", "dependencies"] as const;

/** The cluster or VPC something leads to: the first of them, from top to bottom. */
export type Home = { readonly urn: Urn; readonly name: string; readonly place: number };

type Homes = Map<Urn, Home>;

function rowHomes(model: ChartModel, detail: LayoutOptions["detail"]): Homes {
  const homes: Homes = new Map();
  let place = 0;
  for (const vpc of model.vpcs) {
    for (const cluster of vpc.clusters) {
      place += 1;
      const { urn, name } = detail === 1 ? vpc : cluster;
      for (const row of cluster.rows) homes.set(row.urn, { urn, name, place });
    }
  }
  return homes;
}

function settle(homes: Homes, urn: Urn, home: Home | undefined): void {
  const known = homes.get(urn);
  if (home !== undefined && (known === undefined || home.place < known.place)) homes.set(urn, home);
}

function follow(homes: Homes, model: ChartModel, kind: ChartEdgeKind): void {
  for (const edge of model.edges) if (edge.kind === kind) settle(homes, edge.from, homes.get(edge.to));
}

/** Where everything left of the berths leads to in the end; what leads nowhere has no home. */
export function homesOf(model: ChartModel, detail: LayoutOptions["detail"]): ReadonlyMap<Urn, Home> {
  const homes = rowHomes(model, detail);
  follow(homes, model, "registers");
  follow(homes, model, "forwards");
  for (const { urn, listeners } of model.loadBalancers) {
    for (const listener of listeners) settle(homes, urn, homes.get(listener.urn));
  }
  follow(homes, model, "resolves");
  return homes;
}

/** The cards of every lane beside the berths, nothing folded. */
export function allCards(model: ChartModel, options: LayoutOptions): ReadonlyMap<LaneId, readonly Card[]> {
  return new Map(sideLanes.map((lane) => [lane, laneCards(model, lane, options.language)]));
}

type Foldable = { readonly options: LayoutOptions; readonly homes: ReadonlyMap<Urn, Home>; readonly step: FoldStep };

function foldOf(members: readonly Card[], urn: Urn, { options, homes }: Foldable): Card {
  const [first] = members;
  const lane = first?.lane ?? "names";
  const words = chartWords(options.language);
  const home = leftwards(lane) ? homes.get(first?.urn ?? "")?.name : undefined;
  return {
    ...card({
      urn,
      lane,
      name: words.folded(lane, countOf(members)),
      tag: new Set(members.map(({ tag }) => tag)).size === 1 ? (first?.tag ?? "") : "…",
      ...(home === undefined ? {} : { caption: words.foldedFor(home) }),
      ...worstOf(members),
    }),
    keys: members.flatMap(({ keys }) => keys),
    members,
  };
}

/** How many things cards stand for. */
export function countOf(cards: readonly Card[]): number {
  return cards.reduce((sum, { count = 1 }) => sum + count, 0);
}

/** Ways out and what is depended on have no home of their own: their kind tells them apart. */
function leftwards(lane: LaneId): boolean {
  return lane !== "entries" && lane !== "exits" && lane !== "dependencies";
}

/** Folds what is quiet in a lane, by where it leads; what stays alone is drawn as itself. */
export function foldLane(cards: readonly Card[], foldable: Foldable): readonly Card[] {
  const { options, homes, step } = foldable;
  // What leads off the chart is told apart from what leads nowhere else.
  const stays = (of: Card): boolean => !isFolded(of, step) || options.expanded.has(of.urn) || of.urn === OTHER_NAMES;
  const groups = groupBy(
    cards.filter((of) => !stays(of)),
    (of) => `fold/${of.lane}/${leftwards(of.lane) ? (homes.get(of.urn)?.urn ?? "") : of.tag}`,
  );
  const folds = new Map<Card, Card | undefined>();
  for (const [urn, members] of groups) {
    if (members.length < 2 || options.expanded.has(urn)) continue;
    const fold = foldOf(members, urn, foldable);
    for (const [index, member] of members.entries()) folds.set(member, index === 0 ? fold : undefined);
  }
  return cards.flatMap((of) => (folds.has(of) ? (folds.get(of) ?? []) : of));
}

/** How many boxes cards take: one each, and one for each of their lines. */
export function cardBoxes(cards: Iterable<readonly Card[]>): number {
  let boxes = 0;
  for (const lane of cards) for (const of of lane) boxes += 1 + of.lines.length;
  return boxes;
}
