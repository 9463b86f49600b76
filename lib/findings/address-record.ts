import type { Placed, RecordPlace, Topology } from "#lib/graph/topology.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { itemsOf, type Snapshot } from "#lib/model/snapshot.ts";
import { fact } from "./fact.ts";
import type { Because } from "./finding.ts";
import { oncePerScope } from "./once-per.ts";
import { awsCommand, terraformResource } from "./remedy.ts";
import { zonesWithRecords } from "./sorted-records.ts";

/** Commands that turn a record into an alias of a load balancer; nothing when the load balancer's name or zone was not told. */
export function aliasRemedy(
  { item }: RecordPlace,
  { dnsName, canonicalHostedZoneId }: LoadBalancer,
): { readonly cli?: string; readonly terraform?: string } {
  if (dnsName === undefined || canonicalHostedZoneId === undefined) return {};
  const type = item.type === "AAAA" ? "AAAA" : "A";
  const alias = { HostedZoneId: canonicalHostedZoneId, DNSName: dnsName, EvaluateTargetHealth: true };
  return {
    cli: changeRecord(item, "UPSERT", { Name: item.name, Type: type, ...routingOf(item), AliasTarget: alias }),
    terraform: terraformResource("aws_route53_record", item.name, {
      zone_id: item.hostedZoneId,
      name: item.name,
      type,
      alias: { name: dnsName, zone_id: canonicalHostedZoneId, evaluate_target_health: true },
    }),
  };
}

/** The command that deletes a record as it is: Route 53 wants every part of it repeated. */
export function deletion({ item }: RecordPlace): { readonly cli: string } {
  const answer =
    item.aliasTarget === undefined
      ? { TTL: item.ttl ?? 0, ResourceRecords: item.values.map((value) => ({ Value: value })) }
      : {
          AliasTarget: {
            HostedZoneId: item.aliasTarget.hostedZoneId ?? "",
            DNSName: item.aliasTarget.dnsName,
            EvaluateTargetHealth: item.aliasTarget.evaluateTargetHealth ?? false,
          },
        };
  return { cli: changeRecord(item, "DELETE", { Name: item.name, Type: item.type, ...routingOf(item), ...answer }) };
}

function changeRecord({ hostedZoneId }: ResourceRecordSet, action: "UPSERT" | "DELETE", recordSet: object): string {
  return awsCommand("global", "route53 change-resource-record-sets", {
    "hosted-zone-id": hostedZoneId,
    "change-batch": JSON.stringify({ Changes: [{ Action: action, ResourceRecordSet: recordSet }] }),
  });
}

/** What tells a record apart from the others of its name. */
function routingOf({ setIdentifier, weight, region, failover, healthCheckId }: ResourceRecordSet): object {
  const parts = {
    SetIdentifier: setIdentifier,
    Weight: weight,
    Region: region,
    Failover: failover,
    HealthCheckId: healthCheckId,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** The records of a scope that answer with addresses somebody wrote. Those of a zone that Cloud Map keeps follow the tasks by themselves. */
export const writtenAddressRecords = oncePerScope((topology, scope): readonly RecordPlace[] =>
  zonesWithRecords(topology, scope).flatMap(({ zone, records }) =>
    isKept(zone, topology) ? [] : records.filter(isAddressRecord),
  ),
);

// A memo, not state: it follows from the snapshot alone, and goes when it goes.
const managedZones = new WeakMap<Snapshot, ReadonlySet<string | undefined>>();

/** Whether a record is in a zone that Cloud Map keeps. */
export function isManaged({ zone }: RecordPlace, topology: Pick<Topology, "snapshot">): boolean {
  return isKept(zone, topology);
}

/** Whether Cloud Map keeps a zone; either side may tell of the other. */
export function isKept({ item }: Placed<HostedZone>, { snapshot }: Pick<Topology, "snapshot">): boolean {
  const zoneIds =
    managedZones.get(snapshot) ??
    new Set(
      snapshot.scopes.flatMap((scoped) =>
        itemsOf(scoped, "cloudMapNamespaces").map(({ hostedZoneId }) => hostedZoneId),
      ),
    );
  managedZones.set(snapshot, zoneIds);
  return item.linkedServicePrincipal === "servicediscovery.amazonaws.com" || zoneIds.has(item.hostedZoneId);
}

/** Whether a record answers with addresses it was given, not with those of an alias. */
function isAddressRecord({ item }: RecordPlace): boolean {
  return (item.type === "A" || item.type === "AAAA") && item.aliasTarget === undefined;
}

/** What every sentence about a record tells of it. */
export function recordValues({ item, zone }: RecordPlace) {
  return {
    record: item.name,
    type: item.type,
    zone: zone.item.name,
    visibility: zone.item.privateZone ? "private" : "public",
    ttl: item.ttl ?? 0,
  };
}

/** The record as evidence. */
export function recordFact({ urn, item }: RecordPlace, answer: string): Because {
  return fact(urn, "resourceRecordSets", `${item.type} ${item.name} = ${answer}`);
}
