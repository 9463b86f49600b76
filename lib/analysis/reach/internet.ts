import type { OwnedInterface, Unread } from "#lib/graph/topology.ts";
import { internetEnd } from "#lib/graph/internet.ts";
import { isGlobal } from "#lib/model/snapshot.ts";
import { urnOf } from "#lib/model/urn.ts";
import { formatIp, isPrivateIp, parseIp, type Ip } from "#lib/net/ip.ts";
import { asDestination, type Through } from "./arrival.ts";
import { arriving, leaving } from "./ends.ts";
import { blocks, cannotTell } from "./gate.ts";
import { internetGatewayStep, publicIpOf } from "./internet-gateway-gate.ts";
import type { Aim } from "./leg.ts";
import type { RouteTarget } from "./longest-prefix.ts";
import { routeReply, textOf } from "./route-step.ts";
import { packetOf, type InterfaceStation, type Journey, type OutsideStation, type Step, type Walk } from "./step.ts";
import { beyond, unreadArea } from "./unread.ts";
import { comesByVpn } from "./vpn-entry.ts";
import { publicHolder } from "./world.ts";

/** Out through an internet gateway: to the outside, or round to a public address of our own. */
export function exit(walk: Walk, { from, aim, exit: { target, at } }: Through): Journey {
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const { id } = target;
  if (at.sender === undefined) {
    const urn = urnOf(at.subnet, "internet-gateway", id);
    const text = walk.say("igwForeign", { to: formatIp(from.ip), vpc: at.subnet.item.vpcId });
    const gated = blocks("GATEWAY_REJECTS_SPOOFED_TRAFFIC", { kind: "internet-gateway", id, text });
    return { request: [{ kind: "internet-gateway", urn, id, gated, packet, walk }], reply: [] };
  }
  const out = internetGatewayStep(walk, { station: from, packet, way: "out", id });
  const reply = packetOf(walk, "reply", { source: aim.ip, destination: from.ip });
  // What never got out for want of a public address is not told a second time on the way back.
  const isOut = out.gated.code === undefined;
  const back = isOut ? [internetGatewayStep(walk, { station: from, packet: reply, way: "in", id })] : [];
  const home = [...back, ...arriving(walk, from, { ...reply, peers: [], isLocal: false })];
  const seenAs = parseIp(publicIpOf(from) ?? "") ?? from.ip;
  const around = { node: from.node, ip: seenAs, text: formatIp(seenAs) };
  const beyondGateway = reenter(walk, around, { aim, behind: [from.owned] });
  return {
    request: [out, ...beyondGateway.request],
    reply: [...beyondGateway.reply, ...(reply.traffic.length === 0 ? [] : home)],
  };
}

/** On the internet side: an address that is one of ours leads back in, with the public address as its source. */
export function reenter(
  walk: Walk,
  seenAs: Omit<OutsideStation, "kind">,
  { aim, behind }: { readonly aim: Aim; readonly behind: readonly OwnedInterface[] },
): Journey {
  const holder = publicHolder(walk.world, aim.ip);
  if (holder === undefined) return { request: maybeOurs(walk, seenAs, aim.ip), reply: [] };
  const mapped = holder.item.privateIpAddresses.find(({ association }) => association?.publicIp === formatIp(aim.ip));
  const inside = parseIp(mapped?.privateIpAddress ?? holder.item.privateIpAddress ?? "");
  const ip = aim.ip.family === 6 ? aim.ip : inside;
  if (ip === undefined) return { request: [], reply: [] };
  return enter(
    { ...walk, behind },
    { kind: "outside", ...seenAs },
    { kind: "interface", node: holder.owner.urn ?? holder.urn, owned: holder, ip },
  );
}

/**
 * A public address that no interface holds is somebody else's only when all interfaces were read: one of ours would be
 * filtered like any other. An address that stands for many says nothing of this.
 */
function maybeOurs(walk: Walk, { ip: source }: Omit<OutsideStation, "kind">, ip: Ip): readonly Step[] {
  const to = formatIp(ip);
  if (textOf(walk, ip) !== to) return [];
  const { topology } = walk.world;
  const scopes = topology.snapshot.scopes.filter((scoped) => !isGlobal(scoped)).map(({ scope }) => scope);
  const unread = scopes.flatMap((scope) => unreadArea(topology, scope, "networkInterfaces") ?? []);
  const [place] = scopes;
  if (unread.length === 0 || place === undefined) return [];
  const packet = packetOf(walk, "request", { source, destination: ip });
  const gated = cannotTell(unread, { kind: "internet", id: to, text: walk.say("maybeOurs", { to }) });
  const urn = internetEnd(topology.snapshot);
  return [{ kind: "internet", urn, id: "internet", gated, packet, walk }];
}

/** In from outside: through the internet gateway when the source is public, else by a VPN named or a way we cannot see. */
export function enter(walk: Walk, from: OutsideStation, to: InterfaceStation): Journey {
  const request = packetOf(walk, "request", { source: from.ip, destination: to.ip });
  const reply = packetOf(walk, "reply", { source: to.ip, destination: from.ip });
  // A private address nobody surveyed may be of a peered VPC, and carry any group.
  const unknown = from.by === undefined && isPrivateIp(from.ip) ? elsewhere(walk, from) : undefined;
  const known = { peers: [], hidden: walk.behind ?? [], isLocal: false } as const;
  const crossing = unknown === undefined ? known : { ...known, unknown };
  const gates = [...arriving(walk, to, { ...crossing, ...request }), ...asDestination(walk, from, to)];
  const entry = entryOf(walk, from, to);
  if (reply.traffic.length === 0) return { request: [...entry.into, ...gates], reply: [] };
  const home = routeReply(walk, to, { packet: reply, back: entry.back });
  const isIn = entry.into.every(({ gated }) => gated.code === undefined);
  const out =
    home.target?.kind === "internet-gateway" && isIn
      ? [internetGatewayStep(walk, { station: to, packet: reply, way: "out", id: home.target.id })]
      : [];
  return {
    request: [...entry.into, ...gates],
    reply: [...leaving(walk, to, { ...crossing, ...reply }), home.step, ...out],
  };
}

/** How a packet comes in, and which way its reply has to leave. */
type Entry = { readonly into: readonly Step[]; readonly back: (target: RouteTarget) => boolean };

function entryOf(walk: Walk, from: OutsideStation, to: InterfaceStation): Entry {
  if (from.by !== undefined) return comesByVpn(walk, from, { to, gateway: from.by });
  const packet = packetOf(walk, "request", { source: from.ip, destination: to.ip });
  if (isPrivateIp(from.ip)) return { into: [cameFromElsewhere(walk, from, to)], back: leadsAway };
  const into = internetGatewayStep(walk, { station: to, packet, way: "in" });
  return { into: [into], back: ({ kind }) => kind === "internet-gateway" };
}

function leadsAway({ kind }: RouteTarget): boolean {
  return kind === "vpn-gateway" || kind === "transit-gateway" || kind === "vpc-peering-connection";
}

function cameFromElsewhere(walk: Walk, from: OutsideStation, to: InterfaceStation): Step {
  const packet = packetOf(walk, "request", { source: from.ip, destination: to.ip });
  const unread = elsewhere(walk, from);
  const gated = cannotTell([unread], { kind: "cidr", id: from.text, text: unread.text });
  return { kind: "cidr", urn: from.node, id: from.text, gated, packet, walk };
}

function elsewhere(walk: Walk, { text }: OutsideStation): Unread {
  return beyond(walk.say("privateOutside", { text }), "ec2:DescribeVpnConnections");
}
