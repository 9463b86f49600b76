import type { LoadBalancerPlace, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { aliasRemedy, recordFact, recordValues, writtenAddressRecords } from "../address-record.ts";
import { distinct, fact, listed } from "../fact.ts";
import type { Severity } from "../finding.ts";
import { heldBy, publicSideOf, type Held } from "../record-targets.ts";
import type { ScopeOf } from "../once-per.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Says = "fixed" | "lent" | "partial";

/** DNS-006: an A or AAAA record that holds addresses of a Network Load Balancer. */
export const addressOfANetworkLoadBalancer = defineRule({
  id: "DNS-006",
  slug: "address-of-a-network-load-balancer",
  severity: "low",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "networkInterfaces", "loadBalancers", "vpcs", "vpcHostedZones"],
  partialIsFine: ["resourceRecordSets", "networkInterfaces", "loadBalancers", "vpcs", "vpcHostedZones"],
  text: {
    title: "Address record is pinned to a Network Load Balancer",
    why: "The addresses stay as long as the load balancer does. But its own name leaves out a zone in which no target is healthy; a record of addresses goes on sending clients there. And addresses that AWS assigned are lost when the load balancer is created again.",
    fix: "Make the record an alias with Evaluate Target Health. If fixed addresses are part of a contract, give every zone an Elastic IP and list them all.",
    limits: "In which zones targets are healthy right now is not weighed here.",
    says: {
      fixed:
        "{record} lists the fixed addresses of {loadBalancer}, and goes on naming a zone that has no healthy target",
      lent: "{record} lists addresses of {loadBalancer} that AWS assigned: they are lost when it is created again",
      partial: "{record} covers {covered} of the {zones|zone|zones} of {loadBalancer}: it fails with them",
    },
    figures: {
      fixed:
        "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}): {covered} of {zones|zone|zones}.",
      lent: "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}): {covered} of {zones|zone|zones}, {fixed} of them of your own choice.",
      partial:
        "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}): {covered} of {zones|zone|zones}.",
    },
  },
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html"],
  subjects: ({ scope, topology }) => writtenAddressRecords(topology, scope),
  check: (record, { topology, scope }) => {
    const held = heldBy(record, topology).filter(({ owned }) => owned.owner.loadBalancerType === "network");
    const [first] = held;
    const balancer = topology.loadBalancers.get(first?.owned.owner.urn ?? "");
    if (first === undefined || balancer === undefined) return [];
    const fixed = held.filter((one) => isChosen(one, balancer)).length;
    const all = setOf(record, topology, scope).flatMap((one) => heldBy(one, topology));
    const own = all.filter(({ owned }) => owned.owner.urn === balancer.urn);
    const covered = distinct(own.map(({ owned }) => owned.item.availabilityZone ?? owned.item.subnetId)).length;
    const zones = balancer.item.availabilityZones.length;
    return [
      {
        ...subjectOf(record.urn),
        ...verdictOf({ covered, zones, isFixed: fixed === held.length }),
        confidence: "likely",
        values: {
          ...recordValues(record),
          addresses: listed(record.item.values),
          loadBalancer: balancer.item.loadBalancerName,
          covered,
          zones,
          fixed,
        },
        affected: [record.urn],
        because: [
          recordFact(record, listed(record.item.values)),
          ...held.map(({ value, owned }) =>
            fact(owned.urn, "networkInterfaces", `${value}: ${owned.item.description ?? ""}`),
          ),
        ],
        ...remedyOf(record, balancer, topology),
        about: [record.urn, balancer.urn],
      },
    ];
  },
});

/** The record, and in a routing set the others: a set may have a record for each zone, and leave out those that fail. */
function setOf(record: RecordPlace, topology: Topology, scope: ScopeOf): readonly RecordPlace[] {
  const { setIdentifier, hostedZoneId, name, type } = record.item;
  if (setIdentifier === undefined) return [record];
  return writtenAddressRecords(topology, scope).filter(
    ({ item }) => item.name === name && item.type === type && item.hostedZoneId === hostedZoneId,
  );
}

function verdictOf(of: { readonly covered: number; readonly zones: number; readonly isFixed: boolean }): {
  readonly says: Says;
  readonly severity: Severity;
} {
  if (of.covered < of.zones) return { says: "partial", severity: "medium" };
  return of.isFixed ? { says: "fixed", severity: "info" } : { says: "lent", severity: "low" };
}

/** An Elastic IP of ours, or a private address that was chosen when the load balancer was made. */
function isChosen(held: Held, { item }: LoadBalancerPlace): boolean {
  const open = publicSideOf(held);
  if (open !== undefined) return open.allocationId !== undefined;
  return item.availabilityZones.some(({ loadBalancerAddresses }) =>
    loadBalancerAddresses.some(
      ({ privateIpv4Address, ipv6Address }) => held.value === (privateIpv4Address ?? ipv6Address),
    ),
  );
}

/** Only a record that holds nothing else can become an alias. */
function remedyOf(record: RecordPlace, balancer: LoadBalancerPlace, { interfaces }: Topology) {
  const isWhole = record.aims.every(({ urns }) => urns.some((urn) => interfaces.get(urn)?.owner.urn === balancer.urn));
  return isWhole ? aliasRemedy(record, balancer.item) : {};
}
