import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { directoryOf, recordsOf, suffixesOf } from "./directory.ts";
import { ownServersOf } from "./zone-lookup.ts";

/** What a resolver does for a record that nobody asked it for before, one thing after the other. */
export type WalkStep =
  /** The client asks its resolver: of its network provider, or of its VPC. */
  | { readonly kind: "client"; readonly vpcIds: readonly string[] }
  /** A server of the root, of a top-level domain, or of a zone above, which knows who is asked next. `isOurs` when we see that zone. */
  | {
      readonly kind: "referral";
      readonly from: string;
      readonly to: string;
      readonly isOurs: boolean;
      readonly ttl?: number;
    }
  /** The servers of the zone are asked for the record. */
  | { readonly kind: "zone"; readonly zone: string; readonly servers: readonly string[] }
  /** The resolver of the VPC answers from the private zone itself. */
  | { readonly kind: "private-zone"; readonly zone: string }
  /** What they answer. Without a time to live of its own an alias has that of its target. */
  | { readonly kind: "answer"; readonly type: string; readonly isAlias: boolean; readonly ttl?: number }
  /** The answer is another name: all of it starts again. */
  | { readonly kind: "again"; readonly name: string }
  /** How long a name that does not exist is remembered. */
  | { readonly kind: "negative"; readonly ttl: number };

/** How a resolver with an empty cache comes to a record, by the labels of its name. */
export function resolverWalk(topology: Topology, record: RecordPlace, vpcIds: readonly string[]): readonly WalkStep[] {
  const { item, zone } = record;
  const isPrivate = zone.item.privateZone;
  const isAlias = item.aliasTarget !== undefined;
  const again = item.type === "CNAME" && !isAlias ? item.values[0] : undefined;
  const negative = negativeTtl(topology, record);
  return [
    { kind: "client", vpcIds: isPrivate ? vpcIds : [] },
    ...(isPrivate ? [{ kind: "private-zone", zone: zone.item.name } as const] : publicWay(topology, record)),
    { kind: "answer", type: item.type, isAlias, ...(item.ttl === undefined ? {} : { ttl: item.ttl }) },
    ...(again === undefined ? [] : [{ kind: "again", name: normaliseDnsName(again) } as const]),
    ...(negative === undefined ? [] : [{ kind: "negative", ttl: negative } as const]),
  ];
}

/** From the root down, a referral a label; between two zones of ours only where the upper one delegates. */
function publicWay(topology: Topology, { zone }: RecordPlace): readonly WalkStep[] {
  const { publicZonesByName } = directoryOf(topology);
  const names = suffixesOf(zone.item.name).toReversed();
  const firstOurs = names.findIndex((name) => publicZonesByName.has(name));
  const cuts = names.filter((name, at) => at <= firstOurs || publicZonesByName.has(name));
  const referrals = cuts.map((to, at): WalkStep => {
    const from = cuts[at - 1] ?? ".";
    const [parent] = publicZonesByName.get(from) ?? [];
    const records =
      parent === undefined ? [] : recordsOf(directoryOf(topology), parent.item.hostedZoneId).byName.get(to);
    const ttl = records?.find(({ item }) => item.type === "NS")?.item.ttl;
    return { kind: "referral", from, to, isOurs: parent !== undefined, ...(ttl === undefined ? {} : { ttl }) };
  });
  return [...referrals, { kind: "zone", zone: zone.item.name, servers: ownServersOf(topology, zone) }];
}

/** The lower of the SOA record's own time to live and its last number. Source: RFC 2308, section 5. */
function negativeTtl(topology: Topology, { zone }: RecordPlace): number | undefined {
  const apex = recordsOf(directoryOf(topology), zone.item.hostedZoneId).byName.get(zone.item.name) ?? [];
  const soa = apex.find(({ item }) => item.type === "SOA")?.item;
  const minimum = Number((soa?.values[0] ?? "").trim().split(/\s+/)[6]);
  if (soa === undefined || !Number.isInteger(minimum)) return undefined;
  return Math.min(minimum, soa.ttl ?? minimum);
}
