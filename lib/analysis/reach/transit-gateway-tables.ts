import type { Placed } from "#lib/graph/topology.ts";
import type { TransitGatewayRouteTable } from "#lib/model/resources/transit-gateway.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import type { Urn } from "#lib/model/urn.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import type { Walk } from "./step.ts";
import type { Attachment } from "./transit-gateway-attachments.ts";
import { beyond } from "./unread.ts";
import type { World } from "./world.ts";

type TransitRoute = Extract<TransitGatewayRouteTable["routes"], { readonly known: true }>["value"][number];

/** What a transit gateway's route table decided, and the attachment its route names. */
export type TransitRouted = { readonly gated: Gated; readonly onward?: string; readonly table?: Urn };

/**
 * Routes what enters from an attachment by the route table that is associated with it: the longest prefix, of equal ones
 * static before propagated; a blackhole drops. Source: Transit Gateway Guide, "Route evaluation order".
 */
export function routeInTransit(walk: Walk, attachment: Attachment, destination: Ip): TransitRouted {
  const { say, world } = walk;
  const { item, region, urn } = attachment;
  const id = item.transitGatewayAttachmentId;
  const { transitGatewayRouteTableId: tableId, state = "associated" } = item.association ?? {};
  if (tableId === undefined || state !== "associated") {
    const evidence = { kind: "transit-gateway-attachment", id, text: say("tgwNoTable", { id }) };
    return { gated: blocks("TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION", evidence, urn) };
  }
  const table = tableById(world, tableId, region);
  if (table?.item.routes.known !== true) {
    const problem = table?.item.routes.problem;
    const { message, call } = problem ?? {
      message: say("tgwTableUnread", { table: tableId }),
      call: "ec2:SearchTransitGatewayRoutes",
    };
    return {
      gated: cannotTell([beyond(message, call)], { kind: "transit-gateway-route", id: tableId, text: message }),
    };
  }
  const winner = longestTransitRoute(world, table.item.routes.value, destination);
  return judgeRoute(walk, winner, { table, destination });
}

function judgeRoute(
  { say }: Walk,
  winner: TransitRoute | undefined,
  { table, destination }: { readonly table: Placed<TransitGatewayRouteTable>; readonly destination: Ip },
): TransitRouted {
  const { urn, item } = table;
  const id = item.transitGatewayRouteTableId;
  const values = { table: id, to: formatIp(destination) };
  const evidence = (text: string) => ({ kind: "transit-gateway-route", id, text });
  if (winner === undefined) {
    return { gated: blocks("TGW_RTB_CANNOT_ROUTE", evidence(say("tgwNoRoute", values)), urn), table: urn };
  }
  if (winner.state === "blackhole") {
    return { gated: blocks("TGW_RTB_BAD_STATE_ROUTE", evidence(say("tgwBlackhole", values)), urn), table: urn };
  }
  const onward = winner.attachments[0]?.transitGatewayAttachmentId;
  const text = say("route", { destination: winner.destinationCidrBlock ?? "", target: onward ?? "" });
  return { gated: passes(evidence(text), urn), table: urn, ...(onward === undefined ? {} : { onward }) };
}

/** A shared transit gateway's tables are listed in its owner's account only. */
function tableById({ gateways }: World, id: string, region: string) {
  return [...gateways.transitGatewayRouteTables.values()].find(
    (table) => table.region === region && table.item.transitGatewayRouteTableId === id,
  );
}

/** Propagated routes to one block, most wanted first. */
const propagatedOrder = ["vpc", "direct-connect-gateway", "connect", "vpn"];

function longestTransitRoute(world: World, routes: readonly TransitRoute[], destination: Ip): TransitRoute | undefined {
  const matching = routes.flatMap((route) => {
    const block = world.cidr(route.destinationCidrBlock ?? "");
    return block !== undefined && cidrContains(block, destination) ? [{ route, length: block.prefixLength }] : [];
  });
  const [best] = matching.toSorted((a, b) => b.length - a.length || rank(a.route) - rank(b.route));
  return best?.route;
}

function rank({ type, prefixListId, attachments }: TransitRoute): number {
  if (type === "static") return prefixListId === undefined ? 0 : 1;
  const place = propagatedOrder.indexOf(attachments[0]?.resourceType ?? "");
  return 2 + (place < 0 ? propagatedOrder.length : place);
}
