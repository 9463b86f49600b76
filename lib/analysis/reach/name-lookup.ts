import type { Placed, RecordPlace, Topology, Unread } from "#lib/graph/topology.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { isGlobal, itemsOf } from "#lib/model/snapshot.ts";
import { urnOf } from "#lib/model/urn.ts";
import { unreadArea } from "./unread.ts";

/** Who asks for a name: the resolver of a VPC, which sees its private zones too, the internet, or nobody in particular. */
export type Asker = { readonly vpcId: string } | "internet" | "anyone";

/** What the hosted zone that answers for a name says. */
export type Lookup = {
  readonly zone: Placed<HostedZone>;
  /** Those of the name, or of the wildcard that covers it; empty when there are none. */
  readonly records: readonly RecordPlace[];
  /** Why the answer is not certain. */
  readonly unread?: Unread;
};

const answering = new Set(["A", "AAAA", "CNAME"]);

/**
 * Looks a name up as who asks would: the closest private zone of its VPC, else the closest public one; `undefined`
 * when no zone that was read covers it. A private zone that lacks the name hides the public one.
 * Source: Route 53 Developer Guide, "Considerations when working with a private hosted zone".
 */
export function lookUpName(topology: Topology, name: string, asker: Asker): Lookup | undefined {
  const covering = zonesOf(topology)
    .filter(({ item }) => covers(item.name, name))
    .map((zone) => lookUpIn(topology, zone, name))
    .sort((a, b) => b.zone.item.name.length - a.zone.item.name.length || b.records.length - a.records.length);
  const open = covering.filter(({ zone }) => !zone.item.privateZone);
  if (asker === "internet") return open[0];
  const hidden = covering.filter(({ zone }) => zone.item.privateZone);
  if (asker === "anyone") return covering.find(({ records }) => records.length > 0) ?? covering[0];
  const seen = hidden.length === 0 ? new Set<string>() : zonesOfVpc(topology, asker.vpcId);
  const [first] = hidden;
  if ("call" in seen) return first === undefined ? undefined : { ...first, records: [], unread: seen };
  return hidden.find(({ zone }) => seen.has(zone.item.hostedZoneId)) ?? open[0];
}

function zonesOf({ scopes }: Topology): readonly Placed<HostedZone>[] {
  return [...scopes.values()].filter(isGlobal).flatMap((scoped) => {
    const place = { account: scoped.scope.account, region: scoped.scope.region };
    return itemsOf(scoped, "hostedZones").map((item) => ({
      ...place,
      urn: urnOf(place, "hosted-zone", item.hostedZoneId),
      item,
    }));
  });
}

function covers(zoneName: string, name: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}

/** The private zones a VPC is associated with, by id; or why they are not known. */
function zonesOfVpc(topology: Topology, vpcId: string): ReadonlySet<string> | Unread {
  for (const vpc of topology.vpcs.values()) {
    const scoped = topology.scopes.get(`${vpc.account}/${vpc.region}`);
    if (vpc.item.vpcId !== vpcId || scoped === undefined) continue;
    const found = itemsOf(scoped, "vpcHostedZones").find((item) => item.vpcId === vpcId)?.hostedZones;
    if (found?.known === true) return new Set(found.value.map(({ hostedZoneId }) => hostedZoneId));
    if (found?.known === false) return { text: found.problem.message, call: found.problem.call };
    const unread = unreadArea(topology, vpc, "vpcHostedZones");
    if (unread !== undefined) return unread;
  }
  return new Set();
}

function lookUpIn(topology: Topology, zone: Placed<HostedZone>, name: string): Lookup {
  const inZone = [...topology.records.values()].filter(({ item }) => item.hostedZoneId === zone.item.hostedZoneId);
  const named = (wanted: string) => inZone.filter(({ item }) => item.name === wanted && answering.has(item.type));
  const records = named(name);
  if (records.length > 0) return { zone, records };
  const unread = unreadArea(topology, zone, "resourceRecordSets");
  if (unread !== undefined) return { zone, records, unread };
  const delegation = inZone.find(
    ({ item }) => item.type === "NS" && item.name !== zone.item.name && covers(item.name, name),
  );
  if (delegation === undefined) return { zone, records: named(wildcardFor(inZone, zone.item.name, name) ?? "") };
  const call = areaCalls.resourceRecordSets;
  return { zone, records, unread: { text: `${delegation.item.name} is delegated to other name servers.`, call } };
}

/** The wildcard that covers a name: that of the closest ancestor, unless the name or a closer ancestor exists. */
function wildcardFor(inZone: readonly RecordPlace[], zoneName: string, name: string): string | undefined {
  const exists = (wanted: string) => inZone.some(({ item }) => covers(wanted, item.name));
  let closer = name;
  while (closer !== zoneName && !exists(closer)) {
    closer = closer.slice(closer.indexOf(".") + 1);
    if (inZone.some(({ item }) => item.name === `*.${closer}`)) return `*.${closer}`;
  }
  return undefined;
}
