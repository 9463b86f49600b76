import type { Placed } from "#lib/graph/topology.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { urnOf } from "#lib/model/urn.ts";
import { blocks, cannotTell, type Gated } from "./gate.ts";
import { chooseRouteIn } from "./longest-prefix.ts";
import type { InterfaceStation, Walk } from "./step.ts";
import { beyond, type Place } from "./unread.ts";
import type { World } from "./world.ts";

/** The route table associated with a gateway itself, which routes what comes in by it; `undefined` when it has none. */
export function tableOfGateway(world: World, place: Place, gatewayId: string): Placed<RouteTable> | undefined {
  const scoped = world.topology.scopes.get(scopeKey(place));
  const item = (scoped === undefined ? [] : itemsOf(scoped, "routeTables")).find(({ associations }) =>
    associations.some((one) => one.gatewayId === gatewayId && one.state !== "disassociated"),
  );
  if (item === undefined) return undefined;
  const { account, region } = place;
  return { urn: urnOf(place, "route-table", item.routeTableId), account, region, item };
}

/**
 * What the route table of an internet or VPN gateway does with a packet for a station: nothing unless it leads elsewhere
 * than straight to it, a middlebox that is not modelled. Source: VPC User Guide, "Gateway route tables".
 */
export function gatewayTable(
  { world, say }: Walk,
  { owned, ip }: InterfaceStation,
  gatewayId: string,
): Gated | undefined {
  const table = tableOfGateway(world, owned, gatewayId);
  if (table === undefined) return undefined;
  const id = table.item.routeTableId;
  const choice = chooseRouteIn(world, table, ip);
  if (choice.kind === "unread") {
    return cannotTell([choice.unread], { kind: "route-table", id, text: choice.unread.text }, table.urn);
  }
  // Without a route for it a packet goes straight to its address, as it does without a table.
  if (choice.kind === "none" || choice.target.kind === "local") return undefined;
  const { target, state, destination } = choice;
  if (state === "blackhole") {
    const text = say("blackhole", { table: id, destination, target: target.id });
    return blocks("BAD_STATE_ROUTE", { kind: "route", id: destination, text }, table.urn);
  }
  if (target.id === owned.item.networkInterfaceId || target.id === owned.item.attachment?.instanceId) return undefined;
  const text = say("edgeTable", { id: gatewayId, table: id, target: target.id });
  const gated = cannotTell([beyond(text, "ec2:DescribeRouteTables")], { kind: "route-table", id, text }, table.urn);
  return { ...gated, code: "INGRESS_RTB_TRAFFIC_REDIRECTION" };
}
