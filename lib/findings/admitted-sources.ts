import { blocksOfPrefixList } from "#lib/analysis/reach/prefix-list.ts";
import { ruleTraffic } from "#lib/analysis/reach/read-rules.ts";
import { unreadArea } from "#lib/analysis/reach/unread.ts";
import { worldOf, type World } from "#lib/analysis/reach/world.ts";
import type { GroupRule, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { Cidr } from "#lib/net/cidr.ts";
import { everyIpv4, ipsOfCidrs, publicIpv4, publicIpv6, unionIps, type IpSet } from "#lib/net/ip-set.ts";
import { intersect, isEmpty } from "#lib/net/range-set.ts";
import type { Traffic } from "#lib/net/traffic.ts";

/** Where the groups are that are asked. */
type Place = { readonly account: string; readonly region: string };

/** Whom security groups let in: addresses, and the members of groups. */
export type Admitted = {
  readonly ips: IpSet;
  readonly groups: ReadonlySet<string>;
  /** The rules that say so. */
  readonly rules: readonly GroupRule[];
  /** Why it may be more. */
  readonly unread?: string;
};

/** Every address of both families. */
export const everyIp: IpSet = { v4: everyIpv4.v4, v6: [{ from: 0n, until: 1n << 128n }] };

/** The addresses of the public internet, of both families. */
export const publicIps: IpSet = unionIps(publicIpv4, publicIpv6);

/** Whom the groups let in with some of this traffic; without groups nothing is filtered. */
export function admittedBy(
  topology: Topology,
  { groupIds, ...place }: Place & { readonly groupIds: readonly string[] },
  traffic: Traffic,
): Admitted {
  if (groupIds.length === 0) return { ips: everyIp, groups: new Set(), rules: [] };
  const world = worldOf(topology);
  const asked = groupIds.map((groupId) => topology.securityGroupRules.get(urnOf(place, "security-group", groupId)));
  const missing = groupIds.find((_, index) => asked[index] === undefined);
  const rules = asked
    .flatMap((ofGroup) => ofGroup ?? [])
    .filter((rule) => !rule.isEgress && !isEmpty(intersect(ruleTraffic(rule), traffic)));
  const blocks = rules.map((rule) => blocksOf(world, place, rule));
  const unread = blocks.find((one) => "call" in one);
  const why = missing === undefined ? unread?.text : whyUnread(topology, place, missing);
  return {
    ips: ipsOfCidrs(blocks.flatMap((one) => ("call" in one ? [] : one))),
    groups: new Set(rules.flatMap(({ referencedGroupInfo }) => referencedGroupInfo?.groupId ?? [])),
    rules,
    ...(why === undefined ? {} : { unread: why }),
  };
}

function whyUnread(topology: Topology, place: Place, groupId: string): string {
  return unreadArea(topology, place, "securityGroups")?.text ?? `The rules of ${groupId} are not among those read.`;
}

/** The addresses a rule names; none when it names a group. */
function blocksOf(
  world: World,
  place: Place,
  { cidrIpv4, cidrIpv6, prefixListId }: GroupRule,
): readonly Cidr[] | { readonly call: string; readonly text: string } {
  if (prefixListId !== undefined) return blocksOfPrefixList(world, place, prefixListId);
  const block = world.cidr(cidrIpv4 ?? cidrIpv6 ?? "");
  return block === undefined ? [] : [block];
}
