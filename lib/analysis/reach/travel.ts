import { urnOf } from "#lib/model/urn.ts";
import { arriveAt, asIfRouted, nobodyAt, replyHome, stationAt, wrongHolder, type Aim } from "./arrival.ts";
import { leaving } from "./ends.ts";
import { cannotTell } from "./gate.ts";
import { throughGatewayEndpoint } from "./gateway-endpoint.ts";
import { enter, exit } from "./internet.ts";
import type { RouteTarget } from "./longest-prefix.ts";
import { throughNatGateway } from "./nat-gateway.ts";
import { throughPeering } from "./peering.ts";
import { routeRequest } from "./route-step.ts";
import { packetOf, type InterfaceStation, type Journey, type Station, type Walk } from "./step.ts";
import { throughTransitGateway } from "./transit-gateway.ts";
import { beyond } from "./unread.ts";
import { throughVpnGateway } from "./vpn.ts";
import { interfaceAt } from "./world.ts";

/** Walks a question between two stations, both ways, past every gate: none is skipped after a block. */
export function travel(walk: Walk, from: Station, to: Station): Journey {
  if (from.kind === "interface") {
    return depart(walk, from, to.kind === "interface" ? { ip: to.ip, wanted: to } : { ip: to.ip });
  }
  if (to.kind === "interface") return enter(walk, from, to);
  const text = walk.say("outsideBoth");
  const packet = packetOf(walk, "request", { source: from.ip, destination: to.ip });
  const gated = cannotTell([beyond(text, "ec2:DescribeNetworkInterfaces")], { kind: "internet", id: "", text });
  return { request: [{ kind: "internet", urn: from.node, id: from.text, gated, packet, walk }], reply: [] };
}

/** Leaves an interface for an address: whatever the routes lead to, and an address of the own VPC first. */
export function depart(walk: Walk, from: InterfaceStation, aim: Aim): Journey {
  const { owned } = from;
  const vpcId = owned.item.vpcId ?? "";
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const here = interfaceAt(walk.world, vpcId, aim.ip);
  const isLocal = here !== undefined && here.item.subnetId === owned.item.subnetId;
  const peers = aim.wanted === undefined ? (here === undefined ? [] : [here]) : [aim.wanted.owned];
  const gates = leaving(walk, from, { ...packet, peers, isLocal });
  const neighbour = here === undefined ? undefined : stationAt(aim, { owned: here, ip: aim.ip });
  if (isLocal && neighbour !== undefined) {
    return {
      request: [...gates, ...wrongHolder(walk, aim, neighbour), ...arriveAt(walk, from, neighbour, true)],
      reply: [],
    };
  }
  const routed = routeRequest(walk, from, packet);
  const onward = follow(walk, { from, aim, target: routed.target });
  return { request: [...gates, routed.step, ...onward.request], reply: onward.reply };
}

/** What happens after the route: the way through its target, or on to where the packet was meant to go. */
type Following = { readonly from: InterfaceStation; readonly aim: Aim; readonly target: RouteTarget | undefined };

function follow(walk: Walk, { from, aim, target }: Following): Journey {
  switch (target?.kind) {
    case undefined:
      return asIfRouted(walk, from, aim);
    case "local":
      return deliver(walk, from, aim);
    case "internet-gateway":
      return exit(walk, { from, aim, id: target.id });
    case "nat-gateway":
      return throughNatGateway(walk, { from, aim, id: target.id }, depart);
    case "vpc-peering-connection":
      return throughPeering(walk, { from, aim, id: target.id });
    case "transit-gateway":
      return throughTransitGateway(walk, { from, aim, id: target.id });
    case "vpn-gateway":
      return throughVpnGateway(walk, { from, aim, id: target.id });
    case "vpc-endpoint":
      return throughGatewayEndpoint(walk, { from, aim, id: target.id });
    case "egress-only-internet-gateway":
    case "network-interface":
    case "ec2-instance":
    case "other":
      return throughAppliance(walk, { from, aim, target });
  }
}

/** The interface in the own VPC that holds the address. */
function deliver(walk: Walk, from: InterfaceStation, aim: Aim): Journey {
  const vpcId = from.owned.item.vpcId ?? "";
  const holder = interfaceAt(walk.world, vpcId, aim.ip);
  if (holder === undefined) return { request: [nobodyAt(walk, from, { aim, vpcId })], reply: [] };
  const to = stationAt(aim, { owned: holder, ip: aim.ip });
  return {
    request: [...wrongHolder(walk, aim, to), ...arriveAt(walk, from, to, false)],
    reply: replyHome(walk, { from, to, back: (target) => target.kind === "local" }),
  };
}

function throughAppliance(walk: Walk, { from, aim, target }: Following & { readonly target: RouteTarget }): Journey {
  const text = walk.say("appliance", { id: target.id });
  const kind = target.kind === "other" ? "network-interface" : target.kind;
  const urn = urnOf(from.owned, kind === "local" ? "vpc" : kind, target.id);
  const gated = cannotTell([beyond(text, "ec2:DescribeNetworkInterfaces")], { kind, id: target.id, text });
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const onward = asIfRouted(walk, from, aim);
  return { request: [{ kind, urn, id: target.id, gated, packet, walk }, ...onward.request], reply: [] };
}
