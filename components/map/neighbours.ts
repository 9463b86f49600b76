import type { Box, Geometry } from "#lib/report/chart/geometry.ts";

/** What a box has to do with: the lines that end at it or at a line of its card, and the boxes at their other ends. */
export type Neighbours = { readonly lines: readonly string[]; readonly boxes: readonly string[] };

function within(card: Box, { lane, style, x, y }: Box): boolean {
  return card.style === "card" && style === "line" && lane === card.lane && x === card.x && y > card.y && y < card.y + card.height; // prettier-ignore
}

/** The lines of a box and what is at their other ends. */
export function neighbours({ boxes, lines, folds }: Geometry, urn: string): Neighbours {
  const own = boxes.find((box) => box.urn === urn);
  const held = own === undefined ? [] : boxes.filter((box) => within(own, box)).map((box) => box.urn);
  const standIns = new Map(folds.flatMap((fold) => fold.members.map((member) => [member, fold.urn] as const)));
  const drawn = new Set(boxes.map((box) => box.urn));
  const endOf = (end: string): string => (drawn.has(end) ? end : (standIns.get(end) ?? end));
  const mine = new Set([urn, ...held]);
  const ended = lines.flatMap(
    ({ id, members }) =>
    members.map(({ from, to }) => ({ id, from: endOf(from), to: endOf(to) })).filter(({ from, to }) => mine.has(from) || mine.has(to)), // prettier-ignore
  );
  const others = ended.map(({ from, to }) => (mine.has(from) ? to : from));
  return { lines: [...new Set(ended.map(({ id }) => id))], boxes: [...new Set(others)] };
}
