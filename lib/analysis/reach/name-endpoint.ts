import type { Urn } from "#lib/model/urn.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { formatIp, isPrivateIp, parseIp, type Ip } from "#lib/net/ip.ts";
import { ipsOfCidrs, publicIpv4 } from "#lib/net/ip-set.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { anywhere } from "../names/name-ends.ts";
import { servicePrefixList } from "../names/service-prefix-list.ts";
import type { NameAnswer, NameEnd, Resolution } from "../names/resolution.ts";
import { addressEndpoint } from "./address-endpoint.ts";
import type { TraceRefusal } from "./answer.ts";
import { candidateEndpoint } from "./candidate-endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { lookUp } from "./name-lookup.ts";
import type { Naming } from "./naming.ts";
import { interfaceAt } from "./world.ts";

/** A DNS name as an end of a question, and whether a zone, a resource or a service of AWS answers for it. */
export type NamedEndpoint = { readonly endpoint: Endpoint; readonly isKnown: boolean };

/** What a DNS name leads to as who asks sees it; `undefined` when the text cannot be one. */
export function nameEndpoint(naming: Naming, text: string): NamedEndpoint | TraceRefusal | undefined {
  if (!/^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?$/i.test(text) || !/[a-z]/i.test(text)) return undefined;
  const found = lookUp(naming, normaliseDnsName(text));
  if ("status" in found) return found;
  const ends = found.answers.flatMap((answer) => endpointsOf(naming, found, answer));
  const [first, ...more] = ends;
  if (first === undefined) return undefined;
  const isKnown = found.answers.some(({ end, steps }) => steps.length > 0 || isOurs(end));
  if (more.length === 0) return { endpoint: first, isKnown };
  const members = ends.flatMap((end) => end.members);
  return {
    endpoint: { text: first.text, node: first.node, members, spread: "replica", unread: [], answers: ends },
    isKnown,
  };
}

function isOurs(end: NameEnd): boolean {
  if (end.kind === "outside") return end.aws !== undefined;
  return end.kind === "addresses" || end.kind === "load-balancer";
}

/** What the hops and sentences of an answer share. */
type Common = Pick<Endpoint, "text" | "host" | "via" | "assumes" | "ports">;

function endpointsOf(naming: Naming, { question }: Resolution, answer: NameAnswer): readonly Endpoint[] {
  const { end, steps, notes, when } = answer;
  const faults = "faults" in end ? end.faults : [];
  const followed = steps.filter(({ urn }) => !faults.some((fault) => fault.urn === urn));
  const common: Common = {
    text: question.name,
    host: question.name,
    via: followed.map(({ urn, text }) => ({ urn, id: idOf(urn), text })),
    assumes: notes,
    ...("port" in end ? { ports: portsBetween(end.port, end.port) } : {}),
  };
  const record = steps.at(-1)?.urn ?? anywhere(naming.world.topology);
  return placesOf(naming, { end, record, name: question.name }).map(({ place, label }) => ({
    ...place,
    ...common,
    ...(label === undefined ? {} : { answer: when.length === 0 ? label : `${label} (${when.join(", ")})` }),
  }));
}

/** One end for each address, and how it is called among the answers. */
type NamedPlace = { readonly place: Endpoint; readonly label?: string };

function placesOf(
  naming: Naming,
  { end, record, name }: { readonly end: NameEnd; readonly record: Urn; readonly name: string },
): readonly NamedPlace[] {
  switch (end.kind) {
    case "addresses":
      return end.addresses.map((address) => ({ place: addressOf(naming, end, { address, record }), label: address }));
    case "load-balancer":
      return [{ place: balancerOf(naming, end), label: idOf(end.urn) }];
    case "nxdomain":
    case "nodata":
    case "loop":
      return [{ place: { ...nowhere(record), empty: end.faults[0], faults: end.faults.slice(1) } }];
    case "outside":
      return [{ place: outside(naming, end), label: name }];
    case "unknown":
      return [{ place: { ...nowhere(record), unread: end.unread } }];
    case "records":
      return [];
  }
}

function nowhere(node: Urn): Endpoint {
  return { text: "", node, members: [], spread: "replica", unread: [] };
}

type Addresses = Extract<NameEnd, { readonly kind: "addresses" }>;

function addressOf(
  naming: Naming,
  { endpointUrn }: Addresses,
  { address, record }: { readonly address: string; readonly record: Urn },
): Endpoint {
  const { asker, field, world, say } = naming;
  const ip = parseIp(address);
  if (ip === undefined) {
    const text = say("dnsTarget", { name: idOf(record), value: address });
    return { ...nowhere(record), unread: [{ text, call: "route53:ListResourceRecordSets" }] };
  }
  if (endpointUrn !== undefined) return ofEndpoint(naming, endpointUrn, ip);
  if (field === "to" && asker === "internet" && isPrivateIp(ip)) {
    const text = say("dnsPrivateOutside", { address });
    return { ...nowhere(record), empty: { code: "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", urn: record, text } };
  }
  const holder = isPrivateIp(ip)
    ? typeof asker === "string"
      ? undefined
      : interfaceAt(world, asker.vpcId, ip)
    : world.topology.interfacesByPublicAddress.get(formatIp(ip));
  const end = addressEndpoint(naming, formatIp(ip), formatIp(ip));
  return holder === undefined ? end : { ...end, node: holder.owner.urn ?? holder.urn };
}

function ofEndpoint(naming: Naming, urn: Urn, ip: Ip): Endpoint {
  const end = candidateEndpoint(naming, { urn, kind: "vpc-endpoint", name: idOf(urn) }) ?? nowhere(urn);
  return { ...end, members: end.members.filter(({ station }) => station?.ip.value === ip.value) };
}

function balancerOf(naming: Naming, end: Extract<NameEnd, { readonly kind: "load-balancer" }>): Endpoint {
  const { urn, availabilityZone } = end;
  const balancer = naming.world.topology.loadBalancers.get(urn);
  const found = candidateEndpoint(naming, { urn, kind: "load-balancer", name: idOf(urn) }) ?? nowhere(urn);
  const members = found.members.filter(({ zone }) => availabilityZone === undefined || zone === availabilityZone);
  return { ...found, members, ...(balancer?.item.scheme === "internet-facing" ? { isPublic: true } : {}) };
}

/** Beyond our zones: a service of AWS has public addresses for certain; of anybody else's name nothing is known. */
function outside(naming: Naming, { aws, text }: Extract<NameEnd, { readonly kind: "outside" }>): Endpoint {
  const { world } = naming;
  if (aws === undefined) {
    return { ...nowhere(anywhere(world.topology)), unread: [{ text, call: "route53:ListHostedZones" }] };
  }
  const end = addressEndpoint(naming, "internet", "internet");
  const blocks = servicePrefixList(world.topology, aws).flatMap((block) => world.cidr(block) ?? []);
  const ips = blocks.length === 0 ? publicIpv4 : ipsOfCidrs(blocks);
  return { ...end, addresses: { ips, isSingle: false } };
}
