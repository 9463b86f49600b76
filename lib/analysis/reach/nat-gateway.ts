import { urnOf } from "#lib/model/urn.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { hasPorts, isIcmp } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import type { Aim, Through } from "./arrival.ts";
import { arriving, leaving } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { internetGatewayStep } from "./internet-gateway-gate.ts";
import { reenter } from "./internet.ts";
import { routeReply, routeRequest } from "./route-step.ts";
import { packetOf, type InterfaceStation, type Journey, type Step, type Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

type Depart = (walk: Walk, from: InterfaceStation, aim: Aim) => Journey;

/**
 * Through a NAT gateway: TCP, UDP and ICMP from its own VPC; both subnets' network ACLs on both legs; the source becomes
 * the gateway's, with a source port of 1024–65535. A public one leaves by its own subnet's route to an internet gateway.
 * Source: VPC User Guide, "NAT gateways".
 */
export function throughNatGateway(walk: Walk, { from, aim, id }: Through, depart: Depart): Journey {
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const urn = urnOf(from.owned, "nat-gateway", id);
  const gateway = walk.world.gateways.natGateways.get(urn)?.item;
  const step = { kind: "nat-gateway", urn, id, packet, walk };
  const station = stationOf(walk, from, id);
  const gate: Step = { ...step, gated: judge(walk, { from, aim, id }) };
  if (gateway === undefined || station === undefined) return { request: [gate], reply: [] };
  const isLocal = station.owned.item.subnetId === from.owned.item.subnetId;
  const inner = { source: from.ip, destination: aim.ip, peers: [], isLocal } as const;
  const intoGateway = arriving(walk, station, { ...inner, direction: "request" }).filter(
    ({ kind }) => kind === "network-acl",
  );
  const outer = outerWalk(walk);
  const onward = gateway.connectivityType === "private" ? depart(outer, station, aim) : leave(outer, station, aim);
  return {
    request: [...intoGateway, gate, ...withoutEnds(onward.request, station)],
    reply: [...onward.reply, ...backInside(walk, { from, aim, station, isLocal })],
  };
}

/** The outer leg: what comes back is addressed to the gateway's own ports. */
function outerWalk(walk: Walk): Walk {
  if (!hasPorts(walk.protocol)) return walk;
  const sourcePorts = portsBetween(1024, 65535);
  return { ...walk, sourcePorts, reply: trafficOf(walk.protocol, sourcePorts) };
}

function leave(walk: Walk, station: InterfaceStation, aim: Aim): Journey {
  const packet = packetOf(walk, "request", { source: station.ip, destination: aim.ip });
  const gates = leaving(walk, station, { ...packet, peers: [], isLocal: false });
  const routed = routeRequest(walk, station, packet);
  const { target } = routed;
  if (target?.kind !== "internet-gateway") {
    const { urn } = routed.step;
    const id = station.owned.owner.urn ?? station.owned.urn;
    const text = walk.say("natNoInternet", { id: id.split("/").slice(4).join("/"), to: formatIp(aim.ip) });
    const isUnread = routed.step.gated.unread.length > 0;
    const gated = blocks("NAT_WITHOUT_INTERNET_ROUTE", { kind: "route-table", id: routed.step.id, text }, urn);
    return { request: [...gates, isUnread ? routed.step : { ...routed.step, gated }], reply: [] };
  }
  const out = internetGatewayStep(walk, { station, packet, way: "out", id: target.id });
  const seenAs = parseIp(station.owned.item.association?.publicIp ?? "") ?? station.ip;
  const again = reenter(walk, { node: station.node, ip: seenAs, text: formatIp(seenAs) }, aim);
  const reply = packetOf(walk, "reply", { source: aim.ip, destination: station.ip });
  const back = arriving(walk, station, { ...reply, direction: "reply", peers: [], isLocal: false });
  return {
    request: [...gates, routed.step, out, ...again.request],
    reply: [...again.reply, ...(reply.traffic.length === 0 ? [] : back)],
  };
}

/** The reply from the gateway to the client: its source is still the far end. */
function backInside(
  walk: Walk,
  {
    from,
    aim,
    station,
    isLocal,
  }: {
    readonly from: InterfaceStation;
    readonly aim: Aim;
    readonly station: InterfaceStation;
    readonly isLocal: boolean;
  },
): readonly Step[] {
  const packet = packetOf(walk, "reply", { source: aim.ip, destination: from.ip });
  if (packet.traffic.length === 0) return [];
  const crossing = { direction: "reply", source: aim.ip, destination: from.ip, peers: [], isLocal } as const;
  const home = isLocal ? [] : [routeReply(walk, station, { packet, back: ({ kind }) => kind === "local" }).step];
  return [...leaving(walk, station, crossing), ...home, ...arriving(walk, from, crossing)];
}

function judge(walk: Walk, { from, id }: Through): Gated {
  const { say, world, protocol } = walk;
  const urn = urnOf(from.owned, "nat-gateway", id);
  const gateway = world.gateways.natGateways.get(urn)?.item;
  const evidence = (text: string) => ({ kind: "nat-gateway", id, text });
  if (gateway === undefined) {
    const text = say("natGone", { id });
    const unread = unreadArea(world.topology, from.owned, "natGateways");
    return unread === undefined ? blocks("BAD_STATE", evidence(text), urn) : cannotTell([unread], evidence(text), urn);
  }
  if (gateway.state !== "available") {
    return blocks("BAD_STATE", evidence(say("natState", { id, state: gateway.state ?? "" })), urn);
  }
  if (protocol !== "all" && !hasPorts(protocol) && !isIcmp(protocol)) {
    return blocks("NAT_CANNOT_CARRY", evidence(say("natProtocol", { id })), urn);
  }
  if (stationOf(walk, from, id) === undefined) {
    const text = say("noInterface", { id });
    const unread = unreadArea(world.topology, from.owned, "networkInterfaces") ?? {
      text,
      call: "ec2:DescribeNetworkInterfaces",
    };
    return cannotTell([unread], evidence(text), urn);
  }
  if (gateway.availabilityMode === "regional") {
    const text = say("appliance", { id });
    return cannotTell([{ text, call: "ec2:DescribeNatGateways" }], evidence(text), urn);
  }
  return natTraffic(
    walk,
    passes(evidence(say("natAvailable", { id, type: gateway.connectivityType ?? "public" })), urn),
  );
}

/** Of "all protocols" a NAT gateway carries three. */
function natTraffic(walk: Walk, gated: Gated): Gated {
  if (walk.protocol !== "all") return gated;
  const allows = [1, 6, 17].flatMap((protocol) => trafficOf(protocol));
  return { ...gated, allows, mayAllow: allows, code: "NAT_CANNOT_CARRY" };
}

function stationOf({ world }: Walk, from: InterfaceStation, id: string): InterfaceStation | undefined {
  const urn = urnOf(from.owned, "nat-gateway", id);
  const addresses = world.gateways.natGateways.get(urn)?.item.natGatewayAddresses ?? [];
  const address = addresses.find(({ isPrimary }) => isPrimary === true) ?? addresses[0];
  const owned = world.topology.interfaces.get(
    urnOf(from.owned, "network-interface", address?.networkInterfaceId ?? ""),
  );
  const ip = parseIp(address?.privateIp ?? owned?.item.privateIpAddress ?? "");
  return owned === undefined || ip === undefined ? undefined : { kind: "interface", node: urn, owned, ip };
}

/** A gateway's own interface says nothing of its own: its state was told by the gateway's step. */
function withoutEnds(steps: readonly Step[], station: InterfaceStation): readonly Step[] {
  return steps.filter(({ urn, kind }) => urn !== station.owned.urn || kind === "network-acl");
}
