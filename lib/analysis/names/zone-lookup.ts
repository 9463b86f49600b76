import type { Placed, RecordPlace, Topology, Unread } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { covers, directoryOf, recordsOf, suffixesOf, unreadZone, type ZoneRecords } from "./directory.ts";

/** What one zone says of a name and a type. */
export type Found =
  /** Of the type that was asked, or CNAMEs. */
  | { readonly kind: "records"; readonly records: readonly [RecordPlace, ...RecordPlace[]] }
  /** The name exists, but not with this type. */
  | { readonly kind: "nodata" }
  | { readonly kind: "nxdomain" }
  | { readonly kind: "delegated"; readonly record: RecordPlace }
  | { readonly kind: "unread"; readonly unread: Unread };

/**
 * Looks a name up in one zone: a delegation above it first, then its own records, then the wildcard of its closest
 * existing ancestor. Source: RFC 1034 section 4.3.2, RFC 4592; Route 53 Developer Guide, "Using an asterisk (*)".
 */
export function lookUpIn(
  topology: Topology,
  zone: Placed<HostedZone>,
  asked: { readonly name: string; readonly type: string },
): Found {
  const { name, type } = asked;
  const records = recordsOf(directoryOf(topology), zone.item.hostedZoneId);
  const record = delegationOf(records, zone.item.name, asked);
  if (record !== undefined) return { kind: "delegated", record };
  const own = records.byName.get(name);
  if (own !== undefined) return ofType(own, type);
  const unread = unreadZone(topology, zone);
  if (unread !== undefined) return { kind: "unread", unread };
  if (records.existing.has(name)) return { kind: "nodata" };
  const wildcard = records.byName.get(`*.${closestEncloser(records, zone.item.name, name)}`);
  return wildcard === undefined ? { kind: "nxdomain" } : ofType(wildcard, type);
}

/** The name servers a zone says are its own; empty when its records do not tell. */
export function ownServersOf(topology: Topology, { item }: Placed<HostedZone>): readonly string[] {
  return serversIn(recordsOf(directoryOf(topology), item.hostedZoneId).byName.get(item.name) ?? []);
}

/** The name servers an NS record names. */
export function serversIn(records: readonly RecordPlace[]): readonly string[] {
  return records
    .filter(({ item }) => item.type === "NS")
    .flatMap(({ item }) => item.values.map((value) => value.toLowerCase().replace(/\.$/, "")));
}

/** A name below the zone's own at which NS records hand over: everything there and below is other servers' to answer. */
function delegationOf(
  { byName }: ZoneRecords,
  zoneName: string,
  { name, type }: { readonly name: string; readonly type: string },
): RecordPlace | undefined {
  for (const at of suffixesOf(name).toReversed()) {
    if (at === zoneName || !covers(zoneName, at)) continue;
    // The parent itself is asked for the delegation's NS and DS records.
    if (at === name && (type === "NS" || type === "DS")) continue;
    const record = byName.get(at)?.find(({ item }) => item.type === "NS");
    if (record !== undefined) return record;
  }
  return undefined;
}

function ofType(records: readonly RecordPlace[], type: string): Found {
  const [first, ...more] = records.filter(({ item }) => item.type === type);
  if (first !== undefined) return { kind: "records", records: [first, ...more] };
  const [cname, ...others] = records.filter(({ item }) => item.type === "CNAME");
  return cname === undefined ? { kind: "nodata" } : { kind: "records", records: [cname, ...others] };
}

/** The closest ancestor of a name that exists: only its wildcard can answer. */
function closestEncloser({ existing }: ZoneRecords, zoneName: string, name: string): string {
  const ancestors = suffixesOf(name).slice(1);
  return ancestors.find((at) => at === zoneName || (existing.has(at) && covers(zoneName, at))) ?? zoneName;
}
