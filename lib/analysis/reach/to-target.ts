import type { LoadBalancerPlace, TargetGroupPlace, TargetPlace } from "#lib/graph/topology.ts";
import { arnTail, urnOf } from "#lib/model/urn.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";
import { seenBy, type AtNode } from "./at-node.ts";
import { idOf } from "./ends.ts";
import type { OwnGate } from "./endpoint.ts";
import { blocks, cannotTell, type Gated } from "./gate.ts";
import { instanceState } from "./instance-member.ts";
import { loadBalancerMembers } from "./members.ts";
import { ownSteps } from "./own-gates.ts";
import { packetOf, type InterfaceStation, type Journey, type Step, type Walk } from "./step.ts";
import { keepsClientIp, portWalk, targetLeg, targetWalk } from "./target-leg.ts";
import { taskState } from "./task-member.ts";
import { depart } from "./travel.ts";
import { unreadArea } from "./unread.ts";
import type { Walked } from "./walked.ts";

/** A target about to be asked by a node. */
type Asking = { readonly at: AtNode; readonly group: TargetGroupPlace; readonly target: TargetPlace };

/** Goes on through another load balancer. */
type Through = (walk: Walk, at: AtNode) => readonly Walked[];

/** From a load balancer's node to one target: an interface, an address elsewhere, a function, or another load balancer. */
export function toTarget(walk: Walk, asking: Asking, through: Through): readonly Walked[] {
  const { group, target } = asking;
  if (group.item.targetType === "alb") return toLoadBalancer(walk, asking, through);
  if (group.item.targetType === "lambda") return [unmodelled(walk, asking)];
  const ip = parseIp(target.address ?? target.networkInterface?.item.privateIpAddress ?? "");
  if (target.networkInterface !== undefined && ip !== undefined) {
    return [toInterface(walk, asking, { kind: "interface", node: target.urn, owned: target.networkInterface, ip })];
  }
  const address = parseIp(target.target.id);
  return [address === undefined ? notFound(walk, asking) : toAddress(walk, asking, address)];
}

function toInterface(walk: Walk, asking: Asking, station: InterfaceStation): Walked {
  const { at, group, target } = asking;
  const node = nodeFor(at.node, station.ip);
  if (node === undefined) return wrongFamily(walk, asking);
  const { keeps, assumes, unread } = keepsClientIp(walk, { balancer: at.balancer, group });
  const source = seenBy(at);
  // Between two versions of IP the client's address cannot be kept.
  const isKept = keeps && source.family === station.ip.family;
  const leg = targetWalk(walk, { group, target, isKept: isKept && unread === undefined });
  const mayKeep = isKept || (unread !== undefined && source.family === station.ip.family);
  const second = targetLeg(leg, { node, station, seenAs: mayKeep ? source : undefined, unread });
  const packet = packetOf(leg, "request", { source: isKept ? source : node.ip, destination: station.ip });
  const asker = at.entry.from.station;
  const lands = isKept && asker.kind === "interface" && asker.owned.urn === station.owned.urn;
  const own = [...ownSteps(leg, stateOf(walk, target), packet), ...(lands ? [hairpin(leg, asking, packet)] : [])];
  return arrive(asking, { request: assume([...second.request, ...own], assumes), reply: second.reply });
}

/** What was taken for granted about the leg is said at its first step. */
function assume(steps: readonly Step[], assumes: Gated["assumes"]): readonly Step[] {
  return steps.map((step, i) =>
    i > 0 ? step : { ...step, gated: { ...step.gated, assumes: [...step.gated.assumes, ...assumes] } },
  );
}

/** The client's path, and on to the target. */
function arrive({ at, target }: Asking, second: Journey): Walked {
  const { journey } = at.client;
  return {
    ...at.client,
    toNode: target.urn,
    targetLeg: second,
    journey: { request: [...journey.request, ...second.request], reply: [...second.reply, ...journey.reply] },
  };
}

/** The node under its address of the target's version of IP. */
export function nodeFor(node: InterfaceStation, { family }: Ip): InterfaceStation | undefined {
  if (node.ip.family === family) return node;
  const { privateIpAddress, ipv6Addresses } = node.owned.item;
  const ip = parseIp((family === 4 ? privateIpAddress : ipv6Addresses[0]) ?? "");
  return ip === undefined ? undefined : { ...node, ip };
}

function wrongFamily(walk: Walk, asking: Asking): Walked {
  const { at, group, target } = asking;
  const text = walk.say("targetFamily", { id: target.target.id, balancer: at.balancer.item.loadBalancerName });
  const gated = blocks("IPV6_NOT_SUPPORTED_ON_TARGET", { kind: "target", id: target.target.id, text }, group.urn);
  return stopsAt(walk, asking, gated);
}

/** A target that is a task or an instance must run. */
export function stateOf(walk: Walk, { task, target, targetGroupUrn }: TargetPlace): readonly OwnGate[] {
  if (task !== undefined) return [taskState(task)];
  const state = target.id.startsWith("i-") ? instanceState(walk.world, targetGroupUrn, target.id) : undefined;
  return state === undefined ? [] : [state];
}

/**
 * A client that is the target itself: its own packets come back to it from its own address, and are dropped.
 * Source: NLB Guide, "Troubleshoot": "Connections time out for requests from a target to its load balancer".
 */
function hairpin(leg: Walk, { at, target }: Asking, packet: Step["packet"]): Step {
  const text = leg.say("hairpin", { id: target.target.id, balancer: at.balancer.item.loadBalancerName });
  const gated = blocks("NLB_HAIRPIN", { kind: "target", id: target.target.id, text }, target.targetGroupUrn);
  return { kind: "target", urn: target.urn, id: idOf(target.urn), gated, packet, walk: leg };
}

/** An address outside the VPC: whatever the node's routes lead to, from the node's own address. */
function toAddress(walk: Walk, asking: Asking, address: Ip): Walked {
  const { at, group, target } = asking;
  const node = nodeFor(at.node, address);
  if (node === undefined) return wrongFamily(walk, asking);
  return arrive(asking, depart(targetWalk(walk, { group, target }), node, { ip: address }));
}

function stopsAt(walk: Walk, asking: Asking, gated: Gated): Walked {
  const { at, group, target } = asking;
  const leg = targetWalk(walk, { group, target });
  const packet = packetOf(leg, "request", { source: at.node.ip, destination: at.node.ip });
  const step: Step = { kind: "target", urn: target.urn, id: idOf(target.urn), gated, packet, walk: leg };
  return arrive(asking, { request: [step], reply: [] });
}

/** A function is called, not reached: whether its policy lets the load balancer call it is not read. */
function unmodelled(walk: Walk, asking: Asking): Walked {
  const { id } = asking.target.target;
  const text = walk.say("targetBeyond", { id, type: "lambda" });
  return stopsAt(walk, asking, cannotTell([{ text, call: "lambda:GetPolicy" }], { kind: "target", id, text }));
}

function notFound(walk: Walk, asking: Asking): Walked {
  const { group, target } = asking;
  const { id } = target.target;
  const { topology } = walk.world;
  const unread = unreadArea(topology, group, "networkInterfaces") ?? unreadArea(topology, group, "ec2Instances");
  const text = walk.say("targetGone", { id, group: group.item.targetGroupName });
  const evidence = { kind: "target", id, text };
  const gated =
    unread === undefined ? blocks("BAD_STATE", evidence, group.urn) : cannotTell([unread], evidence, group.urn);
  return stopsAt(walk, asking, gated);
}

/** A load balancer as a target: its own nodes, on the target's port, which must be one of its listeners'. */
function toLoadBalancer(walk: Walk, asking: Asking, through: Through): readonly Walked[] {
  const { at, group, target } = asking;
  const urn = urnOf(group, "load-balancer", arnTail(target.target.id));
  const balancer = walk.world.topology.loadBalancers.get(urn);
  const key = `${urn}|${String(target.target.port ?? group.item.port)}`;
  if (balancer === undefined || at.visited.includes(key)) return [notFound(walk, asking)];
  const leg = portWalk(walk, 6, target.target.port ?? group.item.port ?? 0);
  const members = loadBalancerMembers(walk.world, balancer);
  if (members.length === 0) return [noNodes(walk, asking, balancer)];
  return members.flatMap((member) => {
    if (member.station === undefined) return [];
    const came = toInterface(walk, asking, { ...member.station, node: urn });
    const packet = packetOf(leg, "request", { source: at.node.ip, destination: member.station.ip });
    const inward = ownSteps(leg, [...member.state, ...member.inward], packet);
    const client = { ...came, journey: { ...came.journey, request: [...came.journey.request, ...inward] } };
    return through(leg, {
      ...at,
      client,
      node: member.station,
      balancer,
      listenerUrn: undefined,
      visited: [...at.visited, key],
    });
  });
}

function noNodes(walk: Walk, asking: Asking, balancer: LoadBalancerPlace): Walked {
  const text = walk.say("noInterface", { id: balancer.item.loadBalancerName });
  const unread = unreadArea(walk.world.topology, balancer, "networkInterfaces") ?? {
    text,
    call: "ec2:DescribeNetworkInterfaces",
  };
  return stopsAt(walk, asking, cannotTell([unread], { kind: "load-balancer", id: idOf(balancer.urn), text }));
}
