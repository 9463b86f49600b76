import { covers, directoryOf } from "#lib/analysis/names/directory.ts";
import { ruleOrUnread } from "#lib/analysis/names/resolver-rules.ts";
import { viewOf } from "#lib/analysis/names/view.ts";
import { privateZoneFor } from "#lib/analysis/names/zone-choice.ts";
import { lookUpIn } from "#lib/analysis/names/zone-lookup.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import type { Placed, RecordPlace, Topology } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { recordFact } from "../address-record.ts";
import { distinct, fact, listed } from "../fact.ts";
import { nameUses, type NameUse } from "../name-users.ts";
import { defineRule } from "../rule.ts";
import { zonesWithRecords, type ZoneRecords } from "../sorted-records.ts";
import { subjectOf } from "../subject.ts";
import { vpcIdsOf } from "../task-zones.ts";

/** A private zone, a VPC with tasks in which it answers, and the public names under it. */
type Subject = {
  readonly zone: Placed<HostedZone>;
  readonly vpcIds: readonly string[];
  readonly names: readonly RecordPlace[];
};

/** DNS-009: a private zone takes the question for a public name it does not have. */
export const privateZoneHidesPublicName = defineRule({
  id: "DNS-009",
  slug: "private-zone-hides-public-name",
  severity: "medium",
  level: "global",
  needs: [
    "hostedZones",
    "resourceRecordSets",
    "vpcHostedZones",
    "vpcs",
    "subnets",
    "ecsServices",
    "ecsTaskDefinitions",
    "dhcpOptions",
    "resolverRules",
  ],
  partialIsFine: [
    "vpcs",
    "subnets",
    "ecsServices",
    "ecsTaskDefinitions",
    "dhcpOptions",
    "vpcHostedZones",
    "resourceRecordSets",
    "resolverRules",
  ],
  text: {
    title: "Private zone hides a public name",
    why: "In a VPC that a private zone is associated with, the resolver asks that zone alone for every name under it. A name that only the public zone has does not exist there: the resolver does not look any further. Only a Resolver rule for the zone's name, or for a longer one, is asked first.",
    fix: "Add the names to the private zone too, or give the private zone a longer name of its own.",
    limits:
      "Names that tasks use are known from their task definitions only. What Route 53 Profiles bring into a VPC is not read.",
    says: {
      used: "{clients} cannot resolve {names}: the private zone {zone} hides the public one, and does not have {count?it|them}",
      unused: "In {vpcs}, the private zone {zone} hides {count|public name|public names} it does not have",
    },
    figures: {
      used: "Named in {where}. Hidden in {vpcs}: {hidden|name|names}, among them {list}.",
      unused: "Hidden in {vpcs}: {list}. No task definition names them.",
    },
  },
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html"],
  subjects: ({ scope, topology }) => subjectsIn(topology, zonesWithRecords(topology, scope)),
  check: ({ zone, vpcIds, names }, { topology }) => {
    const namer = { topology, say: sayIn("en") };
    const views = vpcIds.map((vpcId) => ({ vpcId, view: viewOf(namer, { vpcId }) }));
    const unread = views.map(({ view }) => view.foreign ?? view.unread).find((why) => why !== undefined);
    if (unread !== undefined) return { unknown: unread.text };
    const hidden: RecordPlace[] = [];
    for (const record of names) {
      const answer = answerOf(zone, record, topology);
      if (answer === "unread") return { unknown: `The records of ${zone.item.name} were not read.` };
      if (answer === "some") continue;
      const where = views.flatMap(({ view }) => {
        const isChosen = privateZoneFor(view, record.item.name)?.hostedZoneId === zone.item.hostedZoneId;
        return isChosen && view.vpc !== undefined ? [view.vpc] : [];
      });
      const asked = { name: record.item.name, zone: zone.item.name };
      const rulings = where.map((vpc) => ruleOrUnread(namer, vpc, asked));
      const unseen = rulings.find((ruling) => ruling?.kind === "unread");
      if (unseen !== undefined) return { unknown: unseen.unread.text };
      if (rulings.includes(undefined)) hidden.push(record);
    }
    if (hidden.length === 0) return [];
    const all = new Set(hidden.map(({ item }) => item.name));
    const uses = nameUses(topology).filter(
      ({ host, vpcIds: from }) => all.has(host) && from.some((id) => vpcIds.includes(id)),
    );
    return [finding({ zone, vpcIds, names: hidden }, uses)];
  },
});

function finding({ zone, vpcIds, names }: Subject, uses: readonly NameUse[]) {
  const clients = distinct(uses.map(({ service }) => service));
  const used = distinct(uses.map(({ host }) => host));
  const isUsed = used.length > 0;
  const all = distinct(names.map(({ item }) => item.name));
  return {
    ...subjectOf(zone.urn),
    says: isUsed ? ("used" as const) : ("unused" as const),
    confidence: isUsed ? ("likely" as const) : ("possible" as const),
    values: {
      zone: zone.item.name,
      vpcs: listed(vpcIds),
      clients: listed(clients.map(({ item }) => item.serviceName)) || "—",
      names: listed(used) || "—",
      count: isUsed ? used.length : all.length,
      hidden: all.length,
      list: listed(isUsed ? [...used, ...all.filter((name) => !used.includes(name))] : all),
      where: listed(uses.map(({ service, where }) => `${service.item.serviceName} ${where}`)) || "—",
    },
    affected: [zone.urn, ...clients.map(({ urn }) => urn)],
    because: [
      ...uses
        .slice(0, 3)
        .map(({ service, where, host }) => fact(service.urn, "ecsTaskDefinitions", `${where} = ${host}`)),
      ...names
        .slice(0, 3)
        .map((record) => recordFact(record, listed(record.item.values) || (record.item.aliasTarget?.dnsName ?? "—"))),
      fact(zone.urn, "vpcHostedZones", `${zone.item.name}: ${listed(vpcIds)}`),
    ],
    about: [zone.urn, ...clients.map(({ urn }) => urn)],
  };
}

/** The private zones that answer where tasks run, with the public names they take the question for. */
function subjectsIn(topology: Topology, zones: readonly ZoneRecords[]): readonly Subject[] {
  const own = [...directoryOf(topology).zonesById.values()].filter(({ item }) => item.privateZone);
  // The closest zone first: the longest name.
  const all = own.toSorted((a, b) => b.item.name.length - a.item.name.length);
  const names = new Map<Placed<HostedZone>, RecordPlace[]>();
  for (const { zone: publicZone, records } of zones) {
    if (publicZone.item.privateZone) continue;
    const near = all.filter((zone) => mayShare(zone, publicZone)).map(endingOf);
    if (near.length === 0) continue;
    records.forEach((record) => {
      if (isAskedFor(record)) addTo(names, near, record);
    });
  }
  const withTasks = new Set([...topology.services.values()].flatMap((service) => vpcIdsOf(service, topology)));
  return [...names].flatMap(([zone, found]) => {
    const vpcIds = vpcIdsOfZone(zone, topology).filter((vpcId) => withTasks.has(vpcId));
    return vpcIds.length === 0 ? [] : [{ zone, vpcIds, names: found }];
  });
}

/** A zone, and what the names below its own end in. */
type Ending = { readonly zone: Placed<HostedZone>; readonly ending: string };

function endingOf(zone: Placed<HostedZone>): Ending {
  return { zone, ending: `.${zone.item.name}` };
}

/** Adds a record to those of each zone its name is in; by number, as tens of thousands are held against dozens of zones. */
function addTo(names: Map<Placed<HostedZone>, RecordPlace[]>, near: readonly Ending[], record: RecordPlace): void {
  const { name } = record.item;
  for (let at = 0; at < near.length; at += 1) {
    const one = near[at];
    if (one === undefined || (name !== one.zone.item.name && !name.endsWith(one.ending))) continue;
    const others = names.get(one.zone);
    if (others === undefined) names.set(one.zone, [record]);
    else others.push(record);
  }
}

/** Whether names may be in both zones: every name of a zone ends in the zone's own. */
function mayShare({ item: { name: one } }: Placed<HostedZone>, { item: { name: other } }: Placed<HostedZone>): boolean {
  return covers(one, other) || covers(other, one);
}

/** A public name that a client may connect to; validation records and wildcards are not. */
function isAskedFor({ item }: RecordPlace): boolean {
  const isName = item.type === "A" || item.type === "AAAA" || item.type === "CNAME";
  return isName && !item.name.startsWith("_") && !item.name.startsWith("*");
}

function vpcIdsOfZone({ item }: Placed<HostedZone>, topology: Topology): readonly string[] {
  return topology.placed.flatMap(({ scoped }) =>
    (scoped.areas.vpcHostedZones?.items ?? []).flatMap(({ vpcId, hostedZones }) =>
      hostedZones.known && hostedZones.value.some(({ hostedZoneId }) => hostedZoneId === item.hostedZoneId)
        ? [vpcId]
        : [],
    ),
  );
}

/** Whether the private zone has an address for the name, of whichever family. */
function answerOf(
  zone: Placed<HostedZone>,
  { item: { name } }: RecordPlace,
  topology: Topology,
): "some" | "none" | "unread" {
  const found = ["A", "AAAA"].map((type) => lookUpIn(topology, zone, { name, type }).kind);
  if (found.includes("unread")) return "unread";
  return found.every((kind) => kind === "nodata" || kind === "nxdomain") ? "none" : "some";
}
