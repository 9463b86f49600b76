import { tagParts } from "../berth-pen.ts";
import { fitText } from "../fit-text.ts";
import type { Area, Box, Fold, Label } from "../geometry.ts";
import { subnetTitle, wayOf } from "../subnet-words.ts";
import { chartWords, type ChartLanguage } from "../words.ts";
import type { GroundGroup, GroundOwner, GroundSubnet } from "./ground-model.ts";

/** A subnet with the owners that are drawn one by one, and those that are counted together. */
export type SubnetPlan = {
  readonly subnet: GroundSubnet;
  readonly groups: readonly GroundGroup[];
  readonly folded: readonly GroundGroup[];
};

/** How wide a subnet is drawn, and as which paper has room for it. */
export const [SUBNET_WIDTH, WIDEST_SUBNET] = [244, 420];
const PAD = 8;
const HEAD = 54;
const LINE = 20;
const SQUARE = 10;
const STEP = 12;
/** So few interfaces stand on the line of their owner. */
const INLINE = 3;
const BAR = 72;

const fills: { readonly [Owner in GroundOwner]: Area["style"] } = {
  task: "square-task",
  "load-balancer": "square-balancer",
  nat: "square-nat",
  endpoint: "square-endpoint",
  other: "square-other",
  unknown: "square-unknown",
};

/** So many squares fit beside each other. */
function squaresPerLine(width: number): number {
  return Math.floor((width - 2 * PAD) / STEP);
}

/** A third line of squares is never begun: the figure tells the rest. */
function squareLines({ count }: GroundGroup, width: number): number {
  return count <= INLINE ? 0 : Math.min(2, Math.ceil(count / squaresPerLine(width)));
}

function groupHeight(group: GroundGroup, width: number): number {
  const lines = squareLines(group, width);
  return lines === 0 ? LINE : LINE + lines * STEP + 2;
}

/** How high a subnet of this width is drawn. */
export function subnetHeight({ groups, folded, subnet }: SubnetPlan, width: number): number {
  const rows = groups.reduce((sum, group) => sum + groupHeight(group, width), 0);
  const note = groups.length === 0 || subnet.unread !== undefined ? LINE : 0;
  return HEAD + rows + note + (folded.length > 0 ? LINE : 0) + PAD;
}

/** Where a subnet or a part of it begins, and how wide its subnet is. */
type Spot = { readonly x: number; readonly y: number; readonly width: number };

function squares(group: GroundGroup, { x, y, width }: Spot): readonly Area[] {
  const style = fills[group.owner];
  const perLine = squaresPerLine(width);
  return Array.from({ length: squareLines(group, width) }, (_, line) => ({
    x,
    y: y + line * STEP,
    width: Math.min(perLine, group.count - line * perLine) * STEP - (STEP - SQUARE),
    height: SQUARE,
    style,
  }));
}

function groupBox(group: GroundGroup, subnet: GroundSubnet, { x, y, width }: Spot): Box {
  const middle = y + LINE / 2;
  const tag = tagParts(group.tag, x, middle);
  const right = x + width - 2 * PAD;
  const markX = group.severity === undefined ? right : right - 18;
  const count = String(group.count);
  const inline = squareLines(group, width) === 0 ? group.count * STEP : 0;
  const squaresX = markX - count.length * 8 - 4 - inline;
  const name = fitText(group.name, "condensed", { sizePx: 13, width: squaresX - tag.end - 4 });
  return {
    // An owner has interfaces in several subnets: each place gets a key of its own.
    urn: `${group.urn}#${subnet.urn}`,
    lane: "berths",
    x,
    y,
    width: width - 2 * PAD,
    height: groupHeight(group, width),
    style: "line",
    title: `${group.tag} ${group.name}: ${count} · ${subnet.name}`,
    labels: [
      tag.label,
      { x: tag.end, y: middle + 4, ...name, style: "name" },
      { x: markX, y: middle + 4, text: count, style: "figure", anchor: "end" },
    ],
    areas: [
      tag.area,
      ...(inline > 0
        ? [{ x: squaresX, y: middle - 5, width: inline - 2, height: SQUARE, style: fills[group.owner] }]
        : squares(group, { x, y: y + LINE, width })),
    ],
    marks: group.severity === undefined ? [] : [{ x: right - 6, y: middle, severity: group.severity }],
  };
}

function headLabels(subnet: GroundSubnet, { x, y, width }: Spot, language: ChartLanguage): readonly Label[] {
  const words = chartWords(language);
  const room = width - 2 * PAD - (subnet.severity === undefined ? 0 : 18);
  const where = `${subnet.cidr} · ${wayOf(words, subnet)}`;
  const free = words.free(subnet.free);
  return [
    { x, y: y + 18, ...fitText(subnet.name, "semibold", { sizePx: 13, width: room }), style: "strong" },
    { x, y: y + 33, ...fitText(where, "condensed", { sizePx: 11, width: width - 2 * PAD }), style: "caption" },
    { x: x + BAR + 6, y: y + 48, text: free, style: "caption" },
  ];
}

function foldedBox({ subnet, folded }: SubnetPlan, { x, y, width }: Spot, language: ChartLanguage): Box {
  const interfaces = folded.reduce((sum, { count }) => sum + count, 0);
  const text = chartWords(language).moreOwners(folded.length, interfaces);
  return {
    urn: `fold/ground/${subnet.urn}`,
    lane: "berths",
    x,
    y,
    width: width - 2 * PAD,
    height: LINE,
    style: "line",
    title: text,
    labels: [{ x, y: y + 14, ...fitText(text, "condensed", { sizePx: 11, width: width - 2 * PAD }), style: "caption" }],
    areas: [],
    marks: [],
  };
}

/** Draws a subnet: its range, route class and addresses, then each owner with a square an interface. */
export function drawSubnet(
  plan: SubnetPlan,
  spot: Spot,
  language: ChartLanguage,
): { readonly boxes: readonly Box[]; readonly folds: readonly Fold[] } {
  const { subnet, groups, folded } = plan;
  const words = chartWords(language);
  const { width } = spot;
  const x = spot.x + PAD;
  const used = subnet.size === 0 ? 0 : Math.round(((subnet.size - subnet.free) * BAR) / subnet.size);
  const labels = [...headLabels(subnet, { x, y: spot.y, width }, language)];
  const areas: Area[] = [
    { x, y: spot.y + 41, width: BAR, height: 6, style: "bar" },
    { x, y: spot.y + 41, width: used, height: 6, style: "bar-used" },
  ];
  let y = spot.y + HEAD;
  const inner: Box[] = [];
  for (const group of groups) {
    inner.push(groupBox(group, subnet, { x, y, width }));
    y += groupHeight(group, width);
  }
  if (folded.length > 0) {
    inner.push(foldedBox(plan, { x, y, width }, language));
    y += LINE;
  }
  if (subnet.unread !== undefined) {
    areas.push({ x, y: y + 3, width: 16, height: 12, style: "hatch" });
    const said = fitText(`${words.unread}: ${subnet.unread}`, "condensed", { sizePx: 11, width: width - 48 });
    labels.push({ x: x + 24, y: y + 13, ...said, style: "caption" });
  } else if (groups.length === 0) {
    labels.push({ x, y: y + 13, text: words.nobody, style: "caption" });
  }
  const { severity } = subnet;
  const box: Box = {
    urn: subnet.urn,
    lane: "berths",
    ...spot,
    height: subnetHeight(plan, width),
    style: "card",
    title: subnetTitle(words, subnet),
    labels,
    areas,
    marks: severity === undefined ? [] : [{ x: spot.x + width - 14, y: spot.y + 14, severity }],
  };
  const members = folded.map(({ urn }) => urn);
  const folds = members.length === 0 ? [] : [{ urn: `fold/ground/${subnet.urn}`, lane: "berths" as const, members }];
  return { boxes: [box, ...inner], folds };
}
