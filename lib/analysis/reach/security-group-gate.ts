import type { GroupRule, OwnedInterface, Topology, Unread } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { icmpMessages } from "#lib/net/icmp.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";
import { inclusiveRanges, portsBetween } from "#lib/net/port-set.ts";
import { formatProtocol, hasPorts, isIcmp, parseProtocol, TCP, UDP } from "#lib/net/protocol.ts";
import { includes, intersect, isEmpty, union } from "#lib/net/range-set.ts";
import { allTraffic, noTraffic, portsOf, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import type { Gated } from "./gate.ts";
import { prefixListHolds } from "./prefix-list.ts";
import { referenceHolds } from "./security-group-reference.ts";
import { unreadArea } from "./unread.ts";
import { worldOf, vpcAt, type World } from "./world.ts";

/** Who is at the other end of a security group's interface. */
export type Peer = {
  readonly ip: Ip;
  /** The interfaces a reference may know the peer by: none when the packet took a public path or was translated. */
  readonly interfaces: readonly OwnedInterface[];
};

/** What a security group gate is asked. */
export type SecurityGroupCrossing = {
  readonly world: World;
  readonly on: OwnedInterface;
  readonly direction: "ingress" | "egress";
  readonly peer: Peer;
  /** What is asked for; decides which rules are named, not which are counted. */
  readonly traffic: Traffic;
};

type RuleMatch = { readonly urn: Urn; readonly rule: GroupRule; readonly traffic: Traffic };

/**
 * What the security groups of an interface let through: the union of their rules. No groups: not filtered.
 * Replies are never asked: groups are stateful. Source: VPC User Guide, "Security group rules".
 */
export function securityGroupGate(crossing: SecurityGroupCrossing): Gated {
  const { on, world, direction, peer, traffic } = crossing;
  const groups = on.item.groups;
  if (groups.length === 0)
    return unfiltered(`${on.item.networkInterfaceId} has no security group: it is not filtered.`);
  if (direction === "egress" && isNeverFiltered(world, on, peer.ip)) {
    return unfiltered("Security groups do not filter the VPC resolver, metadata and time addresses.");
  }
  const { matches, unread } = matchRules(crossing);
  const allows = matches.reduce<Traffic>((sum, match) => union(sum, match.traffic), noTraffic);
  const mayAllow = unread.reduce<Traffic>((sum, { traffic: maybe }) => union(sum, maybe), allows);
  const relevant = matches.filter((match) => !isEmpty(intersect(match.traffic, traffic)));
  const first = urnOf(on, "security-group", groups[0]?.groupId ?? "");
  const passesAll = includes(allows, traffic);
  return {
    allows,
    mayAllow,
    because: relevant.map(({ rule }) => ({
      kind: "security-group-rule",
      id: rule.securityGroupRuleId ?? rule.groupId,
      text: ruleText(rule),
    })),
    assumes: [],
    unread: passesAll ? [] : unread.map(({ why }) => why),
    decidedBy: relevant[0]?.urn ?? first,
    ...(passesAll ? {} : { code: "ENI_SG_RULES_MISMATCH" }),
  };
}

function matchRules(crossing: SecurityGroupCrossing): {
  readonly matches: readonly RuleMatch[];
  readonly unread: readonly { readonly why: Unread; readonly traffic: Traffic }[];
} {
  const { world, on, direction } = crossing;
  const matches: RuleMatch[] = [];
  const unread: { readonly why: Unread; readonly traffic: Traffic }[] = [];
  for (const { groupId } of on.item.groups) {
    const urn = urnOf(on, "security-group", groupId);
    const rules = world.topology.securityGroupRules.get(urn);
    const why = rules === undefined ? unreadArea(world.topology, on, "securityGroupRules") : undefined;
    if (why !== undefined) unread.push({ why, traffic: allTraffic });
    for (const rule of rules ?? []) {
      if (rule.isEgress !== (direction === "egress")) continue;
      const holds = ruleHolds(crossing, rule);
      if (holds === true) matches.push({ urn, rule, traffic: ruleTraffic(rule) });
      else if (holds !== false) unread.push({ why: holds, traffic: ruleTraffic(rule) });
    }
  }
  return { matches, unread };
}

/** Whether a rule's source or destination is the peer, or why that is not known. */
function ruleHolds({ world, on, peer }: SecurityGroupCrossing, rule: GroupRule): boolean | Unread {
  const block = rule.cidrIpv4 ?? rule.cidrIpv6;
  if (block !== undefined) {
    const cidr = world.cidr(block);
    return cidr !== undefined && cidrContains(cidr, peer.ip);
  }
  if (rule.prefixListId !== undefined) {
    return prefixListHolds(world, on, { id: rule.prefixListId, ip: peer.ip });
  }
  const reference = rule.referencedGroupInfo;
  return reference === undefined ? false : referenceHolds(world, on, { reference, interfaces: peer.interfaces });
}

/** What a rule speaks of. Protocols without ports ignore them; ICMP keeps type and code in their place. */
export function ruleTraffic(rule: Pick<GroupRule, "ipProtocol" | "fromPort" | "toPort">): Traffic {
  const protocol = parseProtocol(rule.ipProtocol);
  if (protocol === undefined) return noTraffic;
  if (protocol === "all") return allTraffic;
  if (isIcmp(protocol)) return trafficOf(protocol, icmpMessages(rule.fromPort, rule.toPort));
  if (!hasPorts(protocol) || rule.fromPort === undefined || rule.fromPort === -1) return trafficOf(protocol);
  return trafficOf(protocol, portsBetween(rule.fromPort, rule.toPort ?? rule.fromPort));
}

/** A rule in a few words: `tcp 443 from 0.0.0.0/0`. */
export function ruleText(rule: GroupRule): string {
  const protocol = parseProtocol(rule.ipProtocol);
  const { fromPort, toPort } = rule;
  const ports =
    protocol === "all" || fromPort === undefined || fromPort === -1
      ? ""
      : ` ${String(fromPort)}${toPort === fromPort || toPort === undefined ? "" : `-${String(toPort)}`}`;
  const other = rule.cidrIpv4 ?? rule.cidrIpv6 ?? rule.prefixListId ?? rule.referencedGroupInfo?.groupId ?? "";
  return `${rule.groupId}: ${formatProtocol(protocol ?? "all")}${ports} ${rule.isEgress ? "→" : "←"} ${other}`;
}

/** Source: VPC User Guide, "Security groups": what they do not filter. */
function isNeverFiltered(world: World, on: OwnedInterface, ip: Ip): boolean {
  if (ip.family === 6) return false;
  const linkLocal = ["169.254.169.253", "169.254.169.254", "169.254.170.2", "169.254.169.123", "169.254.169.250"];
  if (linkLocal.some((text) => parseIp(text)?.value === ip.value)) return true;
  const primary = world.cidr(vpcAt(world, on, on.item.vpcId)?.item.cidrBlock ?? "");
  return primary?.family === 4 && ip.value === primary.first + 2;
}

function unfiltered(text: string): Gated {
  const because = [{ kind: "security-group", id: "", text }];
  return { allows: allTraffic, mayAllow: allTraffic, because, assumes: [], unread: [] };
}

/** Whether the security groups of one interface let one peer's packets through, and which rules say so. */
export function securityGroupAllows(input: {
  readonly topology: Topology;
  readonly on: OwnedInterface;
  readonly direction: "ingress" | "egress";
  readonly peer: { readonly address: string; readonly networkInterface?: OwnedInterface };
  readonly protocol: "tcp" | "udp";
  readonly ports: { readonly from: number; readonly to: number };
}): {
  readonly verdict: "allowed" | "partly" | "blocked" | "unknown";
  readonly open: readonly { readonly from: number; readonly to: number }[];
  readonly because: readonly { readonly securityGroupUrn: Urn; readonly ruleId?: string; readonly text: string }[];
  readonly unread: readonly Unread[];
} {
  const { on, direction, peer } = input;
  const ip = parseIp(peer.address);
  const protocol = input.protocol === "tcp" ? TCP : UDP;
  const asked = trafficOf(protocol, portsBetween(input.ports.from, input.ports.to));
  if (ip === undefined) throw new Error(`not an address: ${peer.address}`);
  const interfaces = peer.networkInterface === undefined ? [] : [peer.networkInterface];
  const crossing = { world: worldOf(input.topology), on, direction, peer: { ip, interfaces }, traffic: asked };
  const gated = securityGroupGate(crossing);
  const open = intersect(gated.allows, asked);
  const may = intersect(gated.mayAllow, asked);
  const rules = on.item.groups.length === 0 ? [] : matchRules(crossing).matches;
  return {
    verdict: includes(open, asked) ? "allowed" : isEmpty(may) ? "blocked" : includes(open, may) ? "partly" : "unknown",
    open: inclusiveRanges(portsOf(open, protocol)),
    because: rules
      .filter(({ traffic }) => !isEmpty(intersect(traffic, asked)))
      .map(({ urn, rule }) => ({
        securityGroupUrn: urn,
        ...(rule.securityGroupRuleId === undefined ? {} : { ruleId: rule.securityGroupRuleId }),
        text: ruleText(rule),
      })),
    unread: gated.unread,
  };
}
