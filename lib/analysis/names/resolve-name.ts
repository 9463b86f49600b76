import type { Placed, RecordPlace, Unread, VpcPlace } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { awsNameEnd, awsServiceOf } from "./aws-names.ts";
import { registeredAnswers, whyNotInDns } from "./cloud-map.ts";
import { directoryOf } from "./directory.ts";
import { endpointEnd } from "./endpoint-end.ts";
import { serviceNameIn, type ServiceName } from "./endpoint-names.ts";
import { anywhere, failed, isFault, outsideEnd, withFault } from "./name-ends.ts";
import { attributeFault, notesOf } from "./name-notes.ts";
import { rulingFor } from "./resolver-rules.ts";
import {
  stepOf,
  type NameAnswer,
  type NameEnd,
  type NameFault,
  type NameQuestion,
  type NameStep,
  type Namer,
  type Resolution,
} from "./resolution.ts";
import { choicesOf } from "./routing-policy.ts";
import { viewOf, type SeenZone, type View } from "./view.ts";
import { privateZoneFor, publicZonesFor } from "./zone-choice.ts";
import { lookUpIn, type Found } from "./zone-lookup.ts";

/** How many records are followed: resolvers give up on longer chains, and so do we. */
const LONGEST_CHAIN = 8;
/** How many answers are told of one name. */
const MOST_ANSWERS = 64;

/** Names nobody's private zone is taken to hide when the zones of a VPC were not read. */
const awsOnly =
  /(^|\.)(amazonaws\.(com(\.cn)?|eu)|api\.(aws|amazonwebservices\.(com\.cn|eu))|compute\.internal|ec2\.internal)$/;

/** A question under way. */
type Chase = { readonly namer: Namer; readonly view: View; readonly type: string };

/** What was passed on the way to a name. */
type Way = Pick<NameAnswer, "steps" | "when" | "isStandby"> & {
  readonly names: readonly string[];
  readonly record?: RecordPlace;
};

const start: Way = { steps: [], when: [], isStandby: false, names: [] };

/**
 * Looks a name up as who asks would: the private zone of its VPC with the longest name, be the record there or not; else
 * the private names of its VPC endpoints and AWS's own names; else the public zones. Aliases and CNAMEs are followed.
 * Source: Route 53 Developer Guide, "Considerations when working with a private hosted zone".
 */
export function resolveName(namer: Namer, asked: NameQuestion): Resolution {
  const question = { ...asked, name: normaliseDnsName(asked.name) };
  const view = viewOf(namer, question.asker);
  const disabled = attributeFault(namer, view, question);
  const answers = chase({ namer, view, type: question.type }, question.name, start).slice(0, MOST_ANSWERS);
  return {
    question,
    answers: answers.map((answer) => ({
      ...answer,
      end: disabled === undefined ? answer.end : withFault(answer.end, disabled),
      notes: notesOf(namer, view, { question, answer }),
    })),
  };
}

function chase(on: Chase, name: string, way: Way): readonly NameAnswer[] {
  const early = loopAt(on, name, way) ?? unanswered(on.view);
  if (early !== undefined) return [ended(way, early)];
  const { namer, view, type } = on;
  const next = { ...way, names: [...way.names, name] };
  const inside = inVpc(on, name, next);
  if (inside !== undefined) return inside;
  const own = awsNameEnd(namer, { name, type, vpc: view.vpc, record: way.record });
  return own === undefined ? inPublicZones(on, name, next) : [ended(next, own)];
}

/** Whether an asker's resolver answers at all, as far as we can see. */
function unanswered({ foreign, off }: View): NameEnd | undefined {
  if (foreign !== undefined) return { kind: "unknown", unread: [foreign] };
  return off === undefined ? undefined : { kind: "nxdomain", faults: [off] };
}

/**
 * What only a VPC's resolver does: it forwards, or answers from its private zones and the private names of its endpoints;
 * the longest name decides, and of equal ones the rule.
 */
function inVpc(on: Chase, name: string, way: Way): readonly NameAnswer[] | undefined {
  const { namer, view, type } = on;
  if (view.vpc === undefined) return undefined;
  const hidden = privateZoneFor(view, name);
  const service = serviceNameIn(namer, view.vpc.item.vpcId, name);
  const lengths = { zone: hidden?.name.length ?? 0, service: lengthOf(service) };
  const forwarded = forwardedEnd(on, view.vpc, { name, own: Math.max(lengths.zone, lengths.service) });
  if (forwarded !== undefined) return [ended(way, forwarded)];
  if (service.kind === "endpoint" && lengths.service >= lengths.zone) {
    return [ended(way, endpointEnd(namer, { name, type, service }))];
  }
  if (hidden !== undefined) return inPrivateZone(on, { name, zone: hidden }, way);
  const unread = unsure(on, name, service);
  return unread === undefined ? undefined : [ended(way, { kind: "unknown", unread: [unread] })];
}

function lengthOf(service: ServiceName): number {
  return service.kind === "endpoint" ? service.zoneName.replace("*.", "").length : 0;
}

/** What is answered elsewhere, or may be: `own` is the length of the longest private name that covers the name. */
function forwardedEnd(
  { namer, view }: Chase,
  vpc: VpcPlace,
  { name, own }: { readonly name: string; readonly own: number },
): NameEnd | undefined {
  const ruling = rulingFor(namer, vpc, name);
  if (ruling.kind === "unread") return awsOnly.test(name) ? undefined : { kind: "unknown", unread: [ruling.unread] };
  if (ruling.kind === "own" || ruling.domain.length < own) return undefined;
  // A private zone that was not seen may have a longer name.
  return { kind: "unknown", unread: [ruling.unread, ...(view.unread === undefined ? [] : [view.unread])] };
}

/** Whether a zone that was not seen hides the name, or an endpoint answers for the name of an AWS service, is not known. */
function unsure({ namer, view, type }: Chase, name: string, service: ServiceName): Unread | undefined {
  if (view.unread !== undefined && !awsOnly.test(name)) return view.unread;
  const isAsked = awsServiceOf(name) !== undefined && awsNameEnd(namer, { name, type }) === undefined;
  return isAsked && service.kind === "unknown" ? service.unread : undefined;
}

function inPrivateZone(
  on: Chase,
  at: { readonly name: string; readonly zone: SeenZone },
  way: Way,
): readonly NameAnswer[] {
  const { namer, type } = on;
  const { name, zone } = at;
  const { hostedZoneId, zone: placed, owner = "" } = zone;
  const found = placed === undefined ? undefined : lookUpIn(namer.topology, placed, { name, type });
  if (found === undefined || found.kind !== "records") {
    const isRead = found !== undefined && found.kind !== "unread";
    const registered = registeredAnswers(namer, { name, type, hostedZoneId, isRead });
    if (registered.length > 0)
      return registered.map((answer) => ({ ...answer, steps: [...way.steps, ...answer.steps] }));
  }
  if (placed !== undefined && found !== undefined) return ofFound(on, { name, zone: placed, found }, way);
  const text = namer.say("dnsForeignZone", { zone: zone.name, id: hostedZoneId, owner });
  return [ended(way, { kind: "unknown", unread: [{ text, call: "route53:ListResourceRecordSets" }] })];
}

function inPublicZones(on: Chase, name: string, way: Way): readonly NameAnswer[] {
  const { namer, type } = on;
  const chosen = publicZonesFor(namer.topology, { name, type });
  if (chosen.kind === "none") return [ended(way, outsideEnd(namer, name))];
  if (chosen.kind === "delegated") return [delegated(on, chosen.record, way)];
  const answers = chosen.zones.map((zone) =>
    ofFound(on, { name, zone, found: lookUpIn(namer.topology, zone, { name, type }) }, way),
  );
  const [first = []] = answers;
  const ends = new Set(answers.map((some) => JSON.stringify(some.map(({ end }) => (isFault(end) ? end.kind : end)))));
  if (ends.size <= 1) return first;
  const text = namer.say("dnsTwoZones", { zone: chosen.zones[0].item.name, count: String(chosen.zones.length) });
  return [ended(way, { kind: "unknown", unread: [{ text, call: "route53:GetHostedZone" }] })];
}

/** What one zone says, followed to its end. */
function ofFound(
  on: Chase,
  { name, zone, found }: { readonly name: string; readonly zone: Placed<HostedZone>; readonly found: Found },
  way: Way,
): readonly NameAnswer[] {
  switch (found.kind) {
    case "records":
      return choicesOf(on.namer, found.records).flatMap(({ record, when, isStandby }) => {
        const next = {
          ...way,
          when: when === undefined ? way.when : [...way.when, when],
          isStandby: way.isStandby || isStandby,
        };
        return record === undefined ? [noAnswer(on, { name, zone, kind: "nodata" }, next)] : follow(on, record, next);
      });
    case "delegated":
      return [delegated(on, found.record, way)];
    case "unread":
      return [ended(way, { kind: "unknown", unread: [found.unread] })];
    case "nodata":
    case "nxdomain":
      return [noAnswer(on, { name, zone, kind: found.kind }, way)];
  }
}

function follow(on: Chase, record: RecordPlace, way: Way): readonly NameAnswer[] {
  const { item } = record;
  const { say } = on.namer;
  const target = item.aliasTarget === undefined ? undefined : normaliseDnsName(item.aliasTarget.dnsName);
  const to = target ?? item.values.join(", ");
  const key = target === undefined ? "dnsResolves" : "dnsAlias";
  const step = stepOf(record, say(key, { name: item.name, type: item.type, to }));
  const next: Way = { ...way, steps: [...way.steps, step], record };
  if (target !== undefined) return followAlias(on, { record, target }, next);
  if (item.type === "CNAME" && on.type !== "CNAME") return chase(on, normaliseDnsName(item.values[0] ?? ""), next);
  if (item.type === "SRV") return followServices(on, record, next);
  const isAddress = item.type === "A" || item.type === "AAAA";
  return [
    ended(next, isAddress ? { kind: "addresses", addresses: item.values } : { kind: "records", values: item.values }),
  ];
}

/** An alias is answered by Route 53 itself: from its own zone, or by AWS's own name servers; never by the asker's view. */
function followAlias(
  on: Chase,
  { record, target }: { readonly record: RecordPlace; readonly target: string },
  way: Way,
): readonly NameAnswer[] {
  const { namer, view, type } = on;
  const zone = directoryOf(namer.topology).zonesById.get(record.item.aliasTarget?.hostedZoneId ?? "");
  if (zone === undefined) {
    const own = awsNameEnd(namer, { name: target, type, vpc: view.vpc, record });
    if (own !== undefined) return [ended(way, own)];
    return chase({ ...on, view: { zones: [], ignored: [] } }, target, way);
  }
  const looped = loopAt(on, target, way);
  if (looped !== undefined) return [ended(way, looped)];
  const found = lookUpIn(namer.topology, zone, { name: target, type });
  return ofFound(on, { name: target, zone, found }, { ...way, names: [...way.names, target] });
}

/** SRV: each value names a port and a host, which is looked up in its turn. */
function followServices(on: Chase, { item }: RecordPlace, way: Way): readonly NameAnswer[] {
  return item.values.flatMap((value) => {
    const [, , port = "", host = ""] = value.trim().split(/\s+/);
    return chase({ ...on, type: "A" }, normaliseDnsName(host), way).map((answer) => {
      const { end } = answer;
      const isPlace = end.kind === "addresses" || end.kind === "load-balancer";
      return isPlace ? { ...answer, end: { ...end, port: Number(port) } } : answer;
    });
  });
}

function delegated({ namer }: Chase, record: RecordPlace, way: Way): NameAnswer {
  const text = namer.say("dnsDelegated", { name: record.item.name, servers: record.item.values.join(", ") });
  return ended({ ...way, steps: [...way.steps, stepOf(record, text)] }, { kind: "outside", text });
}

/** A zone that answers, and has nothing: it hides whatever the public zone of the name holds. */
function noAnswer(
  on: Chase,
  at: { readonly name: string; readonly zone: Placed<HostedZone>; readonly kind: "nodata" | "nxdomain" },
  way: Way,
): NameAnswer {
  const { namer, type } = on;
  const { name, zone, kind } = at;
  const { topology, say } = namer;
  const values = { name, type, zone: zone.item.name, id: zone.item.hostedZoneId };
  const text = whyNotInDns(namer, name) ?? say(kind === "nodata" ? "dnsNoData" : "dnsNone", values);
  const faults: [NameFault, ...NameFault[]] = [{ code: "DNS_NXDOMAIN", urn: zone.urn, text }];
  if (zone.item.privateZone) {
    const open = publicZonesFor(topology, { name, type });
    const isOpen =
      open.kind === "zones" && open.zones.some((one) => lookUpIn(topology, one, { name, type }).kind === "records");
    if (isOpen) faults.push({ code: "DNS_ZONE_SHADOWS_PUBLIC", urn: zone.urn, text: say("dnsShadows", values) });
  }
  const step: NameStep = { urn: zone.urn, zoneId: zone.item.hostedZoneId, record: name, type, text };
  return ended({ ...way, steps: [...way.steps, step] }, { kind, faults });
}

function loopAt({ namer }: Chase, name: string, way: Way): NameEnd | undefined {
  const isLoop = way.names.includes(name);
  if (!isLoop && way.steps.length < LONGEST_CHAIN) return undefined;
  const text = isLoop ? namer.say("dnsLoop", { name }) : namer.say("dnsTooLong", { name, most: String(LONGEST_CHAIN) });
  return failed("loop", { urn: way.record?.urn ?? anywhere(namer.topology), text });
}

function ended({ steps, when, isStandby }: Way, end: NameEnd): NameAnswer {
  return { end, steps, when, isStandby, notes: [] };
}
