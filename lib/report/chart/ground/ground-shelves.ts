import { SUBNET_WIDTH, WIDEST_SUBNET } from "./draw-subnet.ts";
import type { GroundVpc } from "./ground-model.ts";

/** Around the drawing, and around what stands in a VPC. */
export const [MARGIN, PAD] = [16, 12];
/** Between zones: lines of what is chosen run there. */
export const COLUMN_GAP = 28;
/** Between VPCs, beside and below each other. */
export const SHELF_GAP = 20;

/** VPCs beside each other, from above, and how wide their subnets are. */
export type GroundShelves = { readonly shelves: readonly (readonly GroundVpc[])[]; readonly column: number };

/** The Availability Zones of a VPC, each once, as its subnets are sorted. */
export function zonesOf({ subnets }: GroundVpc): readonly string[] {
  return [...new Set(subnets.map(({ zone }) => zone))];
}

function framed(columns: number, column: number): number {
  return columns * (column + COLUMN_GAP) - COLUMN_GAP + 2 * PAD;
}

/** How wide a VPC is with subnets of this width; the words in its head need the room of two. */
export function vpcWidth(vpc: GroundVpc, column: number): number {
  return Math.max(framed(2, SUBNET_WIDTH), framed(zonesOf(vpc).length, column));
}

function shelfWidth(vpcs: readonly GroundVpc[], column: number): number {
  return vpcs.reduce((sum, vpc) => sum + vpcWidth(vpc, column) + SHELF_GAP, 2 * MARGIN - SHELF_GAP);
}

/**
 * Puts VPCs beside each other as long as paper of this width, in pixels, has room, in the order given; then makes the
 * subnets as wide as all shelves allow. What does not fit at all stands alone, and wider than the paper.
 */
export function shelvesOf(vpcs: readonly GroundVpc[], width: number): GroundShelves {
  const shelves: GroundVpc[][] = [];
  for (const vpc of vpcs) {
    const last = shelves.at(-1);
    if (last !== undefined && shelfWidth([...last, vpc], SUBNET_WIDTH) <= width) last.push(vpc);
    else shelves.push([vpc]);
  }
  const fits = (column: number): boolean => shelves.every((shelf) => shelfWidth(shelf, column) <= width);
  let column = WIDEST_SUBNET;
  while (column > SUBNET_WIDTH && !fits(column)) column--;
  return { shelves, column };
}
