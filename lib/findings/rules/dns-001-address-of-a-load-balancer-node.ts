import type { LoadBalancerPlace, OwnedInterface, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { aliasRemedy, recordFact, recordValues, writtenAddressRecords } from "../address-record.ts";
import { fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** DNS-001: an A or AAAA record that holds the address of a node of an Application or Classic Load Balancer. */
export const addressOfALoadBalancerNode = defineRule({
  id: "DNS-001",
  slug: "address-of-a-load-balancer-node",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "vpcs", "vpcHostedZones", "networkInterfaces", "loadBalancers"],
  partialIsFine: ["resourceRecordSets", "vpcs", "vpcHostedZones", "networkInterfaces", "loadBalancers"],
  text: {
    title: "Address record is pinned to a load balancer node",
    why: "The addresses of an Application or Classic Load Balancer change whenever it scales or replaces a node. Every client that holds this answer then talks to nothing, or to a stranger who was given the address.",
    fix: "Make the record an alias of the load balancer's name. With another DNS provider use a CNAME, which is not possible at the zone apex. If the address itself must be fixed, put a Network Load Balancer with Elastic IP addresses, or Global Accelerator, in front.",
    limits:
      "Only addresses that a node holds now are recognised; a record that was left behind by an earlier node is not. Zones at other DNS providers are not seen.",
    says: {
      pinned:
        "{record} answers with addresses of nodes of load balancer {loadBalancer}, and breaks when a node is replaced",
      broken: "{record} answers with {lost}, which load balancer {loadBalancer} no longer has",
    },
    figures: {
      pinned:
        "The {visibility} zone {zone} holds {type} {record} with {addresses} (TTL {ttl}): {covered} of the {nodes} node addresses {loadBalancer} has now.",
      broken:
        "The {visibility} zone {zone} holds {type} {record} with {addresses} (TTL {ttl}). Among them {covered} of the {nodes} node addresses {loadBalancer} has now.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  ],
  subjects: ({ scope, topology }) => writtenAddressRecords(topology, scope),
  check: (record, { topology }) => {
    const nodes = nodesOf(record, topology);
    const [first] = nodes;
    if (first === undefined) return [];
    const balancer = topology.loadBalancers.get(first.networkInterface.owner.urn ?? "");
    const held = new Set(nodes.map(({ value }) => value));
    const lost = record.item.values.filter((value) => !held.has(value));
    const nodeCount = Math.max(balancer?.interfaces.length ?? 0, nodes.length);
    return [
      {
        ...subjectOf(record.urn),
        says: lost.length > 0 ? "broken" : "pinned",
        severity: isExposed(record, balancer) ? "critical" : "high",
        // The interfaces tell what the load balancer's own name answers now: an answer that differs is a live symptom.
        confidence: lost.length > 0 || held.size < nodeCount ? "confirmed" : "likely",
        values: {
          ...recordValues(record),
          addresses: listed(record.item.values),
          lost: listed(lost),
          loadBalancer: nameOf(balancer, first.networkInterface),
          covered: held.size,
          nodes: nodeCount,
        },
        affected: [record.urn],
        because: [
          recordFact(record, listed(record.item.values)),
          ...nodes.map(({ value, networkInterface: { urn, item } }) =>
            fact(urn, "networkInterfaces", `${value}: ${item.description ?? item.networkInterfaceId}`),
          ),
        ],
        ...(balancer === undefined ? {} : aliasRemedy(record, balancer.item)),
        about: [record.urn, ...(balancer === undefined ? [] : [balancer.urn])],
      },
    ];
  },
});

/** Whether the public internet asks for this name and goes to this load balancer. */
function isExposed({ zone }: RecordPlace, balancer: LoadBalancerPlace | undefined): boolean {
  return !zone.item.privateZone && balancer?.item.scheme === "internet-facing";
}

function nameOf(balancer: LoadBalancerPlace | undefined, { owner, item }: OwnedInterface): string {
  return balancer?.item.loadBalancerName ?? owner.label ?? item.networkInterfaceId;
}

/** The values of a record that are addresses of nodes which come and go. A Network Load Balancer keeps its own. */
function nodesOf(
  record: RecordPlace,
  topology: Topology,
): readonly { readonly value: string; readonly networkInterface: OwnedInterface }[] {
  return record.aims.flatMap(({ value, urns }) =>
    urns.flatMap((urn) => {
      const networkInterface = topology.interfaces.get(urn);
      const type = networkInterface?.owner.loadBalancerType;
      const isNode = networkInterface !== undefined && (type === "application" || type === "classic");
      return isNode ? [{ value, networkInterface }] : [];
    }),
  );
}
