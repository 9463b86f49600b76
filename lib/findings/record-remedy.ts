import type { RecordPlace } from "#lib/graph/topology.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import { awsCommand, terraformResource } from "./remedy.ts";

/** Commands that turn a record into an alias of a load balancer; nothing when the load balancer's name or zone was not told. */
export function aliasRemedy(
  record: RecordPlace,
  balancer: LoadBalancer,
): { readonly cli?: string; readonly terraform?: string } {
  const { dnsName, canonicalHostedZoneId } = balancer;
  const { item } = record;
  if (dnsName === undefined || canonicalHostedZoneId === undefined) return {};
  const recordSet = {
    Name: item.name,
    Type: item.type === "AAAA" ? "AAAA" : "A",
    ...(item.setIdentifier === undefined ? {} : { SetIdentifier: item.setIdentifier }),
    ...(item.weight === undefined ? {} : { Weight: item.weight }),
    ...(item.region === undefined ? {} : { Region: item.region }),
    ...(item.failover === undefined ? {} : { Failover: item.failover }),
    AliasTarget: { HostedZoneId: canonicalHostedZoneId, DNSName: dnsName, EvaluateTargetHealth: true },
  };
  return {
    cli: awsCommand("global", "route53 change-resource-record-sets", {
      "hosted-zone-id": item.hostedZoneId,
      "change-batch": JSON.stringify({ Changes: [{ Action: "UPSERT", ResourceRecordSet: recordSet }] }),
    }),
    terraform: terraformResource("aws_route53_record", item.name, {
      zone_id: item.hostedZoneId,
      name: item.name,
      type: recordSet.Type,
      alias: { name: dnsName, zone_id: canonicalHostedZoneId, evaluate_target_health: true },
    }),
  };
}

/** Whether Cloud Map keeps the zone: its records follow the tasks by themselves. */
export function isCloudMapZone(record: RecordPlace): boolean {
  return record.zone.item.linkedServicePrincipal === "servicediscovery.amazonaws.com";
}

/** Whether a record answers with addresses it was given, not with those of an alias. */
export function isAddressRecord({ item }: RecordPlace): boolean {
  return (item.type === "A" || item.type === "AAAA") && item.aliasTarget === undefined;
}
