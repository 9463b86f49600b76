import type { LoadBalancerPlace, OwnedInterface, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { aliasRemedy, deletion, recordFact, recordValues, writtenAddressRecords } from "../address-record.ts";
import { fact, listed, minuteOf } from "../fact.ts";
import type { Because } from "../finding.ts";
import { lostNodes, type LostNode } from "../lost-nodes.ts";
import { isSameOwner, nodeAddresses, ownerName, type NodeAddress } from "../node-addresses.ts";
import type { Remedy } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Says = "pinned" | "broken" | "left" | "taken" | "deleted";

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
      "A record none of whose addresses is a node's any more is recognised only if an earlier snapshot saw the node: one snapshot alone cannot tell whose the address was. Zones at other DNS providers are not seen.",
    says: {
      pinned:
        "{record} answers with addresses of nodes of load balancer {loadBalancer}, and breaks when a node is replaced",
      broken: "{record} answers with {lost}, which load balancer {loadBalancer} no longer has",
      left: "{record} answers with {lost}, which load balancer {loadBalancer} no longer has",
      taken: "{record} answers with {lost}, which load balancer {loadBalancer} no longer has and {holders} has now",
      deleted: "{record} answers with {lost}, the address of a load balancer that no longer exists: {loadBalancer}",
    },
    figures: {
      pinned:
        "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}): {covered} of the {nodes} node addresses {loadBalancer} has now.",
      broken:
        "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}). Among them {covered} of the {nodes} node addresses {loadBalancer} has now.",
      left: "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}): none of the {nodes} node addresses {loadBalancer} has now. Last seen at its nodes: {seen}.",
      taken:
        "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}): none of the {nodes} node addresses {loadBalancer} has now. Last seen at its nodes: {seen}. Now at: {now}.",
      deleted:
        "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}). Last seen at nodes of {loadBalancer}: {seen}. Now at: {now}. With the same name and another id: {successors}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  ],
  subjects: ({ scope, topology }) => writtenAddressRecords(topology, scope),
  check: (record, { topology, earlier }) => {
    const { lost, unknown } = lostNodes(record, { topology, earlier });
    const gone = new Set(lost.map(({ value }) => value));
    const nodes = nodeAddresses(record, topology).filter(({ value }) => !gone.has(value));
    if (nodes.length > 0) return pinned(record, { nodes, gone }, topology);
    if (lost.length > 0) return leftBehind(record, lost, topology);
    return unknown === undefined ? [] : { unknown };
  },
});

type Held = { readonly nodes: readonly NodeAddress[]; readonly gone: ReadonlySet<string> };

/** Some of the addresses are a node's now. */
function pinned(record: RecordPlace, { nodes: all, gone }: Held, topology: Topology): readonly Saying<Says>[] {
  const [first] = all;
  if (first === undefined) return [];
  const { label } = first.networkInterface.owner;
  const nodes = all.filter(({ networkInterface: { owner } }) => owner.label === label);
  const balancer = topology.loadBalancers.get(first.networkInterface.owner.urn ?? "");
  const held = new Set(nodes.map(({ value }) => value));
  // What somebody else is known to have, or may have, nobody said to be the load balancer's.
  const lost = record.aims.flatMap(({ value, kind }) =>
    gone.has(value) || kind === "missing" || kind === "outside" ? [value] : [],
  );
  const nodeCount = Math.max(balancer?.interfaces.length ?? 0, nodes.length);
  return [
    {
      ...subjectOf(record.urn),
      says: lost.length > 0 ? "broken" : "pinned",
      severity: severityOf(record, balancer?.item.scheme),
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
}

/** None of the addresses is a node's any more: earlier snapshots tell that some were, of the same load balancer. */
function leftBehind(record: RecordPlace, all: readonly LostNode[], topology: Topology): readonly Saying<Says>[] {
  const [first] = all;
  if (first === undefined) return [];
  const lost = all.filter(({ was }) => isSameOwner(was, first.was));
  const { was, now } = first;
  const holders = lost.flatMap(({ value, holder }) => (holder === undefined ? [] : [{ value, ...holder }]));
  const successors = now === undefined ? successorsOf(first, topology) : [];
  const target = now === undefined ? successors[0] : now.balancer;
  return [
    {
      ...subjectOf(record.urn),
      says: now === undefined ? "deleted" : holders.length > 0 ? "taken" : "left",
      severity: severityOf(record, was.scheme),
      confidence: "confirmed",
      values: {
        ...recordValues(record),
        addresses: listed(record.item.values),
        lost: listed(lost.map(({ value }) => value)),
        loadBalancer: ownerName(was),
        nodes: now?.nodes.length ?? 0,
        seen: listed(lost.map(({ value, was: { lastSeenAt } }) => `${value} (${minuteOf(lastSeenAt)})`)),
        holders: listed(holders.map(({ name }) => name)),
        now: listed(holders.map(({ value, name }) => `${value} → ${name}`)) || "—",
        successors: listed(successors.map(({ item }) => item.dnsName ?? item.loadBalancerName)) || "—",
      },
      affected: [record.urn],
      because: [
        recordFact(record, listed(record.item.values)),
        ...lost.map(({ value, was: { label, lastSeenAt } }) =>
          fact(record.urn, "networkInterfaces", `${value}: ELB ${label} (${minuteOf(lastSeenAt)})`),
        ),
        ...holders.map(({ value, urn, name }) => fact(urn, "networkInterfaces", `${value}: ${name}`)),
        ...nodesNow(first),
      ],
      ...remedyOf(record, { isGone: now === undefined, target }),
      about: [record.urn, ...(target === undefined ? [] : [target.urn])],
    },
  ];
}

/** The addresses the load balancer has instead, as evidence. */
function nodesNow({ now }: LostNode): readonly Because[] {
  return (now?.nodes ?? []).slice(0, 5).map(({ urn, item: { association, privateIpAddress, description } }) => {
    const address = association?.publicIp ?? privateIpAddress;
    return fact(urn, "networkInterfaces", [address, description].filter((one) => one !== undefined).join(": "));
  });
}

/** The record becomes an alias of what is there; a record of what is gone goes too. */
function remedyOf(
  record: RecordPlace,
  { isGone, target }: { readonly isGone: boolean; readonly target: LoadBalancerPlace | undefined },
): Remedy {
  if (target !== undefined) return aliasRemedy(record, target.item);
  return isGone ? deletion(record) : {};
}

/** The load balancers that were made anew under the name of one that is gone. */
function successorsOf({ was }: LostNode, { loadBalancers }: Topology): readonly LoadBalancerPlace[] {
  return [...loadBalancers.values()].filter(
    ({ account, region, item }) =>
      account === was.account && region === was.region && item.loadBalancerName === ownerName(was),
  );
}

/** Whether the public internet asks for this name and goes to this load balancer. */
function severityOf({ zone }: RecordPlace, scheme: string | undefined): "critical" | "high" {
  return !zone.item.privateZone && scheme === "internet-facing" ? "critical" : "high";
}

function nameOf(balancer: LoadBalancerPlace | undefined, { owner, item }: OwnedInterface): string {
  return balancer?.item.loadBalancerName ?? owner.label ?? item.networkInterfaceId;
}
