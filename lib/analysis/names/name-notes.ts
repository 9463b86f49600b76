import type { OwnedInterface } from "#lib/graph/topology.ts";
import { isPrivateIp, parseIp } from "#lib/net/ip.ts";
import { covers, directoryOf, recordsOf } from "./directory.ts";
import { serviceNameIn } from "./endpoint-names.ts";
import type { NameAnswer, NameFault, NameNote, NameQuestion, Namer } from "./resolution.ts";
import { ruleNotes } from "./resolver-rules.ts";
import type { View } from "./view.ts";
import { lookUpIn } from "./zone-lookup.ts";

type Noted = { readonly question: NameQuestion; readonly answer: NameAnswer };

/** What is to be known about an answer besides itself: what was taken for granted, and what breaks later. */
export function notesOf(namer: Namer, view: View, { question, answer }: Noted): readonly NameNote[] {
  const isKnown = answer.end.kind !== "unknown";
  const disabled = attributeFault(namer, view, question);
  const notes = [
    ...(view.vpc !== undefined && view.off === undefined && isKnown ? ruleNotes(namer, view.vpc, question.name) : []),
    ...(disabled === undefined ? [] : [{ code: disabled.code, text: disabled.text }]),
    ...endpointNote(namer, view, question),
    ...publicNote(namer, view, { question, answer }),
    ...addressNotes(namer, answer),
    ...healthNotes(namer, answer),
  ];
  return [...new Map(notes.map((note) => [`${note.code}|${note.text}`, note])).values()];
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
