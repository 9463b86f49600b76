import { tagParts } from "../berth-pen.ts";
import { fitText, textWidth } from "../fit-text.ts";
import { BOXES_DRAWN } from "../fold-step.ts";
import type { Box, Fold, Geometry } from "../geometry.ts";
import { rankOf, worstOf } from "../severity-index.ts";
import { NOTE, unreadNotes } from "../unread-notes.ts";
import { sourceOf } from "../sheet-source.ts";
import { chartWords, type ChartLanguage } from "../words.ts";
import { drawGroundLines } from "./draw-ground-lines.ts";
import { drawSubnet, subnetHeight, type SubnetPlan } from "./draw-subnet.ts";
import type { GroundModel, GroundSubnet, GroundVpc } from "./ground-model.ts";
import { COLUMN_GAP, MARGIN, PAD, SHELF_GAP, shelvesOf, vpcWidth, zonesOf } from "./ground-shelves.ts";

const HEAD = 32;
const ZONE_HEAD = 22;
const GAP = 12;

/** How many owners a subnet may show, so that all subnets together stay within the boxes of a drawing. */
function ownersShown(model: GroundModel): number {
  const subnets = model.vpcs.reduce((sum, vpc) => sum + vpc.subnets.length, 0);
  const room = BOXES_DRAWN - model.vpcs.length - subnets;
  return Math.max(1, Math.min(12, Math.floor(room / Math.max(1, subnets))));
}

/** The owners that are drawn and those that are counted together: trouble is drawn first, then who holds most. */
function planSubnet(subnet: GroundSubnet, shown: number): SubnetPlan {
  if (subnet.groups.length <= shown) return { subnet, groups: subnet.groups, folded: [] };
  const byTrouble = [...subnet.groups].sort((one, other) => rankOf(one.severity) - rankOf(other.severity));
  const kept = new Set(byTrouble.slice(0, shown - 1));
  return {
    subnet,
    groups: subnet.groups.filter((group) => kept.has(group)),
    folded: subnet.groups.filter((group) => !kept.has(group)),
  };
}

const tiers: readonly GroundSubnet["routeClass"][] = ["public", "nat", "unknown", "isolated"];

/** What is drawn; `x` and `y` are where the next goes, `column` how wide a subnet is. */
type Paper = {
  readonly language: ChartLanguage;
  readonly column: number;
  readonly boxes: Box[];
  readonly folds: Fold[];
  x: number;
  y: number;
};

function frameOf(vpc: GroundVpc, paper: Paper, size: Pick<Box, "x" | "y" | "width" | "height">): Box {
  const middle = size.y + HEAD / 2;
  const tag = tagParts("VPC", size.x + PAD, middle);
  const name = fitText(vpc.name, "semibold", { sizePx: 13, width: 180 });
  const nameEnd = tag.end + textWidth(name.text, "semibold", 13) + 10;
  const words = chartWords(paper.language);
  const interfaces = vpc.subnets.flatMap(({ groups }) => groups).reduce((sum, { count }) => sum + count, 0);
  const caption = `${vpc.cidrs.join(", ")} · ${vpc.place} · ${words.interfaces(interfaces)}`;
  const { severity } = worstOf([vpc]);
  return {
    urn: vpc.urn,
    lane: "berths",
    ...size,
    style: "frame",
    title: `${vpc.name} ${caption}`,
    labels: [
      tag.label,
      { x: tag.end, y: middle + 4, ...name, style: "strong" },
      {
        x: nameEnd,
        y: middle + 4,
        ...fitText(caption, "condensed", { sizePx: 11, width: size.x + size.width - nameEnd - 32 }),
        style: "caption",
      },
    ],
    areas: [tag.area],
    marks: severity === undefined ? [] : [{ x: size.x + size.width - 20, y: middle, severity }],
  };
}

/** Draws the tiers of a VPC below each other: subnets of one kind of route stand side by side across the zones. */
function drawTiers(plans: readonly SubnetPlan[], zones: readonly string[], paper: Paper): void {
  for (const tier of tiers) {
    const columns = zones.map((zone) =>
      plans.filter(({ subnet }) => subnet.zone === zone && subnet.routeClass === tier),
    );
    const heights = columns.map((column) =>
      column.reduce((sum, plan) => sum + subnetHeight(plan, paper.column) + GAP, 0),
    );
    for (const [index, column] of columns.entries()) {
      let y = paper.y;
      for (const plan of column) {
        const place = { x: columnX(paper, index), y, width: paper.column };
        const drawn = drawSubnet(plan, place, paper.language);
        paper.boxes.push(...drawn.boxes);
        paper.folds.push(...drawn.folds);
        y += subnetHeight(plan, paper.column) + GAP;
      }
    }
    paper.y += Math.max(0, ...heights);
  }
}

/** Where the column of a zone begins in the VPC that is drawn. */
function columnX({ x, column }: Paper, index: number): number {
  return x + PAD + index * (column + COLUMN_GAP);
}

/** Draws a VPC, and leaves the paper below it; gives the heads of its zones. */
function drawVpc(vpc: GroundVpc, shown: number, paper: Paper): Geometry["zones"] {
  const zones = zonesOf(vpc);
  const plans = vpc.subnets.map((subnet) => planSubnet(subnet, shown));
  const { x, y: top } = paper;
  const frameAt = paper.boxes.length;
  paper.y += HEAD + (zones.length > 0 ? ZONE_HEAD : 0);
  drawTiers(plans, zones, paper);
  const bottom = paper.y + (zones.length > 0 ? 0 : PAD);
  const frame = frameOf(vpc, paper, { x, y: top, width: vpcWidth(vpc, paper.column), height: bottom - top });
  paper.boxes.splice(frameAt, 0, frame);
  paper.y = bottom + SHELF_GAP;
  return zones.map((zone, index) => ({
    x: columnX(paper, index),
    y: top + HEAD + 14,
    ...fitText(zone, "semibold", { sizePx: 11, width: paper.column }),
    style: "head",
  }));
}

/** Draws VPCs beside each other, and leaves the paper below the highest. */
function drawShelf(vpcs: readonly GroundVpc[], shown: number, paper: Paper): Geometry["zones"] {
  const top = paper.y;
  const ends: number[] = [];
  paper.x = MARGIN;
  const zones = vpcs.flatMap((vpc) => {
    paper.y = top;
    const heads = drawVpc(vpc, shown, paper);
    paper.x += vpcWidth(vpc, paper.column) + SHELF_GAP;
    ends.push(paper.y);
    return heads;
  });
  paper.y = Math.max(...ends);
  return zones;
}

export type GroundOptions = {
  /** What is chosen: an owner of interfaces, or one in one subnet. Lines are drawn of it alone. */
  readonly selected?: string | undefined;
  /** How wide the paper is, in pixels; as narrow as the drawing may be unless given. */
  readonly width?: number | undefined;
};

/**
 * Where everything lives: a frame a VPC, a column a zone, a box a subnet, a square an interface, grouped by owner.
 * Integers only; the same model, language and options give the same bytes.
 */
export function layoutGround(
  model: GroundModel,
  language: ChartLanguage,
  { selected, width: paperWidth = 0 }: GroundOptions = {},
): Geometry {
  const { shelves, column } = shelvesOf(model.vpcs, paperWidth);
  const paper: Paper = { language, column, boxes: [], folds: [], x: MARGIN, y: MARGIN };
  const shown = ownersShown(model);
  const zones = shelves.flatMap((vpcs) => drawShelf(vpcs, shown, paper));
  const width = Math.max(640, ...paper.boxes.map((box) => box.x + box.width)) + MARGIN;
  return {
    source: sourceOf(model),
    width,
    height: paper.y + model.unread.length * NOTE + MARGIN,
    headHeight: 0,
    lanes: [],
    zones,
    boxes: paper.boxes,
    lines: drawGroundLines(model.edges, paper.boxes, { selected, language }),
    folds: paper.folds,
    crowded: paper.folds.length > 0,
    notes: unreadNotes(model.unread, { y: paper.y, width, language }),
  };
}
