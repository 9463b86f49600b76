import { parseUrn } from "#lib/model/urn.ts";
import type { Box, Line } from "../geometry.ts";
import type { ChartLanguage } from "../words.ts";
import { chartWords } from "../words.ts";
import type { GroundEdge } from "./ground-model.ts";

/** Where on a box a line ends: the height of its owner's name. */
const MIDDLE = 10;
/** How far a line between two boxes of one column bends out of it: not as far as the next one. */
const BULGE = 24;
/** How far a line to another column leaves level, at most. */
const LEVEL = 48;

type End = { readonly x: number; readonly y: number };

/** Where a line leaves one box and arrives at another, and how far it stays level at both ends, to the right or left. */
function sidesOf(
  from: Box,
  to: Box,
): { readonly start: number; readonly end: number; readonly out: number; readonly back: number } {
  const [fromEnd, toEnd] = [from.x + from.width, to.x + to.width];
  const level = (start: number, end: number): number => Math.min(LEVEL, Math.round(Math.abs(end - start) / 2));
  if (to.x >= fromEnd) return { start: fromEnd, end: to.x, out: level(fromEnd, to.x), back: -level(fromEnd, to.x) };
  if (toEnd <= from.x) return { start: from.x, end: toEnd, out: -level(from.x, toEnd), back: level(from.x, toEnd) };
  return { start: fromEnd, end: toEnd, out: BULGE, back: BULGE };
}

type Run = { readonly path: string; readonly arrow: End & { readonly left?: true }; readonly middle: End };

/** Between two rows of subnets, this far above the lower one, a line to a column further off runs level. */
const ABOVE = 6;
/** From a row to the edge of its subnet, and from there to the next column: all bends lie in that gap. */
const [EDGE, BEND] = [12, 28];

/** Where a line to a column further off runs level past the subnets between, the nearest way to where it ends; `undefined` where none are. */
function corridorOf(from: Box, to: Box, subnets: readonly Box[]): number | undefined {
  const [left, right] = from.x < to.x ? [from.x + from.width, to.x] : [to.x + to.width, from.x];
  const between = subnets.filter(({ x, width }) => x > left && x + width < right);
  if (between.length === 0) return undefined;
  const isFree = (y: number): boolean => between.every((box) => y < box.y || y > box.y + box.height);
  const ways = [...new Set(subnets.map(({ y }) => y - ABOVE))].filter(isFree);
  return ways.sort((one, other) => Math.abs(one - to.y) - Math.abs(other - to.y) || one - other)[0];
}

function at(x: number, y: number): string {
  return `${String(x)} ${String(y)}`;
}

/** Straight to one point, and in a bend from there to another. */
function bentTo(from: End, to: End): string {
  const half = (from.x + to.x) / 2;
  return `L${at(from.x, from.y)}C${at(half, from.y)} ${at(half, to.y)} ${at(to.x, to.y)}`;
}

/** How a line runs past the columns between: into the gap beside its own, level above a row of subnets, and out of the last gap. */
function runPast(from: Box, to: Box, level: number): Run {
  const { start, end, out } = sidesOf(from, to);
  const [fromY, toY] = [from.y + MIDDLE, to.y + MIDDLE];
  const way = Math.sign(out);
  const [leaves, into] = [start + way * EDGE, start + way * (EDGE + BEND)];
  const [outOf, arrives] = [end - way * (EDGE + BEND), end - way * EDGE];
  const first = bentTo({ x: leaves, y: fromY }, { x: into, y: level });
  const last = bentTo({ x: outOf, y: level }, { x: arrives, y: toY });
  return {
    path: `M${at(start, fromY)}${first}${last}L${at(end, toY)}`,
    arrow: { x: end, y: toY, ...(way > 0 ? {} : { left: true as const }) },
    middle: { x: Math.round((into + outOf) / 2), y: level },
  };
}

/** How a line runs from one box to another, whichever of them is on the right. */
function runOf(from: Box, to: Box, subnets: readonly Box[]): Run {
  const corridor = corridorOf(from, to, subnets);
  if (corridor !== undefined) return runPast(from, to, corridor);
  const { start, end, out, back } = sidesOf(from, to);
  const [fromY, toY] = [from.y + MIDDLE, to.y + MIDDLE];
  return {
    path: `M${at(start, fromY)}C${at(start + out, fromY)} ${at(end + back, toY)} ${at(end, toY)}`,
    arrow: { x: end, y: toY, ...(back < 0 ? {} : { left: true as const }) },
    // Half way along the curve, where it bends out of a column too.
    middle: { x: Math.round((start + end) / 2 + (3 * (out + back)) / 8), y: Math.round((fromY + toY) / 2) },
  };
}

function ownerOf({ urn }: Box): string {
  return urn.split("#")[0] ?? urn;
}

function subnetOf({ urn }: Box): string {
  return urn.slice(urn.indexOf("#") + 1);
}

/** What cuts a line, in words; empty when nothing does. */
function cutOf({ blocker }: GroundEdge, language: ChartLanguage): string {
  if (blocker === undefined) return "";
  const words = chartWords(language);
  const by = [blocker.tag, blocker.rule ?? "", blocker.text].filter((part) => part !== "").join(" ");
  return ` · ${blocker.reply === true ? words.replyBlocked(by) : words.cutBy(by)}`;
}

/**
 * The lines of what is chosen: `selected` is an owner, or an owner in one subnet. From each of its boxes to each box of
 * what it talks to; one that carries nothing is crossed out.
 */
export function drawGroundLines(
  edges: readonly GroundEdge[],
  boxes: readonly Box[],
  { selected, language }: { readonly selected: string | undefined; readonly language: ChartLanguage },
): readonly Line[] {
  if (selected === undefined) return [];
  const isShown = (box: Box): boolean => ownerOf(box) !== ownerOf({ ...box, urn: selected }) || !selected.includes("#") || box.urn === selected; // prettier-ignore
  const subnets = boxes.filter(({ urn }) => parseUrn(urn)?.kind === "subnet");
  const places = (owner: string): readonly Box[] =>
    boxes.filter((box) => box.urn.includes("#") && ownerOf(box) === owner && isShown(box));
  return edges.flatMap((edge) =>
    places(edge.from)
      .filter((box) => edge.fromSubnet === undefined || subnetOf(box) === edge.fromSubnet)
      .flatMap((from) =>
        places(edge.to).map((to): Line => {
          const { kind, verdict, blocker } = edge;
          const { path, arrow, middle } = runOf(from, to, subnets);
          const isCut = verdict === "unreachable" && blocker?.reply !== true;
          return {
            id: `${kind} ${from.urn} ${to.urn}`,
            kind,
            ...(verdict === undefined ? {} : { verdict }),
            members: [{ from: from.urn, to: to.urn, label: edge.label }],
            path,
            arrows: [arrow],
            ...(isCut ? { cross: { ...middle, tag: blocker?.tag ?? "" } } : {}),
            labels: [],
            title: `${from.title} → ${to.title}${edge.label === "" ? "" : ` ${edge.label}`}${cutOf(edge, language)}`,
          };
        }),
      ),
  );
}
