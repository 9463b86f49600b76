import { formatIp, isPrivateIp, parseIp } from "#lib/net/ip.ts";
import { natAsDestination, type Aim, type Through } from "./arrival.ts";
import { arriving, leaving } from "./ends.ts";
import { cannotTell } from "./gate.ts";
import { internetGatewayStep, publicIpOf } from "./internet-gateway-gate.ts";
import type { RouteTarget } from "./longest-prefix.ts";
import { routeReply } from "./route-step.ts";
import { packetOf, type InterfaceStation, type Journey, type OutsideStation, type Step, type Walk } from "./step.ts";
import { beyond } from "./unread.ts";

/** Out through an internet gateway: to the outside, or round to a public address of our own. */
export function exit(walk: Walk, { from, aim, id }: Through): Journey {
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const out = internetGatewayStep(walk, { station: from, packet, way: "out", id });
  const reply = packetOf(walk, "reply", { source: aim.ip, destination: from.ip });
  const back =
    reply.traffic.length === 0
      ? []
      : [
          // What never got out for want of a public address is not told a second time on the way back.
          ...(out.gated.code === undefined
            ? [internetGatewayStep(walk, { station: from, packet: reply, way: "in", id })]
            : []),
          ...arriving(walk, from, {
            direction: "reply",
            source: aim.ip,
            destination: from.ip,
            peers: [],
            isLocal: false,
          }),
        ];
  const seenAs = parseIp(publicIpOf(from) ?? "") ?? from.ip;
  const beyondGateway = reenter(walk, { node: from.node, ip: seenAs, text: formatIp(seenAs) }, aim);
  return { request: [out, ...beyondGateway.request], reply: [...beyondGateway.reply, ...back] };
}

/** On the internet side: an address that is one of ours leads back in, with the public address as its source. */
export function reenter(walk: Walk, seenAs: Omit<OutsideStation, "kind">, aim: Aim): Journey {
  if (isPrivateIp(aim.ip)) return { request: [], reply: [] };
  const holder = walk.world.topology.interfacesByPublicAddress.get(formatIp(aim.ip));
  if (holder === undefined) return { request: [], reply: [] };
  const mapped = holder.item.privateIpAddresses.find(({ association }) => association?.publicIp === formatIp(aim.ip));
  const ip = parseIp(mapped?.privateIpAddress ?? holder.item.privateIpAddress ?? "");
  if (ip === undefined) return { request: [], reply: [] };
  return enter(
    walk,
    { kind: "outside", ...seenAs },
    { kind: "interface", node: holder.owner.urn ?? holder.urn, owned: holder, ip },
  );
}

/** In from outside: through the internet gateway when the source is public, else by a way we cannot see. */
export function enter(walk: Walk, from: OutsideStation, to: InterfaceStation): Journey {
  const request = packetOf(walk, "request", { source: from.ip, destination: to.ip });
  const reply = packetOf(walk, "reply", { source: to.ip, destination: from.ip });
  const crossing = { peers: [], isLocal: false } as const;
  const isPrivate = isPrivateIp(from.ip);
  const gates = [
    ...arriving(walk, to, { ...crossing, ...request, direction: "request" }),
    ...natAsDestination(walk, from, to),
  ];
  if (reply.traffic.length === 0) {
    return {
      request: [isPrivate ? cameFromElsewhere(walk, from, to) : gatewayIn(walk, to, request), ...gates],
      reply: [],
    };
  }
  const leavingSteps = leaving(walk, to, { ...crossing, ...reply, direction: "reply" });
  if (isPrivate) {
    const home = routeReply(walk, to, { packet: reply, back: (target) => leadsAway(target) }).step;
    return { request: [cameFromElsewhere(walk, from, to), ...gates], reply: [...leavingSteps, home] };
  }
  const home = routeReply(walk, to, { packet: reply, back: (target) => target.kind === "internet-gateway" });
  const into = gatewayIn(walk, to, request);
  const out =
    home.target?.kind === "internet-gateway" && into.gated.code === undefined
      ? [internetGatewayStep(walk, { station: to, packet: reply, way: "out", id: home.target.id })]
      : [];
  return { request: [into, ...gates], reply: [...leavingSteps, home.step, ...out] };
}

function gatewayIn(walk: Walk, to: InterfaceStation, packet: Step["packet"]): Step {
  return internetGatewayStep(walk, { station: to, packet, way: "in" });
}

function leadsAway({ kind }: RouteTarget): boolean {
  return kind === "vpn-gateway" || kind === "transit-gateway" || kind === "vpc-peering-connection";
}

function cameFromElsewhere(walk: Walk, from: OutsideStation, to: InterfaceStation): Step {
  const packet = packetOf(walk, "request", { source: from.ip, destination: to.ip });
  const text = walk.say("privateOutside", { text: from.text });
  const gated = cannotTell([beyond(text, "ec2:DescribeVpnConnections")], { kind: "cidr", id: from.text, text });
  return { kind: "cidr", urn: from.node, id: from.text, gated, packet, walk };
}
