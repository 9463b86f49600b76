import { covers, directoryOf } from "#lib/analysis/names/directory.ts";
import { ruleOrUnread } from "#lib/analysis/names/resolver-rules.ts";
import { hasDnsAttributes, viewOf, type View } from "#lib/analysis/names/view.ts";
import { privateZoneFor, publicZonesFor } from "#lib/analysis/names/zone-choice.ts";
import { lookUpIn } from "#lib/analysis/names/zone-lookup.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import type { Placed, Topology, Unread, VpcPlace } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { distinct, fact, listed } from "../fact.ts";
import { nameUses, type NameUse } from "../name-users.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Checked } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { ownZones } from "../zone-records.ts";

type Zone = Placed<HostedZone>;
type Subject = { readonly zone: Zone; readonly uses: readonly NameUse[] };

/** DNS-019: a private zone that is not asked where its names are needed. */
export const privateZoneNotAsked = defineRule({
  id: "DNS-019",
  slug: "private-zone-not-asked",
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
    "resourceRecordSets",
    "vpcHostedZones",
    "vpcs",
    "subnets",
    "ecsServices",
    "ecsTaskDefinitions",
    "dhcpOptions",
    "resolverRules",
  ],
  text: {
    title: "Private zone cannot answer where it is needed",
    why: "A private zone answers only in the VPCs it is associated with, and only while both DNS attributes of the VPC are on. Anywhere else its names do not exist.",
    fix: "Associate the zone with the VPC of the tasks that ask, or turn on enableDnsSupport and enableDnsHostnames in the VPCs it is associated with.",
    limits:
      "Who asks is known from task definitions only. Names that a Resolver rule forwards are not judged: what is answered elsewhere cannot be seen. What Route 53 Profiles bring into a VPC is not read.",
    says: {
      attributes: "The private zone {zone} is never asked: DNS attributes are off in {vpcs}",
      elsewhere: "{clients} cannot resolve {names}: the private zone {zone} is not associated with {vpcs}",
    },
    figures: {
      attributes: "Associated with {vpcs}; records: {records}.",
      elsewhere: "Named in {where}. Hosted zone {zoneId}.",
    },
  },
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html"],
  subjects: ({ scope, topology }) => {
    const zones = ownZones(topology, scope).flatMap(({ zone }) => (zone.item.privateZone ? [zone] : []));
    const uses = nameUses(topology);
    return zones.map((zone): Subject => ({ zone, uses: uses.filter(({ host }) => covers(zone.item.name, host)) }));
  },
  check: ({ zone, uses }, { topology }) => {
    const deaf = deafVpcs(zone, topology);
    if ("unknown" in deaf) return deaf;
    return deaf.vpcs.length > 0 ? [attributesFinding(zone, deaf.vpcs)] : elsewhere(zone, uses, topology);
  },
});

/** The VPCs of a zone, when in none of them private zones are asked. */
function deafVpcs(
  zone: Zone,
  topology: Topology,
): { readonly vpcs: readonly VpcPlace[] } | { readonly unknown: string } {
  const { vpcsById } = directoryOf(topology);
  const ids = topology.placed.flatMap(({ scoped }) =>
    (scoped.areas.vpcHostedZones?.items ?? []).flatMap(({ vpcId, hostedZones }) =>
      hostedZones.known && hostedZones.value.some(({ hostedZoneId }) => hostedZoneId === zone.item.hostedZoneId)
        ? [vpcId]
        : [],
    ),
  );
  const vpcs = ids.flatMap((id) => vpcsById.get(id) ?? []);
  const attributes = vpcs.map(hasDnsAttributes);
  if (attributes.includes(true) || vpcs.length === 0 || vpcs.length < ids.length) return { vpcs: [] };
  if (attributes.includes(undefined))
    return { unknown: `The DNS attributes of the VPCs of ${zone.item.name} were not read.` };
  // Where a rule forwards the names of the zone, nobody waits for the zone.
  const rulings = vpcs.map((vpc) => ({
    vpc,
    ruling: isMute(vpc) ? undefined : ruleFor(zone.item.name, vpc, topology),
  }));
  const unseen = rulings.find(({ ruling }) => ruling?.kind === "unread")?.ruling;
  if (unseen !== undefined) return { unknown: unseen.unread.text };
  return { vpcs: rulings.flatMap(({ vpc, ruling }) => (ruling === undefined ? [vpc] : [])) };
}

/** Whether nothing at all is resolved in a VPC, by rules or otherwise. */
function isMute({ item }: VpcPlace): boolean {
  return item.enableDnsSupport.known && !item.enableDnsSupport.value;
}

/** A rule that has a name answered elsewhere where no private zone is asked for it. */
function ruleFor(name: string, vpc: VpcPlace, topology: Topology) {
  return ruleOrUnread({ topology, say: sayIn("en") }, vpc, { name, zone: "" });
}

function attributesFinding(zone: Zone, vpcs: readonly VpcPlace[]) {
  return {
    ...subjectOf(zone.urn),
    says: "attributes" as const,
    confidence: "likely" as const,
    values: {
      zone: zone.item.name,
      vpcs: listed(vpcs.map(({ item }) => item.vpcId)),
      records: zone.item.resourceRecordSetCount ?? "?",
    },
    affected: [zone.urn, ...vpcs.map(({ urn }) => urn)],
    because: vpcs.map(({ urn, item }) =>
      fact(
        urn,
        "vpcs",
        `enableDnsSupport = ${textOf(item.enableDnsSupport)}, enableDnsHostnames = ${textOf(item.enableDnsHostnames)}`,
      ),
    ),
    about: [zone.urn],
  };
}

function textOf(known: VpcPlace["item"]["enableDnsSupport"]): string {
  return known.known ? String(known.value) : "?";
}

type Lost = { readonly use: NameUse; readonly vpcId: string };

/** Where tasks ask for names that only this zone has, and that it is not associated with. */
function lostUses(
  zone: Zone,
  uses: readonly NameUse[],
  topology: Topology,
): readonly Lost[] | { readonly unknown: string } {
  const lost: Lost[] = [];
  for (const use of uses) {
    if (lookUpIn(topology, zone, { name: use.host, type: "A" }).kind !== "records") continue;
    for (const vpcId of use.vpcIds) {
      const view = viewOf({ topology, say: sayIn("en") }, { vpcId });
      const unread = view.foreign ?? view.unread;
      if (unread !== undefined) return { unknown: unread.text };
      const answer = isHidden(zone, use.host, view) ? answerElsewhere(use.host, view.vpc, topology) : "some";
      if (typeof answer !== "string") return { unknown: answer.text };
      if (answer === "none") lost.push({ use, vpcId });
    }
  }
  return lost;
}

/** Whether no private zone is asked for the name. Where nothing at all is resolved the zone is not to blame. */
function isHidden(zone: Zone, name: string, view: View): boolean {
  const isIgnored = view.ignored.some(({ hostedZoneId }) => hostedZoneId === zone.item.hostedZoneId);
  return view.off === undefined && !isIgnored && privateZoneFor(view, name) === undefined;
}

function elsewhere(zone: Zone, uses: readonly NameUse[], topology: Topology): Checked<"elsewhere"> {
  const lost = lostUses(zone, uses, topology);
  if ("unknown" in lost) return lost;
  const [first] = lost;
  if (first === undefined) return [];
  const clients = distinct(lost.map(({ use }) => use.service));
  const vpcIds = distinct(lost.map(({ vpcId }) => vpcId));
  const region = directoryOf(topology).vpcsById.get(first.vpcId)?.[0]?.region ?? first.use.service.region;
  return [
    {
      ...subjectOf(zone.urn),
      says: "elsewhere",
      confidence: "likely",
      values: {
        zone: zone.item.name,
        zoneId: zone.item.hostedZoneId,
        vpcs: listed(vpcIds),
        clients: listed(clients.map(({ item }) => item.serviceName)),
        names: listed(distinct(lost.map(({ use }) => use.host))),
        where: listed(distinct(lost.map(({ use }) => `${use.service.item.serviceName} ${use.where}`))),
      },
      affected: [zone.urn, ...clients.map(({ urn }) => urn)],
      because: lost
        .slice(0, 4)
        .map(({ use }) => fact(use.service.urn, "ecsTaskDefinitions", `${use.where} = ${use.host}`)),
      cli: awsCommand("global", "route53 associate-vpc-with-hosted-zone", {
        "hosted-zone-id": zone.item.hostedZoneId,
        vpc: `VPCRegion=${region},VPCId=${first.vpcId}`,
      }),
      about: [zone.urn, ...clients.map(({ urn }) => urn)],
    },
  ];
}

/** Whether the name is answered where no private zone is asked for it: by the public zone, or by whom a rule has asked. */
function answerElsewhere(name: string, vpc: VpcPlace | undefined, topology: Topology): "some" | "none" | Unread {
  const outside = publicAnswer(name, topology);
  if (outside !== "none") return outside;
  const ruling = vpc && ruleFor(name, vpc, topology);
  if (ruling?.kind === "unread") return ruling.unread;
  return ruling === undefined ? "none" : "some";
}

/** Split horizon: where the private zone is not asked the public one of the same name answers. */
function publicAnswer(name: string, topology: Topology): "some" | "none" | Unread {
  const chosen = publicZonesFor(topology, { name, type: "A" });
  if (chosen.kind === "delegated") return "some";
  if (chosen.kind !== "zones") return "none";
  const found = chosen.zones.map((zone) => lookUpIn(topology, zone, { name, type: "A" }));
  if (found.some(({ kind }) => kind === "records")) return "some";
  return found.flatMap((one) => (one.kind === "unread" ? [one.unread] : []))[0] ?? "none";
}
