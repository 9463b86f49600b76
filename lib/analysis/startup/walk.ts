import type { Verdict } from "#lib/graph/graph.ts";
import type { OwnedInterface, Topology, Unread } from "#lib/graph/topology.ts";
import { cidrsOfIps, ipsOf } from "#lib/net/ip-set.ts";
import { formatIp, parseIp, type Ip } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import type { Blocker, Condition } from "../reach/answer.ts";
import { joinPieces, type Piece } from "../reach/outside.ts";
import type { Language } from "../reach/sentence.ts";
import type { Say } from "../reach/sentences.ts";
import { decisionOf, type InterfaceStation, type Journey, type Station, type Walk } from "../reach/step.ts";
import { travel } from "../reach/travel.ts";
import { judgeJourney, uniqueBlockers } from "../reach/verdict.ts";
import { worldOf, type World } from "../reach/world.ts";
import type { Way } from "./answer.ts";
import { keptByClient, onceForAlike } from "./alike-clients.ts";
import { OWNER, type Client, type LaunchOwner } from "./client.ts";
import { worldFor } from "./gateway-routes.ts";
import type { Need } from "./need.ts";
import { isStorageHere, publicAddressesOf, samplesOf } from "./public-addresses.ts";
import type { HostAim } from "./resolution.ts";

/** What walking to one place came to. */
export type Walked = {
  readonly verdict: Verdict;
  readonly way: Way;
  readonly conditions: readonly Condition[];
  readonly blockers: readonly Blocker[];
  readonly unread: readonly Unread[];
  /** Groups of other interfaces were asked too: they may know the client by its own. */
  readonly asksOthers: boolean;
};

/** A walk to ask for: who sets out, in which words, for which port. */
export type Walking = {
  readonly topology: Topology;
  readonly say: Say;
  readonly language: Language;
  readonly client: Client;
  readonly need: Need;
};

/** Clients that no rule tells apart share their walks. */
const walks = keptByClient<Walked>();

/** What stands for the host in words that several hosts share. */
const HOST = "{host}";

/** Walks from a client to where a host may lead, with every gate on the way and back; whose walk it was is left open. */
export function walkTo(walking: Walking, aim: HostAim): Walked {
  const { topology, language, client, need } = walking;
  const known = walks(topology, [language, aimKey(walking, aim), need.port].join("|"));
  const walked = onceForAlike(known, { client, need }, () => walkAnew(walking, aim));
  return inWords(walked, { said: (text) => text.replaceAll(HOST, need.host) });
}

function aimKey({ client, need }: Walking, aim: HostAim): string {
  switch (aim.kind) {
    case "public":
      return isStorageHere(client.subnet, need) ? "storage" : "public";
    case "address":
      return formatIp(aim.ip);
    case "interfaces":
      return aim.urn;
  }
}

/** Fills in whose walk it was; the same walk where nothing in it names the owner. */
export function inWordsOf({ urn, id }: LaunchOwner, walked: Walked): Walked {
  if (!namesOwner(walked)) return walked;
  return inWords(walked, {
    said: (text) => text.replaceAll(OWNER, id),
    named: (blocker) => (blocker.urn === OWNER ? { ...blocker, urn, id } : blocker),
  });
}

// A memo, not state: a walk never changes, and hundreds of services share few.
const naming = new WeakMap<Walked, boolean>();

function namesOwner(walked: Walked): boolean {
  const known = naming.get(walked);
  if (known !== undefined) return known;
  const { blockers, conditions, unread } = walked;
  const isNamed =
    blockers.some(({ urn }) => urn === OWNER) ||
    [...blockers, ...conditions, ...unread].some(({ text }) => text.includes(OWNER));
  naming.set(walked, isNamed);
  return isNamed;
}

type Words = { readonly said: (text: string) => string; readonly named?: (blocker: Blocker) => Blocker };

function inWords(walked: Walked, { said, named = (blocker) => blocker }: Words): Walked {
  const { blockers, conditions, unread } = walked;
  if (blockers.length + conditions.length + unread.length === 0) return walked;
  const saying = <Saying extends { readonly text: string }>(one: Saying): Saying => ({ ...one, text: said(one.text) });
  return {
    ...walked,
    blockers: blockers.map((blocker) => saying(named(blocker))),
    conditions: conditions.map(saying),
    unread: unread.map(saying),
  };
}

function walkAnew(walking: Walking, aim: HostAim): Walked {
  switch (aim.kind) {
    case "public":
      return toPublic(walking);
    case "address":
      return toAddress(walking, aim.ip);
    case "interfaces":
      return toInterfaces(walking, aim);
  }
}

function toPublic(walking: Walking): Walked {
  const { topology, client, need } = walking;
  const world = worldFor(topology, isStorageHere(client.subnet, need) ? "storage" : "rest");
  const subnet = world.topology.subnets.get(client.subnet.urn) ?? client.subnet;
  const sources = sourcesOf(world, client, []);
  const owned = client.owned();
  const walked = samplesOf(world, publicAddressesOf(world, subnet, need), [owned]).map((piece) => {
    const to: Station = { kind: "outside", node: owned.urn, ip: piece.ip, text: HOST };
    return { piece, walked: fromEach(walking, { world, to, sources }) };
  });
  return joinWalked(walking.say, walked);
}

function toAddress(walking: Walking, ip: Ip): Walked {
  const world = worldFor(walking.topology, "rest");
  const to: Station = { kind: "outside", node: walking.client.owned().urn, ip, text: formatIp(ip) };
  return fromEach(walking, { world, to, sources: sourcesOf(world, walking.client, []) });
}

/** Every interface answers for the name: all, some or none of them can be reached. */
function toInterfaces(walking: Walking, aim: Extract<HostAim, { readonly kind: "interfaces" }>): Walked {
  const world = worldOf(walking.topology);
  const sources = sourcesOf(world, walking.client, aim.interfaces);
  const walked = aim.interfaces.flatMap((owned) => {
    const ip = parseIp(owned.item.privateIpAddress ?? "");
    if (ip === undefined) return [];
    const to: InterfaceStation = { kind: "interface", node: aim.urn, owned, ip };
    return [{ piece: { ip, ips: ipsOf(ip) }, walked: fromEach(walking, { world, to, sources }) }];
  });
  return { ...joinWalked(walking.say, walked), way: { by: aim.by, urn: aim.urn } };
}

/** The parts of a client's addresses that the rules on the way tell apart. */
function sourcesOf(world: World, client: Client, others: readonly OwnedInterface[]): readonly Piece[] {
  return samplesOf(world, client.addresses, [client.owned(), ...others]);
}

type Course = { readonly world: World; readonly to: Station; readonly sources: readonly Piece[] };

function fromEach({ client, say, need }: Walking, { world, to, sources }: Course): Walked {
  const walk = walkOf({ world, say, client, need, to });
  const walked = sources.map((piece) => {
    const owned = withAddress(client.owned(), piece.ip);
    const journey = travel(walk, { kind: "interface", node: owned.urn, owned, ip: piece.ip }, to);
    return {
      piece,
      walked: { ...judgeJourney(journey), way: wayOf(world, journey), asksOthers: asksOthers(journey, owned) },
    };
  });
  return joinWalked(say, walked);
}

function asksOthers({ request, reply }: Journey, { urn }: OwnedInterface): boolean {
  return [...request, ...reply].some((step) => step.kind === "security-group" && step.on?.urn !== urn);
}

/** A planned interface has the address it is asked with, and its public one is mapped on it. */
function withAddress(owned: OwnedInterface, ip: Ip): OwnedInterface {
  const privateIpAddress = formatIp(ip);
  if (owned.item.privateIpAddress === privateIpAddress) return owned;
  const privateIpAddresses = owned.item.privateIpAddresses.map((one) => ({ ...one, privateIpAddress }));
  return { ...owned, item: { ...owned.item, privateIpAddress, privateIpAddresses } };
}

function walkOf({
  world,
  say,
  client,
  need,
  to,
}: Pick<Walking, "say" | "client" | "need"> & { readonly world: World; readonly to: Station }): Walk {
  const ports = portsBetween(need.port, need.port);
  return {
    world,
    say,
    protocol: TCP,
    ports,
    sourcePorts: client.sourcePorts,
    request: trafficOf(TCP, ports),
    reply: trafficOf(TCP, client.sourcePorts),
    leavesPolicies: true,
    ...(to.kind === "outside" ? { outside: to } : {}),
  };
}

const gatewayWays = new Map([
  ["vpc-endpoint", "gateway-endpoint"],
  ["nat-gateway", "nat"],
  ["internet-gateway", "internet-gateway"],
  ["transit-gateway", "transit-gateway"],
  ["vpc-peering-connection", "peering"],
  ["vpn-gateway", "vpn"],
] as const);

/** The first gateway met; none when no route leads to one. A route to another kind of endpoint leads to a firewall. */
function wayOf({ gateways }: World, { request }: Journey): Way {
  for (const step of request) {
    const type = step.kind === "vpc-endpoint" ? gateways.vpcEndpoints.get(step.urn)?.item.vpcEndpointType : undefined;
    if (type !== undefined && type !== "Gateway") return { by: "appliance", urn: step.urn };
    for (const [kind, by] of gatewayWays) if (step.kind === kind) return { by, urn: step.urn };
    const target = step.kind === "network-interface" || step.kind === "ec2-instance";
    if (target && decisionOf(step) === "unknown") return { by: "appliance", urn: step.urn };
  }
  return { by: "none" };
}

/** Several walks as one: all pass, none does, or only those to or from some addresses. */
function joinWalked(say: Say, all: readonly { readonly piece: Piece; readonly walked: Walked }[]): Walked {
  const [first] = all;
  if (first === undefined) {
    return { verdict: "unknown", way: { by: "none" }, conditions: [], blockers: [], unread: [], asksOthers: false };
  }
  const verdicts = new Set(all.map(({ walked }) => walked.verdict));
  const blockers = uniqueBlockers(all.flatMap(({ walked }) => walked.blockers));
  const unread = all.flatMap(({ walked }) => walked.unread);
  const asksOthers = all.some(({ walked }) => walked.asksOthers);
  const whole = { blockers, unread, asksOthers };
  if (verdicts.size === 1) return { ...first.walked, ...whole };
  if (verdicts.has("unknown")) return { ...first.walked, verdict: "unknown", conditions: [], ...whole };
  const open = all.filter(({ walked }) => walked.verdict !== "unreachable");
  const cidrs = cidrsOfIps(joinPieces(open.map(({ piece }) => piece)));
  const shown = cidrs.length <= 4 ? cidrs.join(", ") : `${cidrs.slice(0, 4).join(", ")} … (${String(cidrs.length)})`;
  const condition: Condition = { kind: "cidr", text: say("onlyCidrs", { cidrs: shown }), cidrs };
  const conditions = [...open.flatMap(({ walked }) => walked.conditions), condition];
  return { ...(open[0] ?? first).walked, verdict: "conditional", conditions, ...whole };
}
