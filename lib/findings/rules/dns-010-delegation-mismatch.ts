import { directoryOf, suffixesOf, unreadZone } from "#lib/analysis/names/directory.ts";
import { lookUpIn, ownServersOf, serversIn, type Found } from "#lib/analysis/names/zone-lookup.ts";
import type { Placed, Topology } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Checked, type Saying } from "../rule.ts";
import { zonesWithRecords } from "../sorted-records.ts";
import { subjectOf } from "../subject.ts";

type Zone = Placed<HostedZone>;
type Says = "undelegated" | "mismatch" | "idle" | "twins";

/** DNS-010: the world asks other name servers for a zone than the zone's own. */
export const delegationMismatch = defineRule({
  id: "DNS-010",
  slug: "delegation-mismatch",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets"],
  partialIsFine: ["resourceRecordSets"],
  text: {
    title: "Delegation does not lead to the zone",
    why: "The world finds a zone through the NS record in its parent. When that names other servers, or none, the records of the zone are never asked for; when only some are right, every so many look-ups fail.",
    fix: "Put the zone's own name servers into the NS record of the parent zone. Delete the zone of the same name that nobody is led to.",
    limits:
      "Only parent zones of this survey are seen. What a registrar has on record for a domain, and zones at other providers, are not.",
    says: {
      undelegated: "Nobody is led to the public zone {zone}: its parent {parent} has no NS record for it",
      mismatch: "{parent} delegates {zone} to {wrong|name server|name servers} that {wrong?is|are} not its own",
      idle: "Changes to this zone {zone} have no effect: {parent} delegates to another zone of the same name",
      twins: "There are {count} public zones {zone}: only one of them is asked, and nothing here tells which",
    },
    figures: {
      undelegated: "Name servers of the zone: {own}.",
      mismatch: "NS in {parent}: {named}. Name servers of the zone: {own}.",
      idle: "NS in {parent}: {named}. Name servers of this zone: {own}.",
      twins: "Name servers: {own}; {others}.",
    },
  },
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-routing-traffic-for-subdomains.html"],
  subjects: ({ scope, topology }) => {
    const zones = zonesWithRecords(topology, scope).map(({ zone }) => zone);
    return zones.filter(({ item }) => !item.privateZone && item.linkedServicePrincipal === undefined);
  },
  check: (zone, { topology }) => {
    const own = ownServersOf(topology, zone);
    const unread = unreadZone(topology, zone);
    if (own.length === 0) return unread === undefined ? [] : { unknown: unread.text };
    const { publicZonesByName } = directoryOf(topology);
    const twins = publicZonesByName.get(zone.item.name) ?? [];
    const parents = suffixesOf(zone.item.name)
      .slice(1)
      .map((name) => publicZonesByName.get(name))
      .find((found) => found !== undefined);
    if (parents === undefined) return twins.length > 1 && twins[0] === zone ? twinsFinding(twins, topology) : [];
    return delegationOf({ zone, own, twins }, parents, topology);
  },
});

type Asked = { readonly zone: Zone; readonly own: readonly string[]; readonly twins: readonly Zone[] };

function delegationOf({ zone, own, twins }: Asked, parents: readonly Zone[], topology: Topology): Checked<Says> {
  const answers = parents.map((parent) => ({
    parent,
    found: lookUpIn(topology, parent, { name: zone.item.name, type: "NS" }),
  }));
  const [unread] = answers.flatMap(({ found }) => (found.kind === "unread" ? [found.unread.text] : []));
  if (unread !== undefined) return { unknown: unread };
  // Somebody else was given a name in between: what they say is not ours to see.
  if (answers.some(({ found }) => found.kind === "delegated")) return [];
  const named = answers.map(({ parent, found }) => ({ parent, servers: serversOf(found, zone) }));
  if (named.some(({ servers }) => isSame(servers, own))) return [];
  const [best] = named.toSorted((a, b) => b.servers.length - a.servers.length);
  if (best === undefined || (best.servers.length === 0 && isBare(zone))) return [];
  const { parent, servers } = best;
  const isTwins = twins.some((twin) => twin !== zone && isSame(ownServersOf(topology, twin), servers));
  return [
    finding(servers.length === 0 ? "undelegated" : isTwins ? "idle" : "mismatch", { zone, own, parent, servers }),
  ];
}

/** Nothing but its own NS and SOA records: nobody misses it. */
function isBare({ item: { resourceRecordSetCount: count } }: Zone): boolean {
  return count !== undefined && count <= 2;
}

type Mismatch = {
  readonly zone: Zone;
  readonly own: readonly string[];
  readonly parent: Zone;
  readonly servers: readonly string[];
};

function finding(says: Exclude<Says, "twins">, { zone, own, parent, servers }: Mismatch): Saying<Says> {
  const named = listed(servers) || "—";
  const wrong = servers.filter((server) => !own.includes(server));
  return {
    ...subjectOf(zone.urn),
    says,
    severity: says === "idle" ? "low" : "high",
    confidence: "likely",
    values: {
      zone: zone.item.name,
      parent: parent.item.name,
      own: listed(own),
      named,
      wrong: Math.max(wrong.length, 1),
    },
    affected: [zone.urn],
    because: [
      fact(parent.urn, "resourceRecordSets", `NS ${zone.item.name} = ${named}`),
      fact(zone.urn, "resourceRecordSets", `NS ${zone.item.name} = ${listed(own)}`),
    ],
    ...(says === "idle" ? {} : { cli: delegate(parent, zone, own) }),
    about: [zone.urn],
  };
}

function serversOf(found: Found, zone: Zone): readonly string[] {
  if (found.kind !== "records") return [];
  return serversIn(found.records.filter(({ item }) => item.name === zone.item.name));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && one.length === other.length && one.every((server) => other.includes(server));
}

function delegate(parent: Zone, zone: Zone, own: readonly string[]): string {
  const record = { Name: zone.item.name, Type: "NS", TTL: 3600, ResourceRecords: own.map((Value) => ({ Value })) };
  return awsCommand("global", "route53 change-resource-record-sets", {
    "hosted-zone-id": parent.item.hostedZoneId,
    "change-batch": JSON.stringify({ Changes: [{ Action: "UPSERT", ResourceRecordSet: record }] }),
  });
}

function twinsFinding(twins: readonly Zone[], topology: Topology): Checked<Says> {
  const [first, ...others] = twins;
  if (first === undefined) return [];
  const servers = (zone: Zone) => listed(ownServersOf(topology, zone)) || "—";
  return [
    {
      ...subjectOf(first.urn),
      says: "twins",
      confidence: "possible",
      values: {
        zone: first.item.name,
        count: twins.length,
        own: servers(first),
        others: listed(others.map(servers)),
      },
      affected: twins.map(({ urn }) => urn),
      because: twins.map((zone) => fact(zone.urn, "hostedZones", `${zone.item.hostedZoneId}: ${servers(zone)}`)),
      about: twins.map(({ urn }) => urn),
    },
  ];
}
