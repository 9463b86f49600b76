import { entryText } from "#lib/analysis/reach/network-acl-gate.ts";
import type { Blocker } from "#lib/analysis/reach/answer.ts";
import { subnetOf, worldOf } from "#lib/analysis/reach/world.ts";
import type { Placed, Topology } from "#lib/graph/topology.ts";
import type { NetworkAcl } from "#lib/model/resources/network-acl.ts";
import { TCP } from "#lib/net/protocol.ts";
import { formatTraffic, portsOf } from "#lib/net/traffic.ts";
import type { AclDrop } from "./acl-drops.ts";
import { openAcl } from "./acl-remedy.ts";
import { distinct, fact, listed } from "./fact.ts";
import type { Remedy } from "./remedy.ts";
import type { NeedIn } from "./start-up-troubles.ts";

/** A need of a start that a network ACL stops. */
export type StoppedNeed = NeedIn & { readonly blocker: Blocker };

/** All entries of one side, in the order they are asked. */
export function entriesOn({ entries }: NetworkAcl, side: string | undefined): string {
  const own = entries
    .filter(({ egress }) => egress === (side === "egress"))
    .toSorted((a, b) => a.ruleNumber - b.ruleNumber);
  return `${side ?? "?"} ${listed(own.map(entryText)) || "*: deny"}`;
}

/** The entry that decides, with its side. */
export function entryOf({ entries }: NetworkAcl, { side, entry }: AclDrop): string {
  const found = entries.find(
    ({ egress, ruleNumber }) => egress === (side === "egress") && String(ruleNumber) === entry,
  );
  return `${side} ${found === undefined ? "*: deny" : entryText(found)}`;
}

/** The entries that drop something, as evidence. */
export function entryFacts({ urn, item }: Placed<NetworkAcl>, drops: readonly AclDrop[]) {
  const texts = drops.map((drop) => `${item.networkAclId}: ${entryOf(item, drop)} (${formatTraffic(drop.missing)})`);
  return distinct(texts)
    .slice(0, 4)
    .map((text) => fact(urn, "networkAcls", text));
}

/** The entries of the side that stops what a start needs, as evidence. */
export function needFacts({ urn, item }: Placed<NetworkAcl>, needs: readonly StoppedNeed[]) {
  const texts = needs.map(
    ({ need, blocker }) => `${item.networkAclId}: ${entriesOn(item, blocker.side)} (${need.host}:${String(need.port)})`,
  );
  return distinct(texts)
    .slice(0, 3)
    .map((text) => fact(urn, "networkAcls", text));
}

/** A network ACL and what it drops. */
export type Mending = { readonly acl: Placed<NetworkAcl>; readonly drops: readonly AclDrop[] };

/** One entry for each direction and each subnet at the other end. */
export function aclRemedy(topology: Topology, region: string, { acl, drops }: Mending): Remedy {
  const wanted = drops.flatMap((drop) => {
    const block = subnetOf(worldOf(topology), drop.other)?.item.cidrBlock;
    const [range] = portsOf(drop.missing, TCP);
    const last = portsOf(drop.missing, TCP).at(-1);
    if (block === undefined || range === undefined || last === undefined) return [];
    return [{ side: drop.side, block, from: range.from, to: last.until - 1 }] as const;
  });
  return openAcl(region, acl.item, [...new Map(wanted.map((one) => [JSON.stringify(one), one])).values()]);
}
