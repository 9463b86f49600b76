import type { LoadBalancerPlace } from "#lib/graph/topology.ts";
import { parseIp } from "#lib/net/ip.ts";
import { atomOf } from "./atoms.ts";
import type { End, Endpoint, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { publicIpOf } from "./internet-gateway-gate.ts";
import { ownSteps } from "./own-gates.ts";
import { packetOf, type InterfaceStation, type Journey, type Station, type Step, type Walk } from "./step.ts";
import {
  crossesZones,
  forwardsOf,
  keepsClientIp,
  stationOfTarget,
  targetWalk,
  unreadBehind,
  type Forward,
} from "./targets.ts";
import { depart, travel } from "./travel.ts";

/** A path that was walked, between which two nodes, and what it depends on besides its gates. */
export type Walked = {
  readonly fromNode: string;
  readonly toNode: string;
  readonly journey: Journey;
  readonly zone?: string;
  /** Of a path through a load balancer: the leg from its node to the target, which health evidence is about. */
  readonly targetLeg?: Journey;
  /** A listener rule's conditions, in words. */
  readonly listenerRule?: string;
};

/** Walks from one end to another, with what the ends say of themselves first and last. */
export function walkBetween(walk: Walk, from: End, to: End & { readonly isPublic?: boolean }): Walked {
  const packet = packetOf(walk, "request", { source: from.station.ip, destination: to.station.ip });
  const journey = reach(walk, from.station, to);
  return {
    fromNode: from.station.node,
    toNode: to.station.node,
    ...(to.member?.zone === undefined ? {} : { zone: to.member.zone }),
    journey: {
      request: [
        ...ownSteps(walk, from.member?.state ?? [], packet),
        ...journey.request,
        ...ownSteps(walk, [...(to.member?.state ?? []), ...(to.member?.inward ?? [])], packet),
      ],
      reply: journey.reply,
    },
  };
}

/** An internet-facing name is reached by its public address, from inside too. */
function reach(walk: Walk, from: Station, to: End & { readonly isPublic?: boolean }): Journey {
  if (from.kind !== "interface" || to.station.kind !== "interface" || to.isPublic !== true) {
    return travel(walk, from, to.station);
  }
  const ip = parseIp(publicIpOf(to.station) ?? "");
  return ip === undefined ? travel(walk, from, to.station) : depart(walk, from, { ip });
}

/** Goes on from a load balancer's node to the targets of every rule that forwards the port. */
export function walkThrough(
  walk: Walk,
  client: Walked,
  {
    node,
    balancer,
    from,
    listenerUrn,
  }: {
    readonly node: InterfaceStation;
    readonly balancer: LoadBalancerPlace;
    readonly from: Station;
    readonly listenerUrn?: string;
  },
): readonly Walked[] {
  const forwards = forwardsOf(walk, balancer, listenerUrn);
  const unread = unreadBehind(
    walk,
    balancer,
    forwards.map(({ group }) => group),
  );
  const packet = packetOf(walk, "request", { source: from.ip, destination: node.ip });
  const onlyClient = (gated: Gated, urn: string): Walked => ({
    ...client,
    journey: {
      ...client.journey,
      request: [...client.journey.request, { kind: "target-group", urn, id: idOf(urn), gated, packet, walk }],
    },
  });
  if (forwards.length === 0) {
    const evidence = {
      kind: "listener",
      id: idOf(balancer.urn),
      text: walk.say("noForward", { id: balancer.item.loadBalancerName }),
    };
    return [
      onlyClient(
        unread.length > 0
          ? cannotTell(unread, evidence, balancer.urn)
          : blocks("LISTENER_RULE_NOT_FORWARD", evidence, balancer.urn),
        balancer.urn,
      ),
    ];
  }
  return forwards.flatMap((forward) => {
    const { group } = forward;
    const crosses = crossesZones(balancer, group);
    const zone = node.owned.item.availabilityZone;
    const targets = group.targets.filter(({ target, networkInterface }) => {
      const zoneOfTarget = networkInterface?.item.availabilityZone ?? target.availabilityZone;
      return (
        crosses || zone === undefined || zoneOfTarget === undefined || zoneOfTarget === "all" || zoneOfTarget === zone
      );
    });
    if (targets.length > 0)
      return distinct(walk, targets).map((target) => toTarget(walk, { client, node, balancer, from, forward, target }));
    const isEmpty = group.targets.length === 0;
    const text = isEmpty
      ? walk.say("noTargets", { id: group.item.targetGroupName })
      : walk.say("noTargetsInZone", { id: group.item.targetGroupName, zone: zone ?? "" });
    const evidence = { kind: "target-group", id: idOf(group.urn), text };
    const code = isEmpty ? "TG_EMPTY" : "ELBV2_NO_TARGETS_IN_AZ";
    return [
      onlyClient(
        unread.length > 0 ? cannotTell(unread, evidence, group.urn) : blocks(code, evidence, group.urn),
        group.urn,
      ),
    ];
  });
}

/** One target of each kind no rule can tell apart. */
function distinct({ world }: Walk, targets: Forward["group"]["targets"]): Forward["group"]["targets"] {
  const first = new Map<string, Forward["group"]["targets"][number]>();
  for (const place of targets) {
    const { target, networkInterface, task } = place;
    const ip = parseIp(place.address ?? target.id);
    const atom = ip?.family === 4 ? atomOf(world, ip.value) : target.id;
    const groups = networkInterface?.item.groups.map(({ groupId }) => groupId) ?? [];
    const key = [
      networkInterface?.item.subnetId ?? target.id,
      atom,
      groups,
      target.port,
      target.state,
      task?.item.lastStatus,
    ].join("|");
    if (!first.has(key)) first.set(key, place);
  }
  return [...first.values()];
}

type ToTarget = {
  readonly client: Walked;
  readonly node: InterfaceStation;
  readonly balancer: LoadBalancerPlace;
  readonly from: Station;
  readonly forward: Forward;
  readonly target: Forward["group"]["targets"][number];
};

function toTarget(walk: Walk, { client, node, balancer, from, forward, target }: ToTarget): Walked {
  const { group, rule, ruleUrn } = forward;
  const station = stationOfTarget(target);
  const conditions = rule.conditions.map(({ field, values }) => `${field} ${values.join(" | ")}`).join(", ");
  const packet = packetOf(walk, "request", { source: from.ip, destination: node.ip });
  const step = (kind: string, urn: string, gated: Gated): Step => ({ kind, urn, id: idOf(urn), gated, packet, walk });
  const { keeps, assumes } = keepsClientIp(walk, balancer, group);
  const ruled = passes(
    {
      kind: "listener-rule",
      id: idOf(ruleUrn),
      text: walk.say("listenerTo", { rule: rule.priority, group: group.item.targetGroupName }),
    },
    ruleUrn,
  );
  const registered = passes(
    {
      kind: "target",
      id: target.target.id,
      text: walk.say("registered", { target: target.target.id, group: group.item.targetGroupName }),
    },
    group.urn,
  );
  const head = [
    ...client.journey.request,
    step("listener-rule", ruleUrn, ruled),
    step("target-group", group.urn, { ...registered, assumes }),
  ];
  const common = {
    fromNode: client.fromNode,
    toNode: target.urn,
    ...(client.zone === undefined ? {} : { zone: client.zone }),
    ...(conditions === "" ? {} : { listenerRule: conditions }),
  };
  const leg = targetWalk(walk, group, target);
  const address = parseIp(target.target.id);
  if (station === undefined && address !== undefined) {
    const second = depart(leg, node, { ip: address });
    return {
      ...common,
      targetLeg: second,
      journey: { request: [...head, ...second.request], reply: [...second.reply, ...client.journey.reply] },
    };
  }
  if (station === undefined) {
    const text = walk.say("targetBeyond", { id: target.target.id, type: group.item.targetType ?? "" });
    const gated = cannotTell(
      [{ text, call: "ec2:DescribeNetworkInterfaces" }],
      { kind: "target", id: target.target.id, text },
      target.urn,
    );
    return {
      ...common,
      journey: { request: [...head, step("target", target.urn, gated)], reply: client.journey.reply },
    };
  }
  const second = keeps ? preservedLeg(leg, { node, from, station }) : travel(leg, node, station);
  const inner = packetOf(leg, "request", { source: keeps ? from.ip : node.ip, destination: station.ip });
  const state =
    target.task === undefined
      ? []
      : ownSteps(
          leg,
          [{ kind: "task", task: target.task, isRunning: target.task.item.lastStatus === "RUNNING" }],
          inner,
        );
  return {
    ...common,
    targetLeg: second,
    journey: { request: [...head, ...second.request, ...state], reply: [...second.reply, ...client.journey.reply] },
  };
}

/**
 * The second leg with the client's address kept: the node's packets carry the client's source, and a rule that names the
 * load balancer's own group admits them as well. Source: NLB Guide, "Target security groups".
 */
function preservedLeg(
  walk: Walk,
  {
    node,
    from,
    station,
  }: { readonly node: InterfaceStation; readonly from: Station; readonly station: InterfaceStation },
): Journey {
  const leg = travel(walk, node, station);
  const known = from.kind === "interface" ? [from.owned, node.owned] : [node.owned];
  const asClient: InterfaceStation = { ...node, ip: from.ip };
  const rewritten = travel({ ...walk, alsoKnownBy: known }, asClient, station).request.filter(
    ({ side }) => side === "ingress",
  );
  return {
    request: [...leg.request.filter(({ side }) => side !== "ingress"), ...rewritten.map(asNotAllowed)],
    reply: leg.reply,
  };
}

function asNotAllowed(step: Step): Step {
  if (step.gated.code !== "ENI_SG_RULES_MISMATCH") return step;
  return { ...step, gated: { ...step.gated, code: "NLB_CLIENT_IP_NOT_ALLOWED" } };
}

/** What can be said of a member without a station: it has no network, or its interface is not known. */
export function stranded(
  walk: Walk,
  { member, other, isSource }: { readonly member: Member; readonly other: string; readonly isSource: boolean },
): Walked {
  const { missing, node } = member;
  const ip = { family: 4, value: 0 } as const;
  const packet = packetOf(walk, "request", { source: ip, destination: ip });
  const evidence = { kind: "ecs-task", id: idOf(node), text: missing?.text ?? "" };
  const gated =
    missing?.unread === undefined
      ? blocks(missing?.code ?? "NO_PATH", evidence, node)
      : cannotTell([missing.unread], evidence, node);
  const step: Step = { kind: "ecs-task", urn: node, id: idOf(node), gated, packet, walk };
  const request = [...ownSteps(walk, member.state, packet), step];
  return { fromNode: isSource ? node : other, toNode: isSource ? other : node, journey: { request, reply: [] } };
}

/** The record a name was followed by, as the first hop. */
export function nameStep(walk: Walk, { via }: Endpoint): readonly Step[] {
  if (via === undefined) return [];
  const ip = { family: 4, value: 0 } as const;
  const packet = packetOf(walk, "request", { source: ip, destination: ip });
  return [
    {
      kind: "dns",
      urn: via.urn,
      id: via.id,
      gated: passes({ kind: "record-set", id: via.id, text: via.text }, via.urn),
      packet,
      walk,
    },
  ];
}
