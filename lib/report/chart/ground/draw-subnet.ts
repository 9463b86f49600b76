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

export const SUBNET_WIDTH = 244;
const PAD = 8;
const HEAD = 54;
const LINE = 20;
const SQUARE = 10;
const STEP = 12;
const PER_LINE = 19;
/** So few interfaces stand on the line of their owner. */
const INLINE = 3;
/** More interfaces than two lines of squares are a figure beside one line. */
const SQUARES = PER_LINE * 2;
const BAR = 72;

const fills: { readonly [Owner in GroundOwner]: Area["style"] } = {
  task: "square-task",
  "load-balancer": "square-balancer",
  nat: "square-nat",
  endpoint: "square-endpoint",
  other: "square-other",
  unknown: "square-unknown",
};

function squareLines({ count }: GroundGroup): number {
  return count <= INLINE ? 0 : Math.ceil(Math.min(count, SQUARES) / PER_LINE);
}

function groupHeight(group: GroundGroup): number {
  const lines = squareLines(group);
  return lines === 0 ? LINE : LINE + lines * STEP + 2;
}

/** How high a subnet is drawn. */
export function subnetHeight({ groups, folded, subnet }: SubnetPlan): number {
  const rows = groups.reduce((sum, group) => sum + groupHeight(group), 0);
  const note = groups.length === 0 || subnet.unread !== undefined ? LINE : 0;
  return HEAD + rows + note + (folded.length > 0 ? LINE : 0) + PAD;
}

type Spot = { readonly x: number; readonly y: number };

function squares(group: GroundGroup, { x, y }: Spot): readonly Area[] {
  const style = fills[group.owner];
  const shown = Math.min(group.count, SQUARES);
  return Array.from({ length: squareLines(group) }, (_, line) => ({
    x,
    y: y + line * STEP,
    width: Math.min(PER_LINE, shown - line * PER_LINE) * STEP - (STEP - SQUARE),
    height: SQUARE,
    style,
  }));
}

function groupBox(group: GroundGroup, subnet: GroundSubnet, { x, y }: Spot): Box {
  const middle = y + LINE / 2;
  const tag = tagParts(group.tag, x, middle);
  const right = x + SUBNET_WIDTH - 2 * PAD;
  const markX = group.severity === undefined ? right : right - 18;
  const count = String(group.count);
  const inline = squareLines(group) === 0 ? group.count * STEP : 0;
  const squaresX = markX - count.length * 8 - 4 - inline;
  const name = fitText(group.name, "condensed", { sizePx: 13, width: squaresX - tag.end - 4 });
  return {
    // An owner has interfaces in several subnets: each place gets a key of its own.
    urn: `${group.urn}#${subnet.urn}`,
    lane: "berths",
    x,
    y,
    width: SUBNET_WIDTH - 2 * PAD,
    height: groupHeight(group),
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
        : squares(group, { x, y: y + LINE })),
    ],
    marks: group.severity === undefined ? [] : [{ x: right - 6, y: middle, severity: group.severity }],
  };
}

function headLabels(subnet: GroundSubnet, { x, y }: Spot, language: ChartLanguage): readonly Label[] {
  const words = chartWords(language);
  const room = SUBNET_WIDTH - 2 * PAD - (subnet.severity === undefined ? 0 : 18);
  const where = `${subnet.cidr} · ${wayOf(words, subnet)}`;
  const free = words.free(subnet.free);
  return [
    { x, y: y + 18, ...fitText(subnet.name, "semibold", { sizePx: 13, width: room }), style: "strong" },
    { x, y: y + 33, ...fitText(where, "condensed", { sizePx: 11, width: SUBNET_WIDTH - 2 * PAD }), style: "caption" },
    { x: x + BAR + 6, y: y + 48, text: free, style: "caption" },
  ];
}

function foldedBox({ subnet, folded }: SubnetPlan, { x, y }: Spot, language: ChartLanguage): Box {
  const interfaces = folded.reduce((sum, { count }) => sum + count, 0);
  const text = chartWords(language).moreOwners(folded.length, interfaces);
  return {
    urn: `fold/ground/${subnet.urn}`,
    lane: "berths",
    x,
    y,
    width: SUBNET_WIDTH - 2 * PAD,
    height: LINE,
    style: "line",
    title: text,
    labels: [
      { x, y: y + 14, ...fitText(text, "condensed", { sizePx: 11, width: SUBNET_WIDTH - 2 * PAD }), style: "caption" },
    ],
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
  const x = spot.x + PAD;
  const used = subnet.size === 0 ? 0 : Math.round(((subnet.size - subnet.free) * BAR) / subnet.size);
  const labels = [...headLabels(subnet, { x, y: spot.y }, language)];
  const areas: Area[] = [
    { x, y: spot.y + 41, width: BAR, height: 6, style: "bar" },
    { x, y: spot.y + 41, width: used, height: 6, style: "bar-used" },
  ];
  let y = spot.y + HEAD;
  const inner: Box[] = [];
  for (const group of groups) {
    inner.push(groupBox(group, subnet, { x, y }));
    y += groupHeight(group);
  }
  if (folded.length > 0) {
    inner.push(foldedBox(plan, { x, y }, language));
    y += LINE;
  }
  if (subnet.unread !== undefined) {
    areas.push({ x, y: y + 3, width: 16, height: 12, style: "hatch" });
    const said = fitText(`${words.unread}: ${subnet.unread}`, "condensed", { sizePx: 11, width: SUBNET_WIDTH - 48 });
    labels.push({ x: x + 24, y: y + 13, ...said, style: "caption" });
  } else if (groups.length === 0) {
    labels.push({ x, y: y + 13, text: words.nobody, style: "caption" });
  }
  const { severity } = subnet;
  const box: Box = {
    urn: subnet.urn,
    lane: "berths",
    ...spot,
    width: SUBNET_WIDTH,
    height: subnetHeight(plan),
    style: "card",
    title: subnetTitle(words, subnet),
    labels,
    areas,
    marks: severity === undefined ? [] : [{ x: spot.x + SUBNET_WIDTH - 14, y: spot.y + 14, severity }],
  };
  const members = folded.map(({ urn }) => urn);
  const folds = members.length === 0 ? [] : [{ urn: `fold/ground/${subnet.urn}`, lane: "berths" as const, members }];
  return { boxes: [box, ...inner], folds };
}
