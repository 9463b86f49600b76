import type { NatGateway } from "#lib/model/resources/gateways.ts";
import { isPrivateIp, parseIp } from "#lib/net/ip.ts";
import type { Through } from "./arrival.ts";
import { arriving } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { tableOfGateway } from "./gateway-table.ts";
import { internetGatewayStep } from "./internet-gateway-gate.ts";
import { chooseRouteIn } from "./longest-prefix.ts";
import { throughNat64 } from "./nat64.ts";
import { textOf } from "./route-step.ts";
import { packetOf, type InterfaceStation, type Journey, type Step, type Walk } from "./step.ts";
import { beyond } from "./unread.ts";

type Regional = { readonly gateway: NatGateway; readonly gate: Step };

/**
 * Through a regional NAT gateway: it has no subnet, but a route table of its own, made with a route to the VPC's internet
 * gateway. No network ACL lies between it and the internet. Source: VPC User Guide, "Regional NAT gateways".
 */
export function throughRegionalNat(walk: Walk, { from, aim, exit }: Through, { gateway, gate }: Regional): Journey {
  const publicIp = gateway.natGatewayAddresses[0]?.publicIp;
  const outside = throughNat64(aim.ip) ?? aim.ip;
  // The gateway's own interfaces are not told: it stands in the client's VPC, known by its public address.
  const own = parseIp(from.owned.item.privateIpAddress ?? "") ?? { family: 4, value: 0 };
  const nobody = { ...from.owned, item: { ...from.owned.item, privateIpAddresses: [], association: undefined } };
  const station: InterfaceStation = {
    kind: "interface",
    node: gate.urn,
    owned: nobody,
    ip: own,
    ...(publicIp === undefined ? {} : { publicIp }),
  };
  const packet = packetOf(walk, "request", { source: own, destination: outside });
  const routed: Step = { ...gate, packet, gated: route(walk, { aim: { ip: outside }, exit }, { gateway, gate }) };
  const out = internetGatewayStep(walk, { station, packet, way: "out" });
  const back = packetOf(walk, "reply", { source: aim.ip, destination: from.ip });
  const home = back.traffic.length === 0 ? [] : arriving(walk, from, { ...back, peers: [], isLocal: false });
  return { request: [gate, routed, ...(routed.gated.code === undefined ? [out] : [])], reply: home };
}

function route(walk: Walk, { aim, exit }: Pick<Through, "aim" | "exit">, { gateway, gate }: Regional): Gated {
  const { say, world } = walk;
  const id = gateway.natGatewayId;
  const table = tableOfGateway(world, exit.at.subnet, id);
  if (exit.at.sender === undefined || isPrivateIp(aim.ip)) {
    const text = say("appliance", { id });
    return cannotTell([beyond(text, "ec2:DescribeNatGateways")], { kind: "nat-gateway", id, text }, gate.urn);
  }
  if (table === undefined) {
    const text = say("natRegionalTable", { id });
    const assumes = [{ code: "REGIONAL_NAT_ROUTE_TABLE_ASSUMED", text }];
    return { ...passes({ kind: "nat-gateway", id, text }, gate.urn), assumes };
  }
  const choice = chooseRouteIn(world, table, aim.ip);
  if (choice.kind === "unread") {
    return cannotTell([choice.unread], { kind: "route-table", id, text: choice.unread.text }, table.urn);
  }
  const tableId = table.item.routeTableId;
  if (choice.kind === "route" && choice.state === "active" && choice.target.kind === "internet-gateway") {
    const text = say("route", { destination: choice.destination, target: choice.target.id });
    return passes({ kind: "route", id: choice.destination, text }, table.urn);
  }
  const text = say("natNoInternet", { id, table: tableId, subnet: tableId, to: textOf(walk, aim.ip) });
  return blocks("NAT_WITHOUT_INTERNET_ROUTE", { kind: "nat-gateway", id, text }, gate.urn);
}
