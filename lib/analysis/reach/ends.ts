import type { OwnedInterface, Unread } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { subtract } from "#lib/net/range-set.ts";
import { formatTraffic } from "#lib/net/traffic.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import { networkAclGate } from "./network-acl-gate.ts";
import { securityGroupGate } from "./security-group-gate.ts";
import { packetOf, type Carrier, type InterfaceStation, type Step, type Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";
import { subnetOf } from "./world.ts";

/** What passes one end: the packet's addresses, who the other end is, and whether it crosses the subnet's edge. */
export type EndCrossing = {
  readonly direction: "request" | "reply";
  readonly source: Ip;
  readonly destination: Ip;
  /** The interfaces a security group reference may know the other end by. */
  readonly peers: readonly OwnedInterface[];
  /** The interfaces it would know, had the packet not taken a public path. */
  readonly hidden?: readonly OwnedInterface[];
  /** What joins the VPCs of the two ends. */
  readonly over?: readonly Carrier[];
  /** Why it is not known who the other end is. */
  readonly unknown?: Unread;
  /** Stays within the subnet, or is let through it unasked: no network ACL. */
  readonly isLocal: boolean;
};

/** The gates out of an interface: itself, its security groups (requests only), its subnet's network ACL. */
export function leaving(walk: Walk, from: InterfaceStation, crossing: EndCrossing): readonly Step[] {
  const packet = packetOf(walk, crossing.direction, crossing);
  const isRequest = crossing.direction === "request";
  return [
    ...(isRequest ? [interfaceStep(walk, from, packet)] : []),
    ...(isRequest ? [securityGroupStep(walk, from, { packet, side: "egress", crossing })] : []),
    ...(crossing.isLocal ? classicStep(walk, from, packet) : [networkAclStep(walk, from, { packet, side: "egress" })]),
  ];
}

/** The gates into an interface, in the order packets meet them. */
export function arriving(walk: Walk, to: InterfaceStation, crossing: EndCrossing): readonly Step[] {
  const packet = packetOf(walk, crossing.direction, crossing);
  const isRequest = crossing.direction === "request";
  return [
    ...(crossing.isLocal ? [] : [networkAclStep(walk, to, { packet, side: "ingress" })]),
    ...(isRequest ? [securityGroupStep(walk, to, { packet, side: "ingress", crossing })] : []),
    ...(isRequest ? [interfaceStep(walk, to, packet)] : []),
  ];
}

type At = { readonly packet: Packet; readonly side: "ingress" | "egress" };

/** A Classic Load Balancer's network ACL is asked even within its own subnet. Source: Reachability Analyzer, ELB_ACL_RESTRICTION. */
function classicStep(walk: Walk, from: InterfaceStation, packet: Packet): readonly Step[] {
  const isClassic = from.owned.owner.loadBalancerType === "classic" && packet.direction === "request";
  return isClassic ? [networkAclStep(walk, from, { packet, side: "egress", code: "ELB_ACL_RESTRICTION" })] : [];
}

function interfaceStep(walk: Walk, { owned }: InterfaceStation, packet: Packet): Step {
  const { networkInterfaceId, status = "", attachment } = owned.item;
  const evidence = (text: string) => ({ kind: "network-interface", id: networkInterfaceId, text });
  const step = { kind: "network-interface", urn: owned.urn, id: networkInterfaceId, packet, walk };
  if (status === "available" || status === "detaching") {
    const text = walk.say("notInUse", { id: networkInterfaceId, state: status });
    return { ...step, gated: blocks("BAD_STATE_ATTACHMENT", evidence(text), owned.urn) };
  }
  const instanceUrn = urnOf(owned, "ec2-instance", attachment?.instanceId ?? "");
  const instance = walk.world.gateways.ec2Instances.get(instanceUrn)?.item;
  if (instance !== undefined && !["running", "pending"].includes(instance.state ?? "running")) {
    const text = walk.say("instanceState", { id: instance.instanceId, state: instance.state ?? "" });
    return { ...step, gated: blocks("BAD_STATE", evidence(text), instanceUrn) };
  }
  return { ...step, gated: passes(evidence(walk.say("inUse", { id: networkInterfaceId })), owned.urn) };
}

function securityGroupStep(
  walk: Walk,
  { owned }: InterfaceStation,
  { packet, side, crossing }: At & { readonly crossing: EndCrossing },
): Step {
  const ip = side === "egress" ? packet.destination : packet.source;
  const { world, say } = walk;
  const { peers, hidden = [], over, unknown } = crossing;
  const peer = { ip, interfaces: peers, hidden, over, unknown };
  const gated = securityGroupGate({ world, on: owned, direction: side, peer, traffic: packet.traffic });
  const first = owned.item.groups[0];
  const urn = gated.decidedBy ?? (first === undefined ? owned.urn : urnOf(owned, "security-group", first.groupId));
  const step = { kind: "security-group", urn, id: idOf(urn), packet, walk, side, on: owned, peers };
  if (gated.code === undefined && gated.because.length > 0) return { ...step, gated };
  const { lost } = gated;
  const groups = owned.item.groups.map(({ groupId }) => groupId).join(", ");
  const traffic = formatTraffic(packet.traffic);
  const noRule = () =>
    say(side === "egress" ? "noRuleOut" : "noRuleIn", { group: groups, traffic, peer: peerText(walk, ip, peers) });
  if (lost !== undefined) {
    const text = `${noRule()} ${say(lost.key, { rule: lost.rule, group: lost.group })}`;
    return { ...step, gated: { ...gated, because: [{ kind: "security-group-rule", id: lost.rule, text }] } };
  }
  if (gated.because.length > 0 && gated.unread.length === 0) return { ...step, gated };
  const text = untoldBy(walk, owned, gated) ?? noRule();
  return { ...step, gated: { ...gated, because: [{ kind: "security-group", id: idOf(urn), text }] } };
}

/** Why the groups of an interface do not tell: their rules were not read, or not whom one of them means. */
function untoldBy({ world, say }: Walk, owned: OwnedInterface, { unread: [first] }: Gated): string | undefined {
  if (first === undefined) return undefined;
  const isRead = unreadArea(world.topology, owned, "securityGroupRules") === undefined;
  return isRead ? first.text : say("sgUnread", { id: owned.item.networkInterfaceId });
}

/** The other end in words: its address, and the groups a reference would name. */
function peerText(walk: Walk, ip: Ip, peers: readonly OwnedInterface[]): string {
  const groups = peers.flatMap(({ item }) => item.groups.map(({ groupId }) => groupId));
  const address = walk.outside?.ip.value === ip.value ? walk.outside.text : formatIp(ip);
  return groups.length === 0 ? address : `${address} (${groups.join(", ")})`;
}

function networkAclStep(
  walk: Walk,
  { owned }: InterfaceStation,
  { packet, side, code }: At & { readonly code?: string },
): Step {
  const subnet = subnetOf(walk.world, owned);
  const common = { packet, walk, side, on: owned };
  if (subnet === undefined) return { ...unknownSubnetStep(walk, owned, packet), ...common };
  const other = side === "egress" ? packet.destination : packet.source;
  const asked = networkAclGate({ world: walk.world, subnet, direction: side, other, traffic: packet.traffic });
  const urn = asked.decidedBy ?? subnet.urn;
  const gated = denied(walk, asked, { packet, side, subnetId: subnet.item.subnetId });
  const renamed = code === undefined || gated.code !== "SUBNET_ACL_RESTRICTION" ? gated : { ...gated, code };
  return { kind: "network-acl", urn, id: idOf(urn), ...common, gated: renamed };
}

/** A denial in words: what is not let through, and by which entry. */
function denied(walk: Walk, gated: Gated, { packet, side, subnetId }: At & { readonly subnetId: string }): Gated {
  if (gated.code === undefined || gated.unread.length > 0) return gated;
  const other = side === "egress" ? packet.destination : packet.source;
  const entry = gated.because[0]?.id ?? "*";
  const text = walk.say(side === "egress" ? "aclDeniesOut" : "aclDeniesIn", {
    acl: idOf(gated.decidedBy ?? ""),
    subnet: subnetId,
    traffic: formatTraffic(subtract(packet.traffic, gated.allows)),
    peer: walk.outside?.ip.value === other.value ? walk.outside.text : formatIp(other),
    entry,
  });
  return { ...gated, because: [{ kind: "network-acl-entry", id: entry, text }] };
}

/** What cannot be said about an interface whose subnet was not read. */
export function unknownSubnetStep(walk: Walk, owned: OwnedInterface, packet: Packet): Step {
  const text = walk.say("subnetUnread", { id: owned.item.networkInterfaceId });
  const unread = unreadArea(walk.world.topology, owned, "subnets") ?? { text, call: "ec2:DescribeSubnets" };
  const gated: Gated = cannotTell([unread], { kind: "subnet", id: owned.item.subnetId ?? "", text });
  const urn = urnOf(owned, "subnet", owned.item.subnetId ?? "");
  return { kind: "subnet", urn, id: owned.item.subnetId ?? "", gated, packet, walk };
}

/** The id part of a URN. */
export function idOf(urn: string): string {
  let start = 0;
  for (let part = 0; part < 4; part += 1) {
    start = urn.indexOf("/", start) + 1;
    if (start === 0) return "";
  }
  return urn.slice(start);
}
