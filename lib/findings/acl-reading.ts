import { entryTraffic } from "#lib/analysis/reach/network-acl-gate.ts";
import type { NetworkAcl, NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import { enclosingCidr } from "#lib/net/cidr.ts";
import { hasNoIps, intersectIps, ipsOfCidrs, noIps, subtractIps, type IpSet } from "#lib/net/ip-set.ts";
import { intersect, isEmpty, subtract } from "#lib/net/range-set.ts";
import type { Traffic } from "#lib/net/traffic.ts";

/** Some traffic with some addresses: what an entry speaks of, or what is left of it. */
export type Box = { readonly ips: IpSet; readonly traffic: Traffic };

/** An entry, and what of it no entry before it has decided; nothing left: it is never asked. */
export type ReadEntry = {
  readonly entry: NetworkAclEntry;
  readonly left: readonly Box[];
  readonly before: readonly NetworkAclEntry[];
};

/** The entries of one side in the order they are asked, each with what reaches it. The last one, which AWS adds, is left out. */
export function readSide({ entries }: NetworkAcl, side: "ingress" | "egress"): readonly ReadEntry[] {
  const own = entries
    .filter(({ egress, ruleNumber }) => egress === (side === "egress") && ruleNumber < 32767)
    .toSorted((a, b) => a.ruleNumber - b.ruleNumber);
  return own.map((entry, index) => {
    const before = own.slice(0, index);
    const left = before.reduce<readonly Box[]>(
      (boxes, other) => boxes.flatMap((box) => without(box, boxOf(other))),
      [boxOf(entry)],
    );
    return { entry, before, left: left.filter((box) => !isNothing(box)) };
  });
}

/** What an entry speaks of. */
export function boxOf(entry: NetworkAclEntry): Box {
  const block = enclosingCidr(entry.cidrBlock ?? entry.ipv6CidrBlock ?? "");
  return { ips: block === undefined ? noIps : ipsOfCidrs([block]), traffic: entryTraffic(entry) };
}

/** Whether two boxes share something. */
export function meets(a: Box, b: Box): boolean {
  return !isEmpty(intersect(a.traffic, b.traffic)) && !hasNoIps(intersectIps(a.ips, b.ips));
}

function isNothing({ ips, traffic }: Box): boolean {
  return isEmpty(traffic) || hasNoIps(ips);
}

/** What of a box is outside another one: other addresses, and of the same addresses other traffic. */
function without(box: Box, other: Box): readonly Box[] {
  if (!meets(box, other)) return [box];
  return [
    { ips: subtractIps(box.ips, other.ips), traffic: box.traffic },
    { ips: intersectIps(box.ips, other.ips), traffic: subtract(box.traffic, other.traffic) },
  ].filter((one) => !isNothing(one));
}
