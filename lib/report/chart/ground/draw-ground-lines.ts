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

/** How a line runs from one box to another, whichever of them is on the right. */
function runOf(from: Box, to: Box): { readonly path: string; readonly arrow: End & { readonly left?: true } } {
  const { start, end, out, back } = sidesOf(from, to);
  const [fromY, toY] = [from.y + MIDDLE, to.y + MIDDLE];
  const at = (x: number, y: number): string => `${String(x)} ${String(y)}`;
  return {
    path: `M${at(start, fromY)}C${at(start + out, fromY)} ${at(end + back, toY)} ${at(end, toY)}`,
    arrow: { x: end, y: toY, ...(back < 0 ? {} : { left: true as const }) },
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
  const places = (owner: string): readonly Box[] =>
    boxes.filter((box) => box.urn.includes("#") && ownerOf(box) === owner && isShown(box));
  return edges.flatMap((edge) =>
    places(edge.from)
      .filter((box) => edge.fromSubnet === undefined || subnetOf(box) === edge.fromSubnet)
      .flatMap((from) =>
        places(edge.to).map((to): Line => {
          const { kind, verdict, blocker } = edge;
          const { path, arrow } = runOf(from, to);
          const isCut = verdict === "unreachable" && blocker?.reply !== true;
          const middle = {
            x: Math.round((from.x + to.x + from.width) / 2),
            y: Math.round((from.y + to.y) / 2) + MIDDLE,
          };
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
