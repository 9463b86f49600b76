import type { OwnedInterface } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { subtract } from "#lib/net/range-set.ts";
import { formatTraffic } from "#lib/net/traffic.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import { networkAclGate } from "./network-acl-gate.ts";
import { securityGroupGate } from "./security-group-gate.ts";
import { packetOf, type InterfaceStation, type Step, type Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";
import { subnetOf } from "./world.ts";

/** What passes one end: the packet's addresses, who the other end is, and whether it crosses the subnet's edge. */
export type EndCrossing = {
  readonly direction: "request" | "reply";
  readonly source: Ip;
  readonly destination: Ip;
  /** The interfaces a security group reference may know the other end by. */
  readonly peers: readonly OwnedInterface[];
  readonly isLocal: boolean;
};

/** The gates out of an interface: itself, its security groups (requests only), its subnet's network ACL. */
export function leaving(walk: Walk, from: InterfaceStation, crossing: EndCrossing): readonly Step[] {
  const packet = packetOf(walk, crossing.direction, crossing);
  const isRequest = crossing.direction === "request";
  return [
    ...(isRequest ? [interfaceStep(walk, from, packet)] : []),
    ...(isRequest ? [securityGroupStep(walk, from, { packet, side: "egress", peers: crossing.peers })] : []),
    ...(crossing.isLocal ? [] : [networkAclStep(walk, from, { packet, side: "egress" })]),
  ];
}

/** The gates into an interface, in the order packets meet them. */
export function arriving(walk: Walk, to: InterfaceStation, crossing: EndCrossing): readonly Step[] {
  const packet = packetOf(walk, crossing.direction, crossing);
  const isRequest = crossing.direction === "request";
  return [
    ...(crossing.isLocal ? [] : [networkAclStep(walk, to, { packet, side: "ingress" })]),
    ...(isRequest ? [securityGroupStep(walk, to, { packet, side: "ingress", peers: crossing.peers })] : []),
    ...(isRequest ? [interfaceStep(walk, to, packet)] : []),
  ];
}

type At = { readonly packet: Packet; readonly side: "ingress" | "egress" };

function interfaceStep(walk: Walk, { owned }: InterfaceStation, packet: Packet): Step {
  const { networkInterfaceId, status } = owned.item;
  const evidence = (text: string) => ({ kind: "network-interface", id: networkInterfaceId, text });
  const isDead = status === "available" || status === "detaching";
  const gated = isDead
    ? blocks(
        "BAD_STATE_ATTACHMENT",
        evidence(walk.say("notInUse", { id: networkInterfaceId, state: status })),
        owned.urn,
      )
    : passes(evidence(walk.say("inUse", { id: networkInterfaceId })), owned.urn);
  return { kind: "network-interface", urn: owned.urn, id: networkInterfaceId, gated, packet, walk };
}

function securityGroupStep(
  walk: Walk,
  { owned }: InterfaceStation,
  { packet, side, peers }: At & { readonly peers: readonly OwnedInterface[] },
): Step {
  const ip = side === "egress" ? packet.destination : packet.source;
  const { world, say } = walk;
  const gated = securityGroupGate({
    world,
    on: owned,
    direction: side,
    peer: { ip, interfaces: peers },
    traffic: packet.traffic,
  });
  const first = owned.item.groups[0];
  const urn = gated.decidedBy ?? (first === undefined ? owned.urn : urnOf(owned, "security-group", first.groupId));
  const step = { kind: "security-group", urn, id: idOf(urn), packet, walk, side, on: owned };
  if (gated.because.length > 0 && gated.code === undefined) return { ...step, gated };
  const text =
    gated.unread.length > 0
      ? say("sgUnread", { id: owned.item.networkInterfaceId })
      : say(side === "egress" ? "noRuleOut" : "noRuleIn", {
          group: owned.item.groups.map(({ groupId }) => groupId).join(", "),
          traffic: formatTraffic(packet.traffic),
          peer: peerText(walk, ip, peers),
        });
  const missing = { kind: "security-group", id: idOf(urn), text };
  return {
    ...step,
    gated: { ...gated, because: gated.because.length > 0 && gated.unread.length === 0 ? gated.because : [missing] },
  };
}

/** The other end in words: its address, and the groups a reference would name. */
function peerText(walk: Walk, ip: Ip, peers: readonly OwnedInterface[]): string {
  const groups = peers.flatMap(({ item }) => item.groups.map(({ groupId }) => groupId));
  const address = walk.outside?.ip.value === ip.value ? walk.outside.text : formatIp(ip);
  return groups.length === 0 ? address : `${address} (${groups.join(", ")})`;
}

function networkAclStep(walk: Walk, { owned }: InterfaceStation, { packet, side }: At): Step {
  const { world, say } = walk;
  const subnet = subnetOf(world, owned);
  const common = { packet, walk, side, on: owned };
  if (subnet === undefined) {
    return { ...unknownSubnetStep(walk, owned, packet), ...common };
  }
  const other = side === "egress" ? packet.destination : packet.source;
  const gated = networkAclGate({ world, subnet, direction: side, other, traffic: packet.traffic });
  const urn = gated.decidedBy ?? subnet.urn;
  const step = { kind: "network-acl", urn, id: idOf(urn), ...common };
  if (gated.code === undefined || gated.unread.length > 0) return { ...step, gated };
  const [denial] = gated.because;
  const text = say(side === "egress" ? "aclDeniesOut" : "aclDeniesIn", {
    acl: idOf(urn),
    subnet: subnet.item.subnetId,
    traffic: formatTraffic(subtract(packet.traffic, gated.allows)),
    peer: walk.outside?.ip.value === other.value ? walk.outside.text : formatIp(other),
    entry: denial?.id ?? "*",
  });
  return { ...step, gated: { ...gated, because: [{ kind: "network-acl-entry", id: denial?.id ?? "*", text }] } };
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
  return urn.split("/").slice(4).join("/");
}
