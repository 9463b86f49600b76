import { covers, directoryOf, unreadZone } from "#lib/analysis/names/directory.ts";
import { publicZonesFor } from "#lib/analysis/names/zone-choice.ts";
import { lookUpIn, type Found } from "#lib/analysis/names/zone-lookup.ts";
import { unreadArea } from "#lib/analysis/reach/unread.ts";
import type { Placed, RecordPlace, Topology } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { isGlobal } from "#lib/model/snapshot.ts";
import { isLoadBalancerName, normaliseDnsName } from "#lib/net/dns-name.ts";
import { deletion, isManaged, recordFact, recordValues } from "../address-record.ts";
import { defineRule } from "../rule.ts";
import { sortedRecords } from "../sorted-records.ts";
import { subjectOf } from "../subject.ts";

/** DNS-016: an alias or CNAME to a name that our own zones do not have. */
export const recordDoesNotExist = defineRule({
  id: "DNS-016",
  slug: "record-does-not-exist",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "cloudMapNamespaces"],
  partialIsFine: ["resourceRecordSets", "cloudMapNamespaces"],
  text: {
    title: "Name points at a record that does not exist",
    why: "The name resolves to another name that your own zone answers for, and has nothing under: the client is told that it does not exist.",
    fix: "Create the record it points at, or delete this one.",
    limits:
      "Targets in zones that were not read, or that are delegated to somebody else, are unknown. Who looks the name up in which VPC is not told apart.",
    says: {
      missing: "{record} leads nowhere: {target} does not exist in zone {owner}",
      noType: "{record} answers with nothing: {target} has no {type} record in zone {owner}",
    },
    figures: {
      missing:
        "The {visibility} zone {zone} holds the {type} record {record} to {target}; zone {owner} was read whole.",
      noType: "The {visibility} zone {zone} holds the {type} record {record} to {target}; zone {owner} was read whole.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html",
  ],
  subjects: ({ scope, topology }) =>
    sortedRecords(topology, scope).leading.filter(
      (record) =>
        record.aims.some(({ kind }) => kind === "missing" || kind === "unread") &&
        !isManaged(record, topology) &&
        pointsAtRecord(record),
    ),
  check: (record, { topology }) => {
    const target = targetOf(record);
    const asked = lookUp(record, target, topology);
    if (asked === undefined) return [];
    const { found, zone } = asked;
    if (found.kind === "unread") return { unknown: found.unread.text };
    const says = record.item.aliasTarget !== undefined && found.kind === "nodata" ? "noType" : "missing";
    // A CNAME is for every type: that the name exists with another one is enough.
    const isMissing = found.kind === "nxdomain" || says === "noType";
    if (!isMissing || isElsewhere(target, topology)) return [];
    const hidden = unreadNamespaces(topology) ?? unreadPrivateZone(target, topology);
    if (hidden !== undefined) return { unknown: hidden };
    return [
      {
        ...subjectOf(record.urn),
        says,
        confidence: "likely",
        values: { ...recordValues(record), target, owner: zone.item.name },
        affected: [record.urn],
        because: [recordFact(record, target)],
        ...deletion(record),
        about: [record.urn],
      },
    ];
  },
});

/** A name of a load balancer or an endpoint is another rule's, and an address is no name. */
function pointsAtRecord({ item }: RecordPlace): boolean {
  if (item.aliasTarget === undefined && item.type !== "CNAME") return false;
  const target = item.aliasTarget?.dnsName ?? item.values[0] ?? "";
  return !isLoadBalancerName(target) && !target.includes("vpce-");
}

function targetOf({ item }: RecordPlace): string {
  return normaliseDnsName(item.aliasTarget?.dnsName ?? item.values[0] ?? "");
}

type Asked = { readonly found: Found; readonly zone: Placed<HostedZone> };

/** What the zone that answers for the target says of it: the alias's own, else the record's, else the public ones. */
function lookUp({ item, zone }: RecordPlace, name: string, topology: Topology): Asked | undefined {
  const { zonesById } = directoryOf(topology);
  const named = item.aliasTarget === undefined ? undefined : zonesById.get(item.aliasTarget.hostedZoneId ?? "");
  const type = item.type === "CNAME" ? "A" : item.type;
  const own = named ?? (zone.item.privateZone && covers(zone.item.name, name) ? zone : undefined);
  if (own !== undefined) return { found: lookUpIn(topology, own, { name, type }), zone: own };
  const chosen = publicZonesFor(topology, { name, type });
  if (chosen.kind !== "zones") return undefined;
  const [first, ...more] = chosen.zones;
  const found = lookUpIn(topology, first, { name, type });
  // Of several zones of one name any may be the one the world asks.
  const isInOther = more.some((other) => lookUpIn(topology, other, { name, type }).kind === "records");
  return isInOther || found.kind === "delegated" ? undefined : { found, zone: first };
}

/** Whether a private zone has the name: in its VPCs the record works. So it does for a name Cloud Map keeps, once a task runs. */
function isElsewhere(name: string, topology: Topology): boolean {
  const { namespaces } = directoryOf(topology);
  if (namespaces.some(({ item }) => covers(item.name.toLowerCase(), name) && item.type !== "HTTP")) return true;
  return privateZonesOver(name, topology).some((zone) =>
    ["A", "AAAA"].some((type) => lookUpIn(topology, zone, { name, type }).kind === "records"),
  );
}

/** A namespace keeps names that come and go with tasks: whoever has not read them all cannot say that a name is nobody's. */
function unreadNamespaces(topology: Topology): string | undefined {
  return [...topology.scopes.values()]
    .filter((scoped) => !isGlobal(scoped))
    .flatMap(({ scope }) => unreadArea(topology, scope, "cloudMapNamespaces") ?? [])
    .map(({ text }) => text)[0];
}

function unreadPrivateZone(name: string, topology: Topology): string | undefined {
  return privateZonesOver(name, topology)
    .map((zone) => unreadZone(topology, zone)?.text)
    .find((text) => text !== undefined);
}

function privateZonesOver(name: string, topology: Topology): readonly Placed<HostedZone>[] {
  return [...directoryOf(topology).zonesById.values()].filter(
    ({ item }) => item.privateZone && covers(item.name, name),
  );
}
