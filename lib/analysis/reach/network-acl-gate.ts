import type { SubnetPlace, Unread } from "#lib/graph/topology.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { icmpMessages } from "#lib/net/icmp.ts";
import { type Ip } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { formatProtocol, hasPorts, isIcmp, parseProtocol } from "#lib/net/protocol.ts";
import { includes, intersect, isEmpty, subtract, union } from "#lib/net/range-set.ts";
import { allTraffic, noTraffic, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import { cannotTell, type Evidence, type Gated } from "./gate.ts";
import { unreadArea } from "./unread.ts";
import { type World } from "./world.ts";

/** What a network ACL gate is asked. */
export type NetworkAclCrossing = {
  readonly world: World;
  readonly subnet: SubnetPlace;
  readonly direction: "ingress" | "egress";
  /** The address outside the subnet: the source of what comes in, the destination of what goes out. */
  readonly other: Ip;
  readonly traffic: Traffic;
};

/**
 * What a subnet's network ACL lets in or out: ascending rule number, the first entry that matches decides, the rest is
 * denied. Stateless: replies are asked like requests. Callers leave out what stays within one subnet.
 * Source: VPC User Guide, "Network ACL rules".
 */
export function networkAclGate(crossing: NetworkAclCrossing): Gated {
  const { world, subnet, traffic } = crossing;
  const acl = subnet.networkAcl;
  if (acl === undefined) return cannotTell(whyNoAcl(world, subnet), { kind: "network-acl", id: "", text: "" });
  const { allows, because } = decide(crossing, acl.item.entries);
  const passesAll = includes(allows, traffic);
  return {
    allows,
    mayAllow: allows,
    because: passesAll ? because : because.toSorted((a, b) => Number(isAllow(a)) - Number(isAllow(b))),
    assumes: [],
    unread: [],
    decidedBy: acl.urn,
    ...(passesAll ? {} : { code: "SUBNET_ACL_RESTRICTION" }),
  };
}

/** Lets the entries decide in turn, each over what is left undecided by those before it. */
function decide(
  { world, direction, other, traffic }: NetworkAclCrossing,
  entries: readonly NetworkAclEntry[],
): { readonly allows: Traffic; readonly because: readonly Evidence[] } {
  let undecided = traffic;
  let allows = noTraffic;
  const because: Evidence[] = [];
  for (const entry of orderedEntries(entries, direction)) {
    if (isEmpty(undecided)) break;
    const cidr = world.cidr(entry.cidrBlock ?? entry.ipv6CidrBlock ?? "");
    if (cidr === undefined || !cidrContains(cidr, other)) continue;
    const decided = intersect(undecided, entryTraffic(entry));
    if (isEmpty(decided)) continue;
    because.push({ kind: "network-acl-entry", id: entryId(entry), text: entryText(entry) });
    if (entry.ruleAction === "allow") allows = union(allows, decided);
    undecided = subtract(undecided, decided);
  }
  if (!isEmpty(undecided)) because.push({ kind: "network-acl-entry", id: "*", text: "*: deny" });
  return { allows, because };
}

function isAllow({ text }: Evidence): boolean {
  return text.includes(": allow");
}

function orderedEntries(entries: readonly NetworkAclEntry[], direction: "ingress" | "egress") {
  const isEgress = direction === "egress";
  return entries.filter(({ egress }) => egress === isEgress).toSorted((a, b) => a.ruleNumber - b.ruleNumber);
}

/** What an entry speaks of, by destination port or ICMP message. */
export function entryTraffic(entry: NetworkAclEntry): Traffic {
  const protocol = parseProtocol(entry.protocol);
  if (protocol === undefined) return noTraffic;
  if (protocol === "all") return allTraffic;
  if (isIcmp(protocol)) return trafficOf(protocol, icmpMessages(entry.icmpTypeCode?.type, entry.icmpTypeCode?.code));
  if (!hasPorts(protocol) || entry.portRange?.from === undefined) return trafficOf(protocol);
  return trafficOf(protocol, portsBetween(entry.portRange.from, entry.portRange.to ?? entry.portRange.from));
}

function entryId(entry: NetworkAclEntry): string {
  return entry.ruleNumber === 32767 ? "*" : String(entry.ruleNumber);
}

/** An entry in a few words: `100: allow tcp 443-443 ← 0.0.0.0/0`. */
export function entryText(entry: NetworkAclEntry): string {
  const protocol = parseProtocol(entry.protocol) ?? "all";
  const { portRange } = entry;
  const ports =
    !hasPorts(protocol) || portRange?.from === undefined
      ? ""
      : ` ${String(portRange.from)}-${String(portRange.to ?? portRange.from)}`;
  const block = entry.cidrBlock ?? entry.ipv6CidrBlock ?? "";
  return `${entryId(entry)}: ${entry.ruleAction} ${formatProtocol(protocol)}${ports} ${entry.egress ? "→" : "←"} ${block}`;
}

function whyNoAcl(world: World, subnet: SubnetPlace): readonly Unread[] {
  const text = `The network ACL of ${subnet.item.subnetId} is not among those read.`;
  return [unreadArea(world.topology, subnet, "networkAcls") ?? { text, call: "ec2:DescribeNetworkAcls" }];
}
