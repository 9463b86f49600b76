import type { TransitGatewayAttachment, TransitGatewayRouteTable } from "#lib/model/resources/transit-gateway.ts";
import { cidrsOverlap, enclosingCidr, type Cidr } from "#lib/net/cidr.ts";

/** Routes shorter than this lead out, or to whole regions of the address space. */
const SHORTEST_PREFIX = 8;

/** Where a VPC's packets are sent on to: the VPCs, or attachments of other kinds, by the blocks that lead there. */
type Onward = { readonly block: Cidr; readonly to: readonly (string | undefined)[] };

/** Whether two VPCs can reach each other over a transit gateway; `unread` when only a table that was not read can say. */
export type Joint = "apart" | "joined" | "unread";

/**
 * Whether a transit gateway's route tables keep two of its VPCs apart: neither's table leads to the other's ranges, nor to
 * anything in between that might send them on.
 */
export function jointIn(
  attachments: readonly TransitGatewayAttachment[],
  tables: readonly TransitGatewayRouteTable[],
  rangesByVpc: ReadonlyMap<string, readonly string[]>,
): (one: string, other: string) => Joint {
  const byId = new Map(tables.map((table) => [table.transitGatewayRouteTableId, table]));
  const onwardByVpc = new Map(
    attachments.map((attachment) => [attachment.resourceId ?? "", onwardFrom(attachment, byId)] as const),
  );
  const known = new Map<string, Joint>();
  const leads = (from: string, to: string): boolean | undefined => {
    const onward = onwardByVpc.get(from);
    const ranges = (rangesByVpc.get(to) ?? []).flatMap((text) => enclosingCidr(text) ?? []);
    if (onward === "any" || ranges.length === 0) return true;
    if (onward === undefined) return undefined;
    return onward.some(
      ({ block, to: next }) =>
        ranges.some((range) => cidrsOverlap(block, range)) && next.some((resource) => resource !== from),
    );
  };
  return (one, other) => {
    const key = [one, other].sort().join(" ");
    const before = known.get(key);
    if (before !== undefined) return before;
    const ways = [leads(one, other), leads(other, one)];
    const joint = ways.includes(true) ? "joined" : ways.includes(undefined) ? "unread" : "apart";
    known.set(key, joint);
    return joint;
  };
}

/** The routes of the table an attachment is associated with: `any` when it names no table, `undefined` when they were not read. */
function onwardFrom(
  { association }: TransitGatewayAttachment,
  tables: ReadonlyMap<string, TransitGatewayRouteTable>,
): readonly Onward[] | "any" | undefined {
  if (association?.transitGatewayRouteTableId === undefined) return "any";
  const routes = tables.get(association.transitGatewayRouteTableId)?.routes;
  if (routes?.known !== true) return undefined;
  return routes.value.flatMap(({ destinationCidrBlock = "", state, attachments }): readonly Onward[] => {
    const block = enclosingCidr(destinationCidrBlock);
    if (block === undefined || block.prefixLength < SHORTEST_PREFIX || state !== "active") return [];
    return [{ block, to: attachments.map(({ resourceId }) => resourceId) }];
  });
}
