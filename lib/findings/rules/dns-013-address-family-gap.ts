import type { LoadBalancerPlace, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { deletion, recordFact, recordValues } from "../address-record.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { sortedRecords } from "../sorted-records.ts";
import { subjectOf } from "../subject.ts";

type Subject = {
  readonly record: RecordPlace;
  readonly balancer: LoadBalancerPlace;
  readonly types: ReadonlySet<string>;
};

/** DNS-013: an alias in one address family only, or in one its load balancer does not have. */
export const addressFamilyGap = defineRule({
  id: "DNS-013",
  slug: "address-family-gap",
  severity: "low",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "loadBalancers"],
  partialIsFine: ["loadBalancers"],
  text: {
    title: "Alias and load balancer differ in address family",
    why: "A dual-stack load balancer behind an A alias alone is never met over IPv6. An AAAA alias of a load balancer that has IPv4 only answers with nothing.",
    fix: "Add the AAAA alias, or take it away.",
    limits: "That a name is meant for IPv4 only cannot be seen.",
    says: {
      missing: "{record} has no AAAA alias, though {loadBalancer} is met over IPv6 too",
      empty: "AAAA {record} answers with nothing: {loadBalancer} has IPv4 addresses only",
    },
    figures: {
      missing: "Types of {record} in zone {zone}: {types}. ipAddressType {family}.",
      empty: "Types of {record} in zone {zone}: {types}. ipAddressType {family}.",
    },
  },
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html"],
  subjects: ({ scope, topology }) => {
    const aliases = sortedRecords(topology, scope).leading.flatMap((record) => {
      const balancer = balancerOf(record, topology);
      return balancer === undefined ? [] : [{ record, balancer }];
    });
    if (aliases.length === 0) return [];
    const names = new Set(aliases.map(({ record }) => record.item.name));
    const byName = groupBy(
      inScope(topology.records, scope).filter(({ item }) => names.has(item.name)),
      ({ item }) => `${item.hostedZoneId}/${item.name}`,
    );
    return aliases.map(({ record, balancer }): Subject => {
      const { hostedZoneId, name, setIdentifier } = record.item;
      // Of a routing set each member may have its own load balancer, and another identifier for each family.
      const own = (byName.get(`${hostedZoneId}/${name}`) ?? []).filter(
        (other) => other.item.setIdentifier === setIdentifier || balancerOf(other, topology) === balancer,
      );
      return { record, balancer, types: new Set(own.map(({ item }) => item.type)) };
    });
  },
  check: ({ record, balancer, types }) => {
    const { type } = record.item;
    const family = balancer.item.ipAddressType;
    if (family === undefined)
      return { unknown: `The address family of ${balancer.item.loadBalancerName} was not told.` };
    const isMissing = type === "A" && family === "dualstack" && !types.has("AAAA");
    const isEmpty = type === "AAAA" && family === "ipv4";
    if (!isMissing && !isEmpty) return [];
    return [
      {
        ...subjectOf(record.urn),
        says: isMissing ? "missing" : "empty",
        confidence: "likely",
        values: {
          ...recordValues(record),
          loadBalancer: balancer.item.loadBalancerName,
          types: [...types].toSorted().join(", "),
          family,
        },
        affected: [record.urn],
        because: [
          recordFact(record, record.item.aliasTarget?.dnsName ?? ""),
          fact(balancer.urn, "loadBalancers", `IpAddressType = ${family}`),
        ],
        ...(isEmpty ? deletion(record) : {}),
        about: [record.urn, balancer.urn],
      },
    ];
  },
});

function balancerOf({ item, aims }: RecordPlace, { loadBalancers }: Topology): LoadBalancerPlace | undefined {
  if (item.aliasTarget === undefined || (item.type !== "A" && item.type !== "AAAA")) return undefined;
  return aims.flatMap(({ urns }) => urns.flatMap((urn) => loadBalancers.get(urn) ?? []))[0];
}
