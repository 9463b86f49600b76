import { directoryOf, covers } from "#lib/analysis/names/directory.ts";
import { inboundAddresses } from "#lib/analysis/names/resolver-endpoints.ts";
import { domainWords, ruleBefore, ruleWords, targetWords } from "#lib/analysis/names/resolver-rules.ts";
import { viewOf, type View } from "#lib/analysis/names/view.ts";
import { privateZoneFor } from "#lib/analysis/names/zone-choice.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import type { Placed, Topology, VpcPlace } from "#lib/graph/topology.ts";
import type { CloudMapNamespace } from "#lib/model/resources/cloud-map.ts";
import type { ResolverRule } from "#lib/model/resources/resolver-rule.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { distinct, fact, listed } from "../fact.ts";
import { nameUses, type NameUse } from "../name-users.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { connectOf, isMember, offerFor, offersAt } from "../service-connect.ts";
import { subjectOf } from "../subject.ts";

/** A private namespace, and a VPC whose tasks ask for its names. */
type Subject = {
  readonly namespace: Placed<CloudMapNamespace>;
  readonly vpcId: string;
  readonly uses: readonly [NameUse, ...NameUse[]];
};

type Says = "notAssociated" | "attributes" | "hidden" | "forwarded";

/** SD-003: tasks ask for names of a private namespace in a VPC that cannot resolve them. */
export const namespaceNotResolved = defineRule({
  id: "SD-003",
  slug: "namespace-not-resolved",
  severity: "high",
  level: "regional",
  needs: [
    "cloudMapNamespaces",
    "ecsServices",
    "ecsTaskDefinitions",
    "subnets",
    "vpcs",
    "vpcHostedZones",
    "dhcpOptions",
    "resolverRules",
  ],
  partialIsFine: [
    "cloudMapNamespaces",
    "ecsServices",
    "ecsTaskDefinitions",
    "subnets",
    "vpcs",
    "vpcHostedZones",
    "dhcpOptions",
    "resolverRules",
  ],
  text: {
    title: "Namespace does not resolve where its clients run",
    why: "The names of a private namespace are answered only in the VPCs its hosted zone is associated with, only while both DNS attributes of the VPC are on, and only if no private zone with a longer name, and no Resolver rule for the same name or a longer one, takes the question. Elsewhere every look-up fails.",
    fix: "Associate the namespace's hosted zone with the clients' VPC, or turn on enableDnsSupport and enableDnsHostnames there. Where a Resolver rule comes first, disassociate it from that VPC.",
    limits:
      "Clients are known by the host names in their task definitions; what an image or a file holds is not seen. Nor is what the servers answer that a Resolver rule forwards to, or what Route 53 Profiles bring into a VPC.",
    says: {
      notAssociated: "{clients} cannot resolve {names}: the zone of {namespace} is not associated with {vpc}",
      attributes: "{clients} cannot resolve {names}: {attribute} of {vpc} is off",
      hidden: "{clients} cannot resolve {names}: the private zone {zone} takes the question before {namespace}",
      forwarded:
        "{clients} may not resolve {names}: Resolver rule {rule} takes the question before {namespace} in {vpc}",
    },
    figures: {
      notAssociated: "Named in {where}. Hosted zone {zoneId}; zones associated with {vpc}: {zones}.",
      attributes: "Named in {where}. Hosted zone {zoneId} is associated with {vpc}, and not asked.",
      hidden: "Named in {where}. Hosted zone {zoneId}; zones associated with {vpc}: {zones}.",
      forwarded: "Named in {where}. The rule forwards {domain} to {targets}; hosted zone {zoneId} is not asked.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html",
    "https://docs.aws.amazon.com/cloud-map/latest/dg/working-with-namespaces.html",
  ],
  subjects: ({ scope, topology }) => {
    const placed = topology.placed.find(({ scoped }) => scopeKey(scoped.scope) === scopeKey(scope));
    const own = (placed?.byId.cloudMapNamespaces.list ?? []).filter(({ item }) => item.type === "DNS_PRIVATE");
    return own.flatMap((namespace) => subjectsOf(namespace, topology));
  },
  check: (subject, { topology, scope }) => {
    const { namespace, vpcId } = subject;
    const view = viewOf({ topology, say: sayIn("en") }, { vpcId });
    const lost = lostUses(subject, { view, topology });
    if (lost === undefined) return [];
    if ("unknown" in lost) return lost;
    const { verdict, uses } = lost;
    const untold = whyOffered(uses, topology, scope) ?? whyRuled(verdict, view, topology);
    if (untold !== undefined) return { unknown: untold };
    const { hostedZoneId = "" } = namespace.item;
    const clients = distinct(uses.map(({ service }) => service));
    return [
      {
        ...subjectOf(namespace.urn),
        discriminator: vpcId,
        says: verdict.says,
        confidence: verdict.rule === undefined ? "likely" : "possible",
        values: {
          namespace: namespace.item.name,
          vpc: vpcId,
          zoneId: hostedZoneId,
          clients: listed(clients.map(({ item }) => item.serviceName)),
          names: listed(distinct(uses.map(({ host }) => host))),
          where: listed(uses.map(({ service, where }) => `${service.item.serviceName} ${where}`)),
          zones: listed([...view.zones, ...view.ignored].map(({ name }) => name)) || "—",
          attribute: verdict.attribute ?? "—",
          zone: verdict.zone ?? "—",
          ...ruleValues(verdict.rule),
        },
        affected: [namespace.urn, ...clients.map(({ urn }) => urn)],
        because: [
          ...uses
            .slice(0, 3)
            .map(({ service, where, host }) => fact(service.urn, "ecsTaskDefinitions", `${where} = ${host}`)),
          factOf(verdict, view, vpcId),
        ].filter((one) => one !== undefined),
        ...remedyOf(verdict, { vpcId, hostedZoneId, region: view.vpc?.region ?? scope.region }),
        about: [namespace.urn, ...clients.map(({ urn }) => urn)],
      },
    ];
  },
});

/** Why Service Connect may answer for a name after all: a proxy asks for what any service of its namespace offers. */
function whyOffered(uses: readonly NameUse[], topology: Topology, scope: Scope): string | undefined {
  const connected = uses.filter(({ service }) => connectOf(service) !== undefined);
  if (connected.length === 0) return undefined;
  const isUntold = connected.some(({ host, port, service }) =>
    offersAt(topology, host, port).some((offer) => isMember(topology, service, offer) === undefined),
  );
  return unreadAreas(topology, scope, ["ecsServices", ...(isUntold ? (["cloudMapNamespaces"] as const) : [])])[0]?.text;
}

/** Why a rule may lead to the names where the zone is not associated: it was not read. */
function whyRuled({ says }: Verdict, { vpc }: View, topology: Topology): string | undefined {
  return says === "notAssociated" && vpc !== undefined
    ? unreadAreas(topology, vpc, ["resolverRules"])[0]?.text
    : undefined;
}

type Verdict = {
  readonly says: Says;
  readonly attribute?: string;
  readonly zone?: string;
  readonly rule?: ResolverRule;
};

function subjectsOf(namespace: Placed<CloudMapNamespace>, topology: Topology): readonly Subject[] {
  const name = namespace.item.name.toLowerCase();
  const byVpc = new Map<string, [NameUse, ...NameUse[]]>();
  for (const use of nameUses(topology)) {
    if (!covers(name, use.host) || use.host === name || offerFor(topology, use) !== undefined) continue;
    for (const vpcId of use.vpcIds) {
      const others = byVpc.get(vpcId);
      if (others === undefined) byVpc.set(vpcId, [use]);
      else others.push(use);
    }
  }
  const isSeen = (vpcId: string) => directoryOf(topology).vpcsById.has(vpcId);
  return [...byVpc].flatMap(([vpcId, uses]) => (isSeen(vpcId) ? [{ namespace, vpcId, uses }] : []));
}

type Seen = { readonly view: View; readonly topology: Topology };
type Unknown = { readonly unknown: string };

type Lost = { readonly verdict: Verdict; readonly uses: readonly NameUse[] };

/** The names that do not resolve, for the first reason that is found: a longer zone, or a rule, may take some of them only. */
function lostUses({ namespace, uses }: Subject, seen: Seen): Lost | Unknown | undefined {
  const verdicts = new Map(
    distinct(uses.map(({ host }) => host)).map((host) => [host, verdictOf(namespace, host, seen)]),
  );
  const all = [...verdicts.values()].filter((verdict) => verdict !== undefined);
  const verdict = all.find((one) => !("unknown" in one));
  if (verdict === undefined || "unknown" in verdict) return all.find((one) => "unknown" in one);
  const isSame = (other: Verdict | Unknown | undefined) =>
    other !== undefined &&
    !("unknown" in other) &&
    other.says === verdict.says &&
    other.zone === verdict.zone &&
    other.rule === verdict.rule;
  return { verdict, uses: uses.filter(({ host }) => isSame(verdicts.get(host))) };
}

function verdictOf(namespace: Placed<CloudMapNamespace>, host: string, seen: Seen): Verdict | Unknown | undefined {
  const { view, topology } = seen;
  const reason = view.foreign ?? view.unread;
  if (reason !== undefined) return { unknown: reason.text };
  if (view.off !== undefined) return { says: "attributes", attribute: "enableDnsSupport" };
  const zone = privateZoneFor(view, host)?.name ?? "";
  const ruling = view.vpc && ruleBefore({ topology, say: sayIn("en") }, view.vpc, { name: host, zone });
  if (ruling?.kind === "unread") return { unknown: ruling.unread.text };
  if (ruling !== undefined) return forwardedVerdict(namespace, ruling.rule, seen);
  return zoneVerdict(namespace, view, host);
}

/**
 * A rule takes the names of a namespace whose zone is there to answer. Where the zone is not associated, the rule is how
 * names are meant to be found; and an inbound endpoint of ours answers as its own VPC does.
 */
function forwardedVerdict(
  { item }: Placed<CloudMapNamespace>,
  rule: ResolverRule,
  { view, topology }: Seen,
): Verdict | undefined {
  if (!view.zones.some(({ hostedZoneId }) => hostedZoneId === item.hostedZoneId)) return undefined;
  const inbound = new Set(inboundAddresses(topology));
  const isOurs = rule.targetIps.some(({ ip, ipv6 }) => inbound.has(ip ?? ipv6 ?? ""));
  return isOurs ? undefined : { says: "forwarded", rule };
}

function zoneVerdict({ item }: Placed<CloudMapNamespace>, view: View, host: string): Verdict | undefined {
  const isOwn = ({ hostedZoneId }: { readonly hostedZoneId: string }) => hostedZoneId === item.hostedZoneId;
  if (view.ignored.some(isOwn)) return { says: "attributes", attribute: "enableDnsHostnames" };
  const chosen = privateZoneFor(view, host);
  if (chosen !== undefined && isOwn(chosen)) return undefined;
  if (view.zones.some(isOwn)) return { says: "hidden", zone: chosen?.name ?? "—" };
  // Another zone of the same name answers there: somebody keeps a copy.
  return chosen?.name === item.name.toLowerCase() ? undefined : { says: "notAssociated" };
}

function ruleValues(rule: ResolverRule | undefined) {
  if (rule === undefined) return { rule: "—", domain: "—", targets: "—" };
  return {
    rule: ruleWords(rule),
    domain: domainWords(rule.domainName ?? ""),
    targets: listed(rule.targetIps.map(targetWords)) || "—",
  };
}

function factOf({ says, attribute, rule }: Verdict, view: View, vpcId: string) {
  const vpc: VpcPlace | undefined = view.vpc;
  if (vpc === undefined) return undefined;
  if (says === "attributes") return fact(vpc.urn, "vpcs", `${vpcId}: ${attribute ?? ""} = false`);
  if (rule !== undefined) {
    const { rule: name, domain, targets } = ruleValues(rule);
    return fact(vpc.urn, "resolverRules", `${name}: ${domain} → ${targets}`);
  }
  return fact(vpc.urn, "vpcHostedZones", `${vpcId}: ${listed(view.zones.map(({ name }) => name)) || "—"}`);
}

function remedyOf(
  { says, attribute = "" }: Verdict,
  at: { readonly vpcId: string; readonly hostedZoneId: string; readonly region: string },
): { readonly cli?: string } {
  if (says === "hidden" || says === "forwarded") return {};
  if (says === "attributes") {
    const option = attribute === "enableDnsSupport" ? "enable-dns-support" : "enable-dns-hostnames";
    return { cli: awsCommand(at.region, `ec2 modify-vpc-attribute --${option}`, { "vpc-id": at.vpcId }) };
  }
  return {
    cli: awsCommand("global", "route53 associate-vpc-with-hosted-zone", {
      "hosted-zone-id": at.hostedZoneId,
      vpc: `VPCRegion=${at.region},VPCId=${at.vpcId}`,
    }),
  };
}
