import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { isIpv6, isWithin } from "./addresses.ts";
import type { Network } from "./network.ts";

/** One concrete packet. Of ICMP the ports are absent, and of all others the type and code. */
export type Packet = {
  readonly source: string;
  readonly destination: string;
  /** The IP protocol number. */
  readonly protocol: number;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
};

/**
 * How the interface at the other end is seen: its groups count only where the way between keeps references alive. Beyond
 * what is known it may be anyone.
 */
export type OtherEnd = { readonly interface: NetworkInterface } | "anyone" | undefined;

const protocolNames: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

/** Whether the security groups of an interface let a packet out or in: any rule of any group will do. */
export function groupsAllow(
  network: Network,
  on: NetworkInterface,
  { packet, isOut, other }: { readonly packet: Packet; readonly isOut: boolean; readonly other: OtherEnd },
): boolean {
  if (on.groups.length === 0) return true;
  const address = isOut ? packet.destination : packet.source;
  for (const { groupId } of on.groups) {
    for (const rule of network.rulesByGroup.get(groupId) ?? []) {
      if (rule.isEgress === isOut && carries(rule, packet) && names(network, rule, address, other)) return true;
    }
  }
  return false;
}

function carries(rule: SecurityGroupRule, packet: Packet): boolean {
  if (rule.ipProtocol === "-1") return true;
  if ((protocolNames[rule.ipProtocol] ?? Number(rule.ipProtocol)) !== packet.protocol) return false;
  if (packet.protocol === 1 || packet.protocol === 58) {
    const isType = rule.fromPort === undefined || rule.fromPort === -1 || rule.fromPort === packet.icmpType;
    return isType && (rule.toPort === undefined || rule.toPort === -1 || rule.toPort === packet.icmpCode);
  }
  if (packet.destinationPort === undefined) return true;
  return (rule.fromPort ?? 0) <= packet.destinationPort && packet.destinationPort <= (rule.toPort ?? 65535);
}

function names(network: Network, rule: SecurityGroupRule, address: string, other: OtherEnd): boolean {
  if (rule.cidrIpv4 !== undefined) return isWithin(rule.cidrIpv4, address);
  if (rule.cidrIpv6 !== undefined) return isWithin(rule.cidrIpv6, address);
  if (rule.prefixListId !== undefined) return isInPrefixList(network, rule.prefixListId, address);
  if (other === "anyone") return rule.referencedGroupInfo !== undefined;
  const wanted = rule.referencedGroupInfo?.groupId;
  return other?.interface.groups.some(({ groupId }) => groupId === wanted) === true;
}

/** Whether an address lies in any entry of a prefix list. */
export function isInPrefixList(network: Network, id: string, address: string): boolean {
  const prefixList = network.areas.managedPrefixLists?.find(({ prefixListId }) => prefixListId === id);
  const entries = prefixList?.entries;
  return entries?.known === true && entries.value.some(({ cidr }) => isWithin(cidr, address));
}

/** Whether the network ACL of a subnet lets a packet out (by its destination) or in (by its source). */
export function aclAllows(network: Network, subnetId: string, packet: Packet, way: "out" | "in"): boolean {
  const vpcId = network.subnetById.get(subnetId)?.vpcId ?? "";
  const acl = network.aclBySubnet.get(subnetId) ?? network.defaultAclByVpc.get(vpcId);
  const address = way === "out" ? packet.destination : packet.source;
  let first: NetworkAclEntry | undefined;
  for (const entry of acl?.entries ?? []) {
    if (entry.egress !== (way === "out") || !matches(entry, packet, address)) continue;
    if (first === undefined || entry.ruleNumber < first.ruleNumber) first = entry;
  }
  return first?.ruleAction === "allow";
}

function matches(entry: NetworkAclEntry, packet: Packet, address: string): boolean {
  const block = isIpv6(address) ? entry.ipv6CidrBlock : entry.cidrBlock;
  if (block === undefined || !isWithin(block, address)) return false;
  if (entry.protocol === "-1") return true;
  if (Number(entry.protocol) !== packet.protocol) return false;
  if (packet.protocol === 1 || packet.protocol === 58) {
    const { type = -1, code = -1 } = entry.icmpTypeCode ?? {};
    return (type === -1 || type === packet.icmpType) && (code === -1 || code === packet.icmpCode);
  }
  if (packet.destinationPort === undefined || entry.portRange === undefined) return true;
  const { from = 0, to = 65535 } = entry.portRange;
  return from <= packet.destinationPort && packet.destinationPort <= to;
}
