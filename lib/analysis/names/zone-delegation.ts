import type { Placed, Topology } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { directoryOf, recordsOf, suffixesOf, unreadZone } from "./directory.ts";
import { ownServersOf, serversIn } from "./zone-lookup.ts";

/**
 * Whether the world is led to a public zone, as far as our own zones tell: `top` when none of ours lies above it, and
 * only the registration of the domain tells.
 */
export type Delegation =
  | { readonly kind: "top" }
  | { readonly kind: "delegated" | "undelegated" | "unknown"; readonly parent: Placed<HostedZone> };

/** How the zone above a public zone, if that is ours too, leads to it: by NS records that name its servers. */
export function delegationOf(topology: Topology, zone: Placed<HostedZone>): Delegation {
  const { publicZonesByName } = directoryOf(topology);
  for (const name of suffixesOf(zone.item.name).slice(1)) {
    const parents = publicZonesByName.get(name) ?? [];
    const [parent] = parents;
    if (parent === undefined) continue;
    const kinds = parents.map((one) => ({ parent: one, kind: ledFrom(topology, one, zone) }));
    const best = (["delegated", "unknown", "undelegated"] as const).flatMap((kind) =>
      kinds.filter((one) => one.kind === kind),
    );
    return best[0] ?? { kind: "unknown", parent };
  }
  return { kind: "top" };
}

function ledFrom(
  topology: Topology,
  parent: Placed<HostedZone>,
  zone: Placed<HostedZone>,
): Exclude<Delegation["kind"], "top"> {
  const records = recordsOf(directoryOf(topology), parent.item.hostedZoneId).byName.get(zone.item.name) ?? [];
  const named = serversIn(records);
  if (named.length === 0) return unreadZone(topology, parent) === undefined ? "undelegated" : "unknown";
  const own = ownServersOf(topology, zone);
  if (own.length === 0) return "unknown";
  return own.some((server) => named.includes(server)) ? "delegated" : "undelegated";
}
