import type { Placed, RecordPlace, Topology } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { covers, directoryOf, suffixesOf } from "./directory.ts";
import type { SeenZone, View } from "./view.ts";
import { lookUpIn, ownServersOf, serversIn } from "./zone-lookup.ts";

/** The public zones that may answer for a name: several of one name when nothing tells which the world asks. */
export type PublicZones =
  | { readonly kind: "zones"; readonly zones: readonly [Placed<HostedZone>, ...Placed<HostedZone>[]] }
  /** A zone of ours hands the name to servers of others. */
  | { readonly kind: "delegated"; readonly record: RecordPlace }
  | { readonly kind: "none" };

/** The private zone of a view that answers for a name: the one with the longest name, whether it has the record or not. */
export function privateZoneFor({ zones }: View, name: string): SeenZone | undefined {
  return zones.find((zone) => covers(zone.name, name));
}

/**
 * The public zones that answer for a name: from the top, down every delegation to a child zone of ours. A child zone its
 * parent does not delegate to is never asked, unless the parent's name servers are not among its records either.
 * Source: RFC 1034 section 4.3; Route 53 Developer Guide, "Routing traffic for subdomains".
 */
export function publicZonesFor(
  topology: Topology,
  asked: { readonly name: string; readonly type: string },
): PublicZones {
  const { publicZonesByName } = directoryOf(topology);
  const lineage = suffixesOf(asked.name)
    .toReversed()
    .filter((name) => publicZonesByName.has(name));
  let zones = publicZonesByName.get(lineage[0] ?? "") ?? [];
  for (;;) {
    const [zone, ...more] = zones;
    if (zone === undefined) return { kind: "none" };
    const found = lookUpIn(topology, zone, asked);
    if (found.kind === "delegated") {
      const { record } = found;
      const children = (publicZonesByName.get(record.item.name) ?? []).filter((child) =>
        serves(topology, child, record),
      );
      if (children.length === 0) return { kind: "delegated", record };
      zones = children;
      continue;
    }
    const below = lineage[lineage.indexOf(zone.item.name) + 1];
    if (below === undefined || ownServersOf(topology, zone).length > 0)
      return { kind: "zones", zones: [zone, ...more] };
    zones = publicZonesByName.get(below) ?? [];
  }
}

/** Whether a child zone is the one a delegation means: they name the same servers, or the child does not tell its own. */
function serves(topology: Topology, child: Placed<HostedZone>, delegation: RecordPlace): boolean {
  const own = ownServersOf(topology, child);
  if (own.length === 0) return true;
  const named = new Set(serversIn([delegation]));
  return own.some((server) => named.has(server));
}
