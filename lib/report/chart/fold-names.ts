import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel } from "./chart-model.ts";
import { countOf } from "./fold-cards.ts";
import { card, type Card } from "./layout-cards.ts";
import type { LayoutOptions } from "./layout-options.ts";
import { chartWords } from "./words.ts";

/** How many names of one thing are drawn one by one, those in trouble among them; these are always drawn. */
const NAMES_DRAWN = 6;

/** Of each name: everything it leads to, as one key. */
export function aimsOfNames({ edges }: ChartModel): ReadonlyMap<Urn, string> {
  const resolving = groupBy(
    edges.filter(({ kind }) => kind === "resolves"),
    ({ from }) => from,
  );
  return new Map([...resolving].map(([urn, those]) => [urn, those.map(({ to }) => to).join("+")]));
}

function tagOf(cards: readonly Card[]): string {
  const [first, ...others] = new Set(cards.map(({ tag }) => tag));
  return first === undefined || others.length > 0 ? "…" : first;
}

/** Which of the names that lead to the same are one card with their number: one more takes as much room as its number. */
function foldedOf(cards: readonly Card[], { expanded }: LayoutOptions): readonly Card[] {
  const stays = cards.filter(({ urn, severity }) => severity !== undefined || expanded.has(urn));
  const quiet = cards.filter((of) => !stays.includes(of) && of.members === undefined);
  const folded = quiet.slice(Math.max(0, NAMES_DRAWN - stays.length));
  return folded.length > 1 ? folded : [];
}

/** Of many names for one thing all but the first few as one card with their number; a reader opens it like any fold. */
export function foldNames(
  cards: readonly Card[],
  aims: ReadonlyMap<Urn, string>,
  options: LayoutOptions,
): readonly Card[] {
  const folds = new Map<Card, Card | undefined>();
  for (const [key, those] of groupBy(cards, ({ urn }) => aims.get(urn))) {
    const urn = `fold/names/more/${key}`;
    const folded = options.expanded.has(urn) ? [] : foldedOf(those, options);
    for (const [index, of] of folded.entries()) {
      const name = chartWords(options.language).moreNames(countOf(folded));
      const fold = { ...card({ urn, lane: "names", name, tag: tagOf(folded) }), members: folded };
      folds.set(of, index === 0 ? { ...fold, keys: folded.flatMap(({ keys }) => keys) } : undefined);
    }
  }
  return cards.flatMap((of) => (folds.has(of) ? (folds.get(of) ?? []) : of));
}
