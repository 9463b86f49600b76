import type { NatGateway } from "#lib/model/resources/gateways.ts";
import { urnOf } from "#lib/model/urn.ts";
import { isPrivateIp, parseIp } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { hasPorts } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { sendHome, type Through } from "./arrival.ts";
import { arriving, leaving } from "./ends.ts";
import { blocks, type Gated } from "./gate.ts";
import type { Aim } from "./leg.ts";
import { natGate } from "./nat-gate.ts";
import { throughRegionalNat } from "./nat-regional.ts";
import { throughNat64 } from "./nat64.ts";
import { routeFrom, textOf } from "./route-step.ts";
import { packetOf, type InterfaceStation, type Journey, type Step, type Walk } from "./step.ts";
import type { Place } from "./unread.ts";
import { subnetOf, type World } from "./world.ts";

/** Leaves an interface for an address. */
export type Depart = (walk: Walk, from: InterfaceStation, aim: Aim) => Journey;

/**
 * Through a NAT gateway: TCP, UDP and ICMP from its own VPC, or brought there by a transit gateway; both subnets' network
 * ACLs on both legs; the source becomes the gateway's, with a source port of 1024–65535. A public one leaves by its own
 * subnet's route to an internet gateway. Source: VPC User Guide, "NAT gateways".
 */
export function throughNatGateway(walk: Walk, through: Through, depart: Depart): Journey {
  const { from, aim, exit } = through;
  const { id } = exit.target;
  const urn = urnOf(exit.at.subnet, "nat-gateway", id);
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const gateway = walk.world.gateways.natGateways.get(urn)?.item;
  const station = natStation(walk.world, urn, { gateway, near: exit.at.subnet });
  const gate: Step = {
    kind: "nat-gateway",
    urn,
    id,
    packet,
    walk,
    gated: natGate(walk, through, { gateway, station }),
  };
  if (gateway?.availabilityMode === "regional") return throughRegionalNat(walk, through, { gateway, gate });
  if (gateway === undefined || station === undefined) return { request: [gate], reply: [] };
  const { translatedBy = [] } = walk;
  if (translatedBy.includes(urn)) return { request: [{ ...gate, gated: inCircles(walk, through) }], reply: [] };
  const isLocal = station.owned.item.subnetId === exit.at.subnet.item.subnetId;
  const crossing = { ...packet, peers: [], isLocal };
  const into = arriving(walk, station, crossing).filter(({ kind }) => kind === "network-acl");
  const outer = { ...outerWalk(walk), translatedBy: [...translatedBy, urn] };
  const onward = leave(outer, { station, aim: { ...aim, ip: throughNat64(aim.ip) ?? aim.ip }, gateway, urn }, depart);
  const isNeighbour = isLocal && exit.at.sender !== undefined;
  return {
    request: [...into, gate, ...withoutEnds(onward.request, station)],
    reply: [...onward.reply, ...(isNeighbour ? [] : sendHome(walk, { station, client: from, source: aim.ip }))],
  };
}

/** A gateway whose own subnet leads back to it. */
function inCircles(walk: Walk, { aim, exit: { target, table } }: Through): Gated {
  const { id } = target;
  const values = { id, table: table.item.routeTableId, to: textOf(walk, aim.ip) };
  return blocks("CANNOT_ROUTE", { kind: "nat-gateway", id, text: walk.say("natCircle", values) }, table.urn);
}

/** The outer leg: what comes back is addressed to the gateway's own ports. */
export function outerWalk(walk: Walk): Walk {
  if (!hasPorts(walk.protocol)) return walk;
  const sourcePorts = portsBetween(1024, 65535);
  return { ...walk, sourcePorts, reply: trafficOf(walk.protocol, sourcePorts) };
}

type Leaving = {
  readonly station: InterfaceStation;
  readonly aim: Aim;
  readonly gateway: NatGateway;
  readonly urn: string;
};

/** Out of the gateway: by its own subnet's routes, and to the internet only by an internet gateway. */
function leave(walk: Walk, nat: Leaving, depart: Depart): Journey {
  const { station, aim, gateway } = nat;
  const subnet = subnetOf(walk.world, station.owned);
  if (subnet === undefined || isPrivateIp(aim.ip)) return depart(walk, station, aim);
  const packet = packetOf(walk, "request", { source: station.ip, destination: aim.ip });
  const { step, target } = routeFrom(walk, subnet, packet);
  const isPublic = gateway.connectivityType !== "private";
  const isDeadEnd =
    target === undefined
      ? step.gated.code === "NO_ROUTE_TO_DESTINATION"
      : target.kind === "nat-gateway" ||
        target.kind === "vpc-peering-connection" ||
        (target.kind === "internet-gateway" && !isPublic);
  if (!isDeadEnd) return depart(walk, station, aim);
  const gates = leaving(walk, station, { ...packet, peers: [], isLocal: false });
  const gated = withoutInternet(walk, nat, step.id);
  return { request: [...gates, { ...step, gated }], reply: [] };
}

function withoutInternet(walk: Walk, { station, aim, gateway, urn }: Leaving, table: string): Gated {
  const { natGatewayId: id, connectivityType, subnetId } = gateway;
  const subnet = subnetId ?? station.owned.item.subnetId ?? "";
  const { say } = walk;
  const to = textOf(walk, aim.ip);
  const text =
    connectivityType === "private" ? say("natPrivate", { id }) : say("natNoInternet", { id, table, subnet, to });
  return blocks("NAT_WITHOUT_INTERNET_ROUTE", { kind: "nat-gateway", id, text }, urn);
}

/** Where the gateway sends from: its interface, and the public address mapped on it. */
export function natStation(world: World, urn: string, { gateway, near }: Owned): InterfaceStation | undefined {
  const addresses = gateway?.natGatewayAddresses ?? [];
  const address = addresses.find(({ isPrimary }) => isPrimary === true) ?? addresses[0];
  if (address === undefined) return undefined;
  const { networkInterfaceId = "", privateIp, publicIp } = address;
  const owned = world.topology.interfaces.get(urnOf(near, "network-interface", networkInterfaceId));
  const ip = parseIp(privateIp ?? owned?.item.privateIpAddress ?? "");
  if (owned === undefined || ip === undefined) return undefined;
  return { kind: "interface", node: urn, owned, ip, ...(publicIp === undefined ? {} : { publicIp }) };
}

type Owned = { readonly gateway: NatGateway | undefined; readonly near: Place };

/** A gateway's own interface says nothing of its own: its state was told by the gateway's step. */
function withoutEnds(steps: readonly Step[], station: InterfaceStation): readonly Step[] {
  return steps.filter(({ urn, kind }) => urn !== station.owned.urn || kind === "network-acl");
}
