import type { OwnedInterface, Unread } from "#lib/graph/topology.ts";
import { throughAppliance } from "./appliance.ts";
import { arriveAt, asIfRouted, nobodyAt, sendHome, wrongHolder } from "./arrival.ts";
import { carry } from "./carry.ts";
import { throughEgressOnly } from "./egress-only.ts";
import { leaving, unknownSubnetStep, type EndCrossing } from "./ends.ts";
import { cannotTell } from "./gate.ts";
import { throughGatewayEndpoint } from "./gateway-endpoint.ts";
import { enter, exit } from "./internet.ts";
import { stationAt, type Aim, type Carried, type Landing } from "./leg.ts";
import { throughNatGateway } from "./nat-gateway.ts";
import { toReservedService } from "./reserved-step.ts";
import { packetOf, type InterfaceStation, type Journey, type Station, type Walk } from "./step.ts";
import { beyond, unreadArea } from "./unread.ts";
import { throughVpnGateway } from "./vpn.ts";
import { interfaceAt, publicHolder, subnetOf } from "./world.ts";

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
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const here = interfaceAt(walk.world, owned.item.vpcId ?? "", aim.ip);
  const out = (more: Pick<EndCrossing, "peers" | "isLocal"> & Partial<EndCrossing>) =>
    leaving(walk, from, { ...packet, ...more });
  const reserved = toReservedService(walk, from, aim);
  if (reserved !== undefined) {
    return { ...reserved, request: [...out({ peers: [], isLocal: true }), ...reserved.request] };
  }
  if (here !== undefined && here.item.subnetId === owned.item.subnetId) {
    const to = stationAt(aim, { owned: here, ip: aim.ip });
    const arrival = arriveAt(walk, from, { to, isLocal: true, over: [] });
    const gates = out({ peers: [here], isLocal: true, over: [] });
    return { request: [...gates, ...wrongHolder(walk, aim, to), ...arrival], reply: [] };
  }
  const carried = carryOut(walk, from, aim);
  const { landing } = carried;
  const onward = land(walk, { from, aim }, landing);
  const hidden = publicHolder(walk.world, aim.ip);
  const peers = peersOf(aim, landing, here);
  const unknown = peers.length > 0 ? undefined : whoIsUnknown(walk, carried);
  const gates = out({
    peers,
    isLocal: false,
    ...(unknown === undefined ? {} : { unknown }),
    ...(landing === undefined ? {} : { over: landing.over }),
    ...(hidden === undefined ? {} : { hidden: [hidden] }),
  });
  return { request: [...gates, ...carried.steps, ...onward.request], reply: onward.reply };
}

function carryOut(walk: Walk, from: InterfaceStation, aim: Aim): Carried {
  const subnet = subnetOf(walk.world, from.owned);
  if (subnet === undefined) {
    const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
    return { steps: [unknownSubnetStep(walk, from.owned, packet)] };
  }
  const at = { subnet, sender: from };
  return carry(walk, { direction: "request", source: from.ip, aim, at, origin: subnet, over: [] });
}

/** Whom a reference of the sender's own groups may mean: who was met, or who is meant when the way is not known. */
function peersOf(
  { wanted }: Aim,
  landing: Landing | undefined,
  here: OwnedInterface | undefined,
): EndCrossing["peers"] {
  if (landing?.kind === "interface") return [landing.station.owned];
  const meant = wanted?.owned ?? here;
  return landing === undefined && meant !== undefined ? [meant] : [];
}

/** What was not read of the way, or of the interfaces at its end: whoever is there may carry any group. */
function whoIsUnknown(walk: Walk, { steps, landing }: Carried): Unread | undefined {
  if (landing?.kind === "nobody") return unreadArea(walk.world.topology, landing.place, "networkInterfaces");
  return landing === undefined ? steps.flatMap(({ gated }) => gated.unread)[0] : undefined;
}

type Departed = { readonly from: InterfaceStation; readonly aim: Aim };

/** What happens where a packet comes out: it arrives, it finds nobody, or it takes a way out of the VPC. */
function land(walk: Walk, { from, aim }: Departed, landing: Landing | undefined): Journey {
  if (landing === undefined) return asIfRouted(walk, from, aim);
  if (landing.kind === "nobody") return { request: [nobodyAt(walk, from, { aim, ...landing })], reply: [] };
  if (landing.kind === "exit") return follow(walk, { from, aim }, landing);
  const { station: to, over, isUnfiltered } = landing;
  return {
    request: [...wrongHolder(walk, aim, to), ...arriveAt(walk, from, { to, isLocal: isUnfiltered === true, over })],
    reply: sendHome(walk, { station: to, client: from, source: aim.ip }),
  };
}

function follow(walk: Walk, departed: Departed, landing: Extract<Landing, { readonly kind: "exit" }>): Journey {
  const through = { ...departed, exit: landing };
  switch (landing.target.kind) {
    case "internet-gateway":
      return exit(walk, through);
    case "egress-only-internet-gateway":
      return throughEgressOnly(walk, through);
    case "nat-gateway":
      return throughNatGateway(walk, through, depart);
    case "vpn-gateway":
      return throughVpnGateway(walk, through);
    case "vpc-endpoint":
      return throughGatewayEndpoint(walk, through);
    case "network-interface":
    case "ec2-instance":
    case "other":
    case "local":
    case "vpc-peering-connection":
    case "transit-gateway":
      return throughAppliance(walk, through);
  }
}
