import { tagParts } from "../berth-pen.ts";
import { fitText, textWidth } from "../fit-text.ts";
import { BOXES_DRAWN } from "../fold-step.ts";
import type { Box, Fold, Geometry } from "../geometry.ts";
import { rankOf, worstOf } from "../severity-index.ts";
import { NOTE, unreadNotes } from "../unread-notes.ts";
import { sourceOf } from "../sheet-source.ts";
import { chartWords, type ChartLanguage } from "../words.ts";
import { drawGroundLines } from "./draw-ground-lines.ts";
import { drawSubnet, SUBNET_WIDTH, subnetHeight, type SubnetPlan } from "./draw-subnet.ts";
import type { GroundModel, GroundSubnet, GroundVpc } from "./ground-model.ts";

const MARGIN = 16;
const PAD = 12;
const HEAD = 32;
const ZONE_HEAD = 22;
const GAP = 12;
/** Between zones: lines of what is chosen run there. */
const COLUMN_GAP = 28;

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

type Paper = { readonly language: ChartLanguage; readonly boxes: Box[]; readonly folds: Fold[]; y: number };

function frameOf(
  vpc: GroundVpc,
  paper: Paper,
  size: { readonly y: number; readonly width: number; readonly height: number },
): Box {
  const middle = size.y + HEAD / 2;
  const tag = tagParts("VPC", MARGIN + PAD, middle);
  const name = fitText(vpc.name, "semibold", { sizePx: 13, width: 180 });
  const nameEnd = tag.end + textWidth(name.text, "semibold", 13) + 10;
  const words = chartWords(paper.language);
  const interfaces = vpc.subnets.flatMap(({ groups }) => groups).reduce((sum, { count }) => sum + count, 0);
  const caption = `${vpc.cidrs.join(", ")} · ${vpc.place} · ${words.interfaces(interfaces)}`;
  const { severity } = worstOf([vpc]);
  return {
    urn: vpc.urn,
    lane: "berths",
    x: MARGIN,
    ...size,
    style: "frame",
    title: `${vpc.name} ${caption}`,
    labels: [
      tag.label,
      { x: tag.end, y: middle + 4, ...name, style: "strong" },
      {
        x: nameEnd,
        y: middle + 4,
        ...fitText(caption, "condensed", { sizePx: 11, width: MARGIN + size.width - nameEnd - 32 }),
        style: "caption",
      },
    ],
    areas: [tag.area],
    marks: severity === undefined ? [] : [{ x: MARGIN + size.width - 20, y: middle, severity }],
  };
}

/** Draws the tiers of a VPC below each other: subnets of one kind of route stand side by side across the zones. */
function drawTiers(plans: readonly SubnetPlan[], zones: readonly string[], paper: Paper): void {
  for (const tier of tiers) {
    const columns = zones.map((zone) =>
      plans.filter(({ subnet }) => subnet.zone === zone && subnet.routeClass === tier),
    );
    const heights = columns.map((column) => column.reduce((sum, plan) => sum + subnetHeight(plan) + GAP, 0));
    for (const [index, column] of columns.entries()) {
      let y = paper.y;
      for (const plan of column) {
        const place = { x: MARGIN + PAD + index * (SUBNET_WIDTH + COLUMN_GAP), y };
        const drawn = drawSubnet(plan, place, paper.language);
        paper.boxes.push(...drawn.boxes);
        paper.folds.push(...drawn.folds);
        y += subnetHeight(plan) + GAP;
      }
    }
    paper.y += Math.max(0, ...heights);
  }
}

function drawVpc(vpc: GroundVpc, shown: number, paper: Paper): { readonly zones: Geometry["zones"] } {
  const zones = [...new Set(vpc.subnets.map(({ zone }) => zone))];
  const plans = vpc.subnets.map((subnet) => planSubnet(subnet, shown));
  const top = paper.y;
  const width = Math.max(2, zones.length) * (SUBNET_WIDTH + COLUMN_GAP) - COLUMN_GAP + 2 * PAD;
  const frameAt = paper.boxes.length;
  paper.y += HEAD + (zones.length > 0 ? ZONE_HEAD : 0);
  drawTiers(plans, zones, paper);
  const bottom = paper.y + (zones.length > 0 ? 0 : PAD);
  paper.boxes.splice(frameAt, 0, frameOf(vpc, paper, { y: top, width, height: bottom - top }));
  paper.y = bottom + 20;
  return {
    zones: zones.map((zone, index) => ({
      x: MARGIN + PAD + index * (SUBNET_WIDTH + COLUMN_GAP),
      y: top + HEAD + 14,
      ...fitText(zone, "semibold", { sizePx: 11, width: SUBNET_WIDTH }),
      style: "head",
    })),
  };
}

/**
 * Where everything lives: a frame a VPC, a column a zone, a box a subnet, a square an interface, grouped by owner.
 * Lines are drawn of what is selected alone. Integers only; the same model and language give the same bytes.
 */
export function layoutGround(model: GroundModel, language: ChartLanguage, selected?: string): Geometry {
  const paper: Paper = { language, boxes: [], folds: [], y: MARGIN };
  const shown = ownersShown(model);
  const zones = model.vpcs.flatMap((vpc) => drawVpc(vpc, shown, paper).zones);
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
