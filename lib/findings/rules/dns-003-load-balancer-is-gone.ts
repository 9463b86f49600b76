import type { LoadBalancerPlace, RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { valuesOf } from "#lib/graph/keyed-list.ts";
import { once } from "#lib/graph/lazily.ts";
import { normaliseDnsName, parseLoadBalancerName, stripDualstack, type LoadBalancerName } from "#lib/net/dns-name.ts";
import { listed } from "../fact.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { inScope } from "../in-scope.ts";
import { aliasRemedy, deletion, recordFact, recordValues } from "../address-record.ts";
import { defineRule } from "../rule.ts";
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
  /** The records of a name in its zone. */
  readonly recordsByName: () => ReadonlyMap<string, readonly RecordPlace[]>;
};

type Subject = Pointer & { readonly directory: Directory };

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
    fix: "Point the record at the load balancer that took its place, or delete it if the name is retired.",
    limits:
      "A load balancer of an account outside this survey is not told from one that is gone; one of a Region that was not read is unknown. Classic Load Balancers are known by their network interfaces only.",
    says: {
      only: "{record} leads nowhere: its load balancer {host} no longer exists, and no other record answers for the name",
      oneOfSeveral: "A record of {record} leads to load balancer {host}, which no longer exists",
    },
    figures: {
      only: "The {visibility} zone {zone} holds {type} {record} to {host}; {region} has no such load balancer. With the same name and another id: {successors}.",
      oneOfSeveral:
        "The {visibility} zone {zone} holds {type} {record} to {host}; {region} has no such load balancer. With the same name and another id: {successors}.",
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
  check: (pointer, { topology }) => {
    const { record, host, name, directory } = pointer;
    if (exists(host, directory)) return [];
    const unknown = whyUnknown(pointer, topology);
    if (unknown !== undefined) return { unknown };
    const isOnly = !hasLivingSibling(record, directory);
    const successors = directory.balancersByName.get(`${name.region}/${name.name}`) ?? [];
    const [successor] = successors;
    const hosts = listed(successors.map(({ item }) => item.dnsName ?? item.loadBalancerName));
    return [
      {
        ...subjectOf(record.urn),
        says: isOnly ? "only" : "oneOfSeveral",
        severity: isOnly ? "critical" : "high",
        confidence: "likely",
        values: { ...recordValues(record), host, region: name.region, successors: hosts || "—" },
        affected: [record.urn],
        because: [recordFact(record, host)],
        ...(successor === undefined ? deletion(record) : aliasRemedy(record, successor.item)),
        about: [record.urn],
      },
    ];
  },
});

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
    // Only a name that leads nowhere has its siblings looked for.
    recordsByName: once(() => groupBy(records, ({ item }) => `${item.hostedZoneId}/${item.name}`)),
  };
}

/** Whether another record of the same zone and name still leads somewhere. */
function hasLivingSibling({ urn, item }: RecordPlace, directory: Directory): boolean {
  const siblings = directory.recordsByName().get(`${item.hostedZoneId}/${item.name}`) ?? [];
  return siblings
    .filter((other) => other.urn !== urn && ["A", "AAAA", "CNAME"].includes(other.item.type))
    .some((other) => pointersOf(other).every(({ host }) => exists(host, directory)));
}
