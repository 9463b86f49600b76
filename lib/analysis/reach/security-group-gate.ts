import type { GroupRule, OwnedInterface, Topology, Unread } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";
import { inclusiveRanges, portsBetween } from "#lib/net/port-set.ts";
import { formatProtocol, parseProtocol, TCP, UDP } from "#lib/net/protocol.ts";
import { includes, intersect, isEmpty, union } from "#lib/net/range-set.ts";
import { allTraffic, noTraffic, portsOf, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import type { Gated } from "./gate.ts";
import { prefixListHolds } from "./prefix-list.ts";
import { readRules, type ReadRule } from "./read-rules.ts";
import { reservedServiceAt } from "./reserved-addresses.ts";
import { lostReference, referenceHolds } from "./security-group-reference.ts";
import type { Carrier } from "./step.ts";
import { unreadArea } from "./unread.ts";
import { subnetOf, worldOf, type World } from "./world.ts";

/** Who is at the other end of a security group's interface. */
export type Peer = {
  readonly ip: Ip;
  /** The interfaces a reference may know the peer by: none when the packet took a public path or was translated. */
  readonly interfaces: readonly OwnedInterface[];
  /** The interfaces it would know the peer by, had the packet not taken a public path. */
  readonly hidden?: readonly OwnedInterface[];
  /** What joins the VPCs of the two; absent when nobody looked. */
  readonly over?: readonly Carrier[] | undefined;
  /** Why it is not known who the peer is: a reference may mean it. */
  readonly unknown?: Unread | undefined;
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
  const { matches, unread, allows, mayAllow } = matchRules(crossing);
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
    // A rule about other traffic, of which it is not known whether it means the peer, leaves nothing open here.
    unread: passesAll ? [] : unread.flatMap((one) => (isEmpty(intersect(one.traffic, traffic)) ? [] : [one.why])),
    decidedBy: relevant[0]?.urn ?? first,
    ...(passesAll ? {} : { code: "ENI_SG_RULES_MISMATCH", ...lostBy(crossing) }),
  };
}

/** The first rule that would let it through, did the reference hold on this way. */
function lostBy({ world, on, direction, peer, traffic }: SecurityGroupCrossing): Pick<Gated, "lost"> {
  const { interfaces, hidden = [], over } = peer;
  if (interfaces.length + hidden.length === 0) return {};
  for (const { groupId } of on.item.groups) {
    for (const read of rulesOf(world, urnOf(on, "security-group", groupId)) ?? []) {
      const { rule } = read;
      if (rule.isEgress !== (direction === "egress") || isEmpty(intersect(read.traffic, traffic))) continue;
      const held =
        rule.referencedGroupInfo === undefined ? true : ruleHolds({ world, on, peer, direction, traffic }, read);
      const lost = held === false ? lostReference(on, rule, { interfaces, hidden, over }) : undefined;
      if (lost !== undefined) return { lost };
    }
  }
  return {};
}

/** The rules of a group, taken apart; `undefined` when they were not read. */
function rulesOf(world: World, groupUrn: Urn): readonly ReadRule[] | undefined {
  const rules = world.topology.securityGroupRules.get(groupUrn);
  return rules === undefined ? undefined : readRules(world, rules);
}

/** The rules that hold for a peer, those of which that is not known, and what they let through together. */
type Matched = Pick<Gated, "allows" | "mayAllow"> & {
  readonly matches: readonly RuleMatch[];
  readonly unread: readonly { readonly why: Unread; readonly traffic: Traffic }[];
};

function matchRules(crossing: SecurityGroupCrossing): Matched {
  const { world, on, direction } = crossing;
  const matches: RuleMatch[] = [];
  const unread: { readonly why: Unread; readonly traffic: Traffic }[] = [];
  for (const { groupId } of on.item.groups) {
    const urn = urnOf(on, "security-group", groupId);
    const rules = rulesOf(world, urn);
    const why = rules === undefined ? unreadArea(world.topology, on, "securityGroupRules") : undefined;
    if (why !== undefined) unread.push({ why, traffic: allTraffic });
    for (const read of rules ?? []) {
      const { rule, traffic } = read;
      if (rule.isEgress !== (direction === "egress")) continue;
      const holds = ruleHolds(crossing, read);
      if (holds === true) matches.push({ urn, rule, traffic });
      else if (holds !== false) unread.push({ why: holds, traffic });
    }
  }
  const allows = matches.reduce<Traffic>((sum, match) => union(sum, match.traffic), noTraffic);
  const mayAllow = unread.reduce<Traffic>((sum, { traffic: maybe }) => union(sum, maybe), allows);
  return { matches, unread, allows, mayAllow };
}

/** Whether a rule's source or destination is the peer, or why that is not known. */
function ruleHolds({ world, on, peer }: SecurityGroupCrossing, { rule, block }: ReadRule): boolean | Unread {
  if ((rule.cidrIpv4 ?? rule.cidrIpv6) !== undefined) return block !== undefined && cidrContains(block, peer.ip);
  if (rule.prefixListId !== undefined) {
    return prefixListHolds(world, on, { id: rule.prefixListId, ip: peer.ip });
  }
  const reference = rule.referencedGroupInfo;
  if (reference === undefined) return false;
  const { interfaces, over } = peer;
  return peer.unknown ?? referenceHolds(world, on, { reference, isEgress: rule.isEgress, interfaces, over });
}

/** A rule in a few words: `tcp 443 from 0.0.0.0/0`. */
export function ruleText(rule: GroupRule): string {
  const protocol = parseProtocol(rule.ipProtocol) ?? "all";
  const other = rule.cidrIpv4 ?? rule.cidrIpv6 ?? rule.prefixListId ?? rule.referencedGroupInfo?.groupId ?? "";
  const carried = protocol === "all" ? formatProtocol(protocol) : `${formatProtocol(protocol)}${portsIn(rule)}`;
  return `${rule.groupId}: ${carried} ${rule.isEgress ? "→" : "←"} ${other}`;
}

function portsIn({ fromPort, toPort }: GroupRule): string {
  if (fromPort === undefined || fromPort === -1) return "";
  return toPort === undefined || toPort === fromPort
    ? ` ${String(fromPort)}`
    : ` ${String(fromPort)}-${String(toPort)}`;
}

/** Source: VPC User Guide, "Security groups": what they do not filter; the VPC router's own address is one. */
function isNeverFiltered(world: World, on: OwnedInterface, ip: Ip): boolean {
  if (reservedServiceAt(world, on, ip) !== undefined) return true;
  const own = world.cidr(subnetOf(world, on)?.item.cidrBlock ?? "");
  return ip.family === 4 && own?.family === 4 && ip.value === own.first + 1;
}

function unfiltered(text: string): Gated {
  const because = [{ kind: "security-group", id: "", text }];
  return { allows: allTraffic, mayAllow: allTraffic, because, assumes: [], unread: [] };
}

/** Which interface's groups are asked about whom. */
type OnePeer = {
  readonly topology: Topology;
  readonly on: OwnedInterface;
  readonly direction: "ingress" | "egress";
  readonly peer: { readonly address: string; readonly networkInterface?: OwnedInterface };
};

/** What the security groups of one interface let through of one peer's packets, whatever they carry. */
function matchesOf({ topology, on, direction, peer }: OnePeer, traffic: Traffic): Matched {
  const ip = parseIp(peer.address);
  if (ip === undefined) throw new Error(`not an address: ${peer.address}`);
  const world = worldOf(topology);
  // Where nothing is filtered, no rule is asked.
  if (on.item.groups.length === 0 || (direction === "egress" && isNeverFiltered(world, on, ip))) return noRules;
  const interfaces = peer.networkInterface === undefined ? [] : [peer.networkInterface];
  return matchRules({ world, on, direction, peer: { ip, interfaces }, traffic });
}

const everyTcpPort = trafficOf(TCP, portsBetween(0, 65535));

/** The TCP ports on which the security groups of one interface let one peer's packets through, and why it may be more. */
export function openTcpPorts(asked: OnePeer): {
  readonly open: readonly { readonly from: number; readonly to: number }[];
  readonly unread: readonly Unread[];
} {
  const { allows, unread } = matchesOf(asked, everyTcpPort);
  return {
    open: inclusiveRanges(portsOf(allows, TCP)),
    unread: unread.length === 0 || includes(allows, everyTcpPort) ? [] : unread.map(({ why }) => why),
  };
}

/** Whether the security groups of one interface let one peer's packets through, and which rules say so. */
export function securityGroupAllows(
  input: OnePeer & {
    readonly protocol: "tcp" | "udp";
    readonly ports: { readonly from: number; readonly to: number };
  },
): {
  readonly verdict: "allowed" | "partly" | "blocked" | "unknown";
  readonly open: readonly { readonly from: number; readonly to: number }[];
  readonly because: readonly { readonly securityGroupUrn: Urn; readonly ruleId?: string; readonly text: string }[];
  readonly unread: readonly Unread[];
} {
  const protocol = input.protocol === "tcp" ? TCP : UDP;
  const asked = trafficOf(protocol, portsBetween(input.ports.from, input.ports.to));
  const { matches, unread, allows, mayAllow } = matchesOf(input, asked);
  const open = intersect(allows, asked);
  const may = intersect(mayAllow, asked);
  return {
    verdict: includes(open, asked) ? "allowed" : isEmpty(may) ? "blocked" : includes(open, may) ? "partly" : "unknown",
    open: inclusiveRanges(portsOf(open, protocol)),
    // Put into words for who asks: a rule about thousands of targets does not.
    get because() {
      return matches
        .filter(({ traffic }) => !isEmpty(intersect(traffic, asked)))
        .map(({ urn, rule }) => ({
          securityGroupUrn: urn,
          ...(rule.securityGroupRuleId === undefined ? {} : { ruleId: rule.securityGroupRuleId }),
          text: ruleText(rule),
        }));
    },
    unread: includes(allows, asked) ? [] : unread.map(({ why }) => why),
  };
}

const noRules: Matched = { matches: [], unread: [], allows: allTraffic, mayAllow: allTraffic };
