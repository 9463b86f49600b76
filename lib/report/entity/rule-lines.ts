import type { GroupRule } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { enclosingCidr } from "#lib/net/cidr.ts";
import { formatProtocol, hasPorts, isIcmp, parseProtocol } from "#lib/net/protocol.ts";

/** Which way traffic goes, seen from the interface. */
export type Direction = "inbound" | "outbound";

/** What a rule lets pass, as a reader reads it: `tcp`, `443`. */
type Passes = { readonly protocol: string; readonly ports: string };

/** A rule of a group, as one of the reasons for a line. */
export type LineSource = {
  readonly group: Urn;
  /** Absent when only ec2:DescribeSecurityGroups could be read, which tells no ids. */
  readonly ruleId?: string;
  readonly description?: string;
};

/** One thing that is permitted, by however many rules of however many groups. */
export type RuleLine = Passes & {
  readonly direction: Direction;
  /** A CIDR block, or the id of a group or prefix list. */
  readonly peer: string;
  /** Of a group or a prefix list. */
  readonly peerUrn?: Urn;
  /** Of a group that was read. */
  readonly peerName?: string;
  readonly sources: readonly LineSource[];
  /** Another line permits all of this and more: without this one nothing changes. */
  readonly within?: Passes & { readonly peer: string };
};

/** An entry of a network ACL. */
export type AclLine = Passes & {
  readonly direction: Direction;
  /** Entries are read in this order; the first that fits decides. 32767 is the last, which AWS shows as `*`. */
  readonly number: number;
  readonly action: string;
  readonly peer: string;
};

type PlacedRules = {
  readonly urn: Urn;
  readonly account: string;
  readonly region: string;
  readonly rules: readonly GroupRule[];
};

/** What several groups permit together: equal permissions are one line, with every rule that gives it. */
export function linesOfGroups(groups: readonly PlacedRules[]): readonly RuleLine[] {
  const rules = groups.flatMap(({ rules: ofGroup, ...group }) =>
    ofGroup.map((rule) => ({ rule, group, ...lineOf(rule, group) })),
  );
  const lines = [...groupBy(rules, ({ key }) => key).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first.line, sources: [first, ...others].map(({ rule, group }) => sourceOf(rule, group.urn)) }],
  );
  const widestFirst = lines.toSorted(
    (a, b) =>
      order(a) - order(b) ||
      a.protocol.localeCompare(b.protocol) ||
      firstPort(a) - firstPort(b) ||
      a.peer.localeCompare(b.peer),
  );
  return widestFirst.map((line) => {
    const wider = widestFirst.find((other) => other !== line && covers(other, line));
    return wider === undefined
      ? line
      : { ...line, within: { protocol: wider.protocol, ports: wider.ports, peer: wider.peer } };
  });
}

/** The entries of a network ACL in the order in which they are read, inbound first. */
export function linesOfAcl(entries: readonly NetworkAclEntry[]): readonly AclLine[] {
  return entries
    .map((entry): AclLine => ({
      direction: entry.egress ? "outbound" : "inbound",
      number: entry.ruleNumber,
      action: entry.ruleAction,
      ...passes(entry.protocol, {
        from: entry.portRange?.from ?? entry.icmpTypeCode?.type,
        to: entry.portRange?.to ?? entry.icmpTypeCode?.code,
      }),
      peer: entry.cidrBlock ?? entry.ipv6CidrBlock ?? "",
    }))
    .sort((a, b) => a.direction.localeCompare(b.direction) || a.number - b.number || a.peer.localeCompare(b.peer));
}

function sourceOf({ securityGroupRuleId, description }: GroupRule, group: Urn): LineSource {
  return {
    group,
    ...(securityGroupRuleId !== undefined && { ruleId: securityGroupRuleId }),
    ...(description !== undefined && description !== "" && { description }),
  };
}

function lineOf(
  rule: GroupRule,
  group: Omit<PlacedRules, "rules">,
): { readonly key: string; readonly line: Omit<RuleLine, "sources"> } {
  const line = {
    direction: rule.isEgress ? ("outbound" as const) : ("inbound" as const),
    ...passes(rule.ipProtocol, { from: rule.fromPort, to: rule.toPort }),
    ...peerOf(rule, group),
  };
  return { key: JSON.stringify(line), line };
}

function peerOf(rule: GroupRule, group: Omit<PlacedRules, "rules">): Pick<RuleLine, "peer" | "peerUrn"> {
  const { referencedGroupInfo: other, prefixListId } = rule;
  if (other !== undefined) {
    const place = { account: other.userId ?? group.account, region: group.region };
    return { peer: other.groupId, peerUrn: urnOf(place, "security-group", other.groupId) };
  }
  if (prefixListId !== undefined) return { peer: prefixListId, peerUrn: urnOf(group, "prefix-list", prefixListId) };
  return { peer: rule.cidrIpv4 ?? rule.cidrIpv6 ?? "" };
}

type Span = { readonly from: number | undefined; readonly to: number | undefined };

/** Ports for TCP and UDP, `type` or `type/code` for ICMP; `all` when the rule says none, or -1. */
function passes(protocolText: string, { from, to }: Span): Passes {
  const parsed = parseProtocol(protocolText);
  const protocol = parsed === undefined ? protocolText : formatProtocol(parsed);
  if (parsed === undefined || from === undefined || from === -1) return { protocol, ports: "all" };
  if (isIcmp(parsed)) return { protocol, ports: spanText(from, to === -1 ? undefined : to, "/") };
  if (!hasPorts(parsed) || (from === 0 && to === 65535)) return { protocol, ports: "all" };
  return { protocol, ports: spanText(from, to === from ? undefined : to, "-") };
}

function spanText(from: number, to: number | undefined, between: string): string {
  return to === undefined ? String(from) : `${String(from)}${between}${String(to)}`;
}

/** Inbound first. */
function order({ direction }: RuleLine): number {
  return direction === "inbound" ? 0 : 1;
}

function firstPort({ ports }: Passes): number {
  return ports === "all" ? -1 : Number(ports.split(/[-/]/)[0]);
}

/** Whether `wide` permits everything that `narrow` does. Equal lines are one line already. */
function covers(wide: RuleLine, narrow: RuleLine): boolean {
  return (
    wide.direction === narrow.direction &&
    (wide.protocol === "all" || wide.protocol === narrow.protocol) &&
    coversPorts(wide, narrow) &&
    coversPeer(wide.peer, narrow.peer)
  );
}

function coversPorts(wide: Passes, narrow: Passes): boolean {
  if (wide.ports === "all" || wide.ports === narrow.ports) return true;
  if (narrow.ports === "all" || wide.ports.includes("/") || narrow.ports.includes("/")) return false;
  const [from = NaN, to = from] = wide.ports.split("-").map(Number);
  const [first = NaN, last = first] = narrow.ports.split("-").map(Number);
  return from <= first && last <= to;
}

function coversPeer(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  const outer = enclosingCidr(wide);
  const inner = enclosingCidr(narrow);
  if (outer === undefined || inner === undefined || outer.family !== inner.family) return false;
  return outer.first <= inner.first && inner.until <= outer.until;
}
