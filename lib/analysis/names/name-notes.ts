import type { OwnedInterface, Topology, VpcPlace } from "#lib/graph/topology.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isPrivateIp, parseIp } from "#lib/net/ip.ts";
import { covers, directoryOf, recordsOf } from "./directory.ts";
import { serviceNameIn } from "./endpoint-names.ts";
import type { NameAnswer, NameFault, NameNote, NameQuestion, Namer } from "./resolution.ts";
import type { View } from "./view.ts";
import { lookUpIn } from "./zone-lookup.ts";

type Noted = { readonly question: NameQuestion; readonly answer: NameAnswer };

/** What is to be known about an answer besides itself: what was taken for granted, and what breaks later. */
export function notesOf(namer: Namer, view: View, { question, answer }: Noted): readonly NameNote[] {
  const isKnown = answer.end.kind !== "unknown";
  const disabled = attributeFault(namer, view, question);
  const notes = [
    ...(view.vpc !== undefined && view.off === undefined && isKnown
      ? [{ code: "RESOLVER_RULES_NOT_READ", text: rulesText(namer, view.vpc) }]
      : []),
    ...(disabled === undefined ? [] : [{ code: disabled.code, text: disabled.text }]),
    ...endpointNote(namer, view, question),
    ...publicNote(namer, view, { question, answer }),
    ...addressNotes(namer, answer),
    ...healthNotes(namer, answer),
  ];
  return [...new Map(notes.map((note) => [`${note.code}|${note.text}`, note])).values()];
}

/**
 * Which names Resolver rules forward is not read. An outbound endpoint of the VPC's account and Region, which only its
 * interfaces tell of, is there to forward some.
 */
function rulesText({ topology, say }: Namer, { account, region, item: { vpcId } }: VpcPlace): string {
  const endpoints = outboundEndpoints(topology).get(`${account}/${region}`);
  if (endpoints === undefined) return say("dnsRulesNotRead", { vpc: vpcId });
  return say("dnsForwards", { vpc: vpcId, endpoints: [...endpoints].join(", ") });
}

// A memo, not state: it follows from the topology alone, and goes when it goes.
const endpointsOf = new WeakMap<Topology, ReadonlyMap<string, ReadonlySet<string>>>();

/** The outbound Resolver endpoints by account and Region: AWS describes their interfaces as `Route 53 Resolver: rslvr-out-…:rni-…`. */
function outboundEndpoints(topology: Topology): ReadonlyMap<string, ReadonlySet<string>> {
  const known = endpointsOf.get(topology);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  for (const { scope, interfaces } of topology.attachments) {
    for (const { description = "" } of interfaces) {
      const id = description.startsWith("Route 53 Resolver: ")
        ? /rslvr-out-[0-9a-z]+/.exec(description)?.[0]
        : undefined;
      if (id !== undefined) found.set(scopeKey(scope), (found.get(scopeKey(scope)) ?? new Set()).add(id));
    }
  }
  endpointsOf.set(topology, found);
  return found;
}

/** A private zone that has the name, and is not asked because an attribute of the VPC is off. */
export function attributeFault(namer: Namer, view: View, { name, type }: NameQuestion): NameFault | undefined {
  const { vpc } = view;
  const hidden = view.ignored.find((zone) => covers(zone.name, name));
  if (vpc === undefined || hidden === undefined) return undefined;
  if (hidden.zone !== undefined && lookUpIn(namer.topology, hidden.zone, { name, type }).kind !== "records")
    return undefined;
  const text = namer.say("dnsHostnamesOff", { vpc: vpc.item.vpcId, zone: hidden.name });
  return { code: "DNS_ATTR_DISABLED", urn: vpc.urn, text };
}

function endpointNote(namer: Namer, { vpc, foreign, off }: View, { name }: NameQuestion): readonly NameNote[] {
  if (vpc === undefined || foreign !== undefined || off !== undefined) return [];
  const service = serviceNameIn(namer, vpc.item.vpcId, name);
  const disabled = service.kind === "public" ? service.disabled : undefined;
  return disabled === undefined ? [] : [{ code: "DNS_ATTR_DISABLED", text: disabled.text }];
}

/** From inside, a public answer leads out through the internet gateway: security group references no longer match. */
function publicNote({ topology, say }: Namer, { vpc }: View, { question, answer }: Noted): readonly NameNote[] {
  const { end } = answer;
  if (vpc === undefined || (end.kind !== "addresses" && end.kind !== "load-balancer")) return [];
  const isOurs = (owned: OwnedInterface | undefined) => owned?.item.vpcId === vpc.item.vpcId;
  const open = end.addresses.filter((address) => {
    const ip = parseIp(address);
    return ip !== undefined && !isPrivateIp(ip) && isOurs(topology.interfacesByPublicAddress.get(address));
  });
  if (open.length === 0) return [];
  const values = { name: question.name, vpc: vpc.item.vpcId, addresses: open.join(", ") };
  return [{ code: "DNS_RESOLVES_PUBLIC_FROM_INSIDE", text: say("dnsPublicFromInside", values) }];
}

/** Addresses written into a record that will not stay, or that nobody has any more. */
function addressNotes({ topology, say }: Namer, { end, steps }: NameAnswer): readonly NameNote[] {
  const record = topology.records.get(steps.at(-1)?.urn ?? "");
  if (end.kind !== "addresses" || record === undefined || record.item.aliasTarget !== undefined) return [];
  return record.aims.flatMap(({ value, urns, kind }): readonly NameNote[] => {
    if (kind === "missing") return [{ code: "DNS_DANGLING_ADDRESS", text: say("dnsDangling", { address: value }) }];
    const node = urns.map((urn) => topology.interfaces.get(urn)?.owner).find((owner) => isPassing(owner));
    if (node === undefined) return [];
    return [{ code: "DNS_STALE_LB_IP", text: say("dnsStale", { address: value, id: node.label ?? node.urn ?? "" }) }];
  });
}

/** Health checks that decide which record of a set is given: whether they pass is not read. */
function healthNotes({ topology, say }: Namer, { steps }: NameAnswer): readonly NameNote[] {
  return steps.flatMap(({ urn }) => {
    const record = topology.records.get(urn)?.item;
    if (record?.setIdentifier === undefined) return [];
    const { hostedZoneId, name, type } = record;
    const members = recordsOf(directoryOf(topology), hostedZoneId).byName.get(name) ?? [];
    return members.flatMap(({ item }): readonly NameNote[] =>
      item.healthCheckId === undefined || item.type !== type
        ? []
        : [{ code: "HEALTH_CHECK_NOT_READ", text: say("dnsHealthCheck", { id: item.healthCheckId, name }) }],
    );
  });
}

/** Nodes of Application and Classic Load Balancers come and go; a Network Load Balancer keeps its addresses. */
function isPassing(owner: OwnedInterface["owner"] | undefined): boolean {
  return owner?.loadBalancerType === "application" || owner?.loadBalancerType === "classic";
}
