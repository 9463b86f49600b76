import type { LoadBalancerPlace, RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { valuesOf } from "#lib/graph/keyed-list.ts";
import { once } from "#lib/graph/lazily.ts";
import { normaliseDnsName, parseLoadBalancerName, stripDualstack, type LoadBalancerName } from "#lib/net/dns-name.ts";
import { accountsReadIn, earlierTarget } from "../earlier-target.ts";
import { fact, listed } from "../fact.ts";
import type { Confidence, Severity } from "../finding.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { inScope } from "../in-scope.ts";
import { aliasRemedy, deletion, recordFact, recordValues } from "../address-record.ts";
import type { Remedy } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { lowered } from "../severity.ts";
import { sortedRecords } from "../sorted-records.ts";
import { subjectOf } from "../subject.ts";

/** A record that names a load balancer, taken apart. */
type Pointer = {
  readonly record: RecordPlace;
  readonly aim?: RecordAim;
  readonly host: string;
  readonly name: LoadBalancerName;
};

/** What a pointer is looked up in, made once for all. */
type Directory = {
  /** The names load balancers have now. */
  readonly hosts: ReadonlySet<string>;
  readonly balancersByName: ReadonlyMap<string, readonly LoadBalancerPlace[]>;
  /** `<region>/<name>` of Classic Load Balancers, as their interfaces tell. */
  readonly classicNames: () => ReadonlySet<string>;
  /** `<account>/<region>` where an account has load balancers of its own. */
  readonly keepers: () => ReadonlySet<string>;
  /** The records of a name in its zone. */
  readonly recordsByName: () => ReadonlyMap<string, readonly RecordPlace[]>;
};

type Subject = Pointer & { readonly directory: Directory };

type Says = "only" | "oneOfSeveral" | "onlyUnseen" | "oneOfSeveralUnseen";

/** DNS-003: an alias or CNAME to the name of a load balancer that is not there. */
export const loadBalancerIsGone = defineRule({
  id: "DNS-003",
  slug: "load-balancer-is-gone",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "loadBalancers", "networkInterfaces"],
  partialIsFine: ["resourceRecordSets"],
  everywhere: ["loadBalancers", "networkInterfaces"],
  text: {
    title: "Name points at a load balancer that does not exist",
    why: "A load balancer's name is never given out again: clients of this record get no answer, or none when the other records of the name are left out.",
    fix: "Point the record at the load balancer that took its place, or delete it if the name is retired. Where the load balancer may be another account's, look the name up first.",
    limits:
      "A name does not say whose load balancer it is: one that no earlier snapshot saw, while the zone's account has no load balancer in that Region at all, may be of an account outside this survey, and is possible only. One of a Region that was not read is unknown. Classic Load Balancers are known by their network interfaces only.",
    says: {
      only: "{record} leads nowhere: its load balancer {host} no longer exists, and no other record answers for the name",
      oneOfSeveral: "A record of {record} leads to load balancer {host}, which no longer exists",
      onlyUnseen:
        "{record} may lead nowhere: no surveyed account has its load balancer {host}, and no other record answers for the name",
      oneOfSeveralUnseen: "A record of {record} may lead nowhere: no surveyed account has load balancer {host}",
    },
    figures: {
      only: "The {visibility} zone {zone} holds the {type} record {record} to {host}; {region} has no such load balancer. Last seen: {seen}. With the same name and another id: {successors}.",
      oneOfSeveral:
        "The {visibility} zone {zone} holds the {type} record {record} to {host}; {region} has no such load balancer. Last seen: {seen}. With the same name and another id: {successors}.",
      onlyUnseen:
        "The {visibility} zone {zone} holds the {type} record {record} to {host}. In {region} {accounts} was read, and no earlier snapshot saw it there: it is gone, or it is of an account outside this survey. With the same name and another id: {successors}.",
      oneOfSeveralUnseen:
        "The {visibility} zone {zone} holds the {type} record {record} to {host}. In {region} {accounts} was read, and no earlier snapshot saw it there: it is gone, or it is of an account outside this survey. With the same name and another id: {successors}.",
    },
  },
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html"],
  subjects: ({ scope, topology }) => {
    const records = inScope(topology.records, scope);
    const directory = directoryOf(records, topology);
    return sortedRecords(topology, scope)
      .leading.flatMap(pointersOf)
      .map((pointer): Subject => ({ ...pointer, directory }));
  },
  check: (pointer, { topology, earlier }) => {
    const { record, aim, host, name, directory } = pointer;
    if (exists(host, directory)) return [];
    const was = earlierTarget(record, aim?.value ?? host, { topology, earlier });
    if (was !== undefined && "unknown" in was) return was;
    const unknown = was === undefined ? whyUnknown(pointer, topology) : undefined;
    if (unknown !== undefined) return { unknown };
    return [gone(pointer, was?.seen, accountsReadIn(name.region, topology))];
  },
});

function gone(
  { record, host, name, directory }: Subject,
  seen: string | undefined,
  accounts: readonly string[],
): Saying<Says> {
  const isOnly = !hasLivingSibling(record, directory);
  const successors = directory.balancersByName.get(`${name.region}/${name.name}`) ?? [];
  const own = successors.find(({ account }) => account === record.account);
  const hosts = listed(successors.map(({ item }) => item.dnsName ?? item.loadBalancerName));
  const wasSeen = seen !== undefined;
  const isOwn = directory.keepers().has(keeperOf({ account: record.account, region: name.region }));
  return {
    ...subjectOf(record.urn),
    ...verdictOf({ isOnly, wasSeen, isOwn }),
    values: {
      ...recordValues(record),
      host,
      region: name.region,
      accounts: listed(accounts),
      seen: seen ?? "—",
      successors: hosts || "—",
    },
    affected: [record.urn],
    because: [recordFact(record, host), ...(wasSeen ? [fact(record.urn, "loadBalancers", `${host}: ${seen}`)] : [])],
    // Nobody is told to delete a record that may work.
    ...(wasSeen || isOwn ? remedyOf(record, own ?? (wasSeen ? successors[0] : undefined)) : {}),
    about: [record.urn],
  };
}

type Evidence = { readonly isOnly: boolean; readonly wasSeen: boolean; readonly isOwn: boolean };

/**
 * A name does not say whose load balancer it is. One that was seen is gone for certain, and one of an account that keeps some
 * in that Region most likely was its own. An account that keeps none may only answer for names of others, which nobody reads.
 */
function verdictOf({ isOnly, wasSeen, isOwn }: Evidence): {
  readonly says: Says;
  readonly severity: Severity;
  readonly confidence: Confidence;
} {
  const severity = isOnly ? "critical" : "high";
  if (wasSeen || isOwn) {
    return { says: isOnly ? "only" : "oneOfSeveral", severity, confidence: wasSeen ? "confirmed" : "likely" };
  }
  return { says: isOnly ? "onlyUnseen" : "oneOfSeveralUnseen", severity: lowered(severity), confidence: "possible" };
}

function remedyOf(record: RecordPlace, successor: LoadBalancerPlace | undefined): Remedy {
  return successor === undefined ? deletion(record) : aliasRemedy(record, successor.item);
}

/** Why a load balancer that is not listed may still be there. */
function whyUnknown({ aim, host, name, directory }: Subject, topology: Topology): string | undefined {
  const inRegion = topology.snapshot.scopes.some(({ scope }) => scope.region === name.region);
  if (!inRegion) return `${host} would be in ${name.region}, which this survey did not read.`;
  const isClassic =
    name.form === "application-or-classic" && directory.classicNames().has(`${name.region}/${name.name}`);
  if (isClassic) return `${host} may be a Classic Load Balancer, which is not listed.`;
  return aim?.kind === "unread" ? `It was not read what ${host} leads to.` : undefined;
}

function pointersOf(record: RecordPlace): readonly Pointer[] {
  const { aliasTarget, type, values } = record.item;
  const text = aliasTarget?.dnsName ?? (type === "CNAME" ? values[0] : undefined);
  // An alias to a record of its own zone is a record's name, whatever it looks like.
  if (text === undefined || aliasTarget?.hostedZoneId === record.item.hostedZoneId) return [];
  const host = hostOf(text);
  const name = parseLoadBalancerName(host);
  if (name === undefined) return [];
  const aim = record.aims.find(({ value }) => hostOf(value) === host);
  return [aim === undefined ? { record, host, name } : { record, aim, host, name }];
}

function hostOf(text: string): string {
  return stripDualstack(normaliseDnsName(text));
}

/** Zonal names of a Network Load Balancer, one label longer, are its own too. */
function exists(host: string, { hosts }: Directory): boolean {
  return hosts.has(host) || hosts.has(host.slice(host.indexOf(".") + 1));
}

function directoryOf(records: readonly RecordPlace[], topology: Topology): Directory {
  const balancers = [...topology.loadBalancers.values()];
  const classic = () => valuesOf(topology.interfaces).filter(({ owner }) => owner.loadBalancerType === "classic");
  return {
    hosts: new Set(balancers.flatMap(({ item }) => (item.dnsName === undefined ? [] : [hostOf(item.dnsName)]))),
    balancersByName: groupBy(balancers, ({ region, item }) => `${region}/${item.loadBalancerName.toLowerCase()}`),
    classicNames: once(
      () =>
        new Set(
          classic().map(
            ({ region, item }) => `${region}/${item.description?.replace(/^ELB /, "").toLowerCase() ?? ""}`,
          ),
        ),
    ),
    keepers: once(() => new Set(balancers.map(keeperOf))),
    // Only a name that leads nowhere has its siblings looked for.
    recordsByName: once(() => groupBy(records, ({ item }) => `${item.hostedZoneId}/${item.name}`)),
  };
}

function keeperOf({ account, region }: Pick<LoadBalancerPlace, "account" | "region">): string {
  return `${account}/${region}`;
}

/** Whether another record of the same zone and name still leads somewhere. */
function hasLivingSibling({ urn, item }: RecordPlace, directory: Directory): boolean {
  const siblings = directory.recordsByName().get(`${item.hostedZoneId}/${item.name}`) ?? [];
  return siblings
    .filter((other) => other.urn !== urn && ["A", "AAAA", "CNAME"].includes(other.item.type))
    .some((other) => pointersOf(other).every(({ host }) => exists(host, directory)));
}
