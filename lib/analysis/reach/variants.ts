import { formatIp } from "#lib/net/ip.ts";
import { hasPorts, type Protocol } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { AtNode } from "./at-node.ts";
import { classesOf, type EndClass } from "./classes.ts";
import type { End, Endpoint, Member } from "./endpoint.ts";
import type { Expanded } from "./ends-of-question.ts";
import { familiesOf, inFamily, inSharedFamily, type MemberEnd } from "./families.ts";
import { withoutFamily } from "./family-step.ts";
import { stranded, walkBetween } from "./journeys.ts";
import { clientPorts } from "./client-ports.ts";
import type { Piece } from "./outside.ts";
import { overPieces, type Met } from "./over-pieces.ts";
import type { OutsideStation, Walk } from "./step.ts";
import { walkThrough } from "./through-load-balancer.ts";
import { finish, type Traced, type Tracing } from "./traced.ts";
import type { Walked } from "./walked.ts";

/** Walks every class of sources against every class of destinations. */
export function traceVariants(tracing: Tracing, from: Expanded, to: Expanded): readonly Traced[] {
  const { world } = tracing;
  const [sources, destinations] = [classesOf(world, from.ends), classesOf(world, to.ends)];
  const traced: Traced[] = [];
  for (const source of sources) {
    for (const destination of destinations) traced.push(...betweenOurs(tracing, source, destination));
    if (to.pieces.length > 0) traced.push(...toOutside(tracing, source, to.pieces));
  }
  if (from.pieces.length > 0) {
    for (const destination of destinations) traced.push(...fromOutside(tracing, from.pieces, destination));
    if (to.pieces.length > 0) traced.push(...outsideOnly(tracing, from.pieces, to.pieces));
  }
  for (const member of from.stranded) traced.push(...lost(tracing, member, true));
  for (const member of to.stranded) traced.push(...lost(tracing, member, false));
  return traced;
}

/** A question under way from one client: its source ports decide what a reply must be let through. */
export function walkOf(
  { world, say, asked, to }: Pick<Tracing, "world" | "say" | "asked"> & { readonly to?: Pick<Endpoint, "proxiedTo"> },
  client: Pick<Member, "clientPorts"> | undefined,
  outside?: Walk["outside"],
): Walk {
  const sourcePorts = asked.sourcePorts ?? client?.clientPorts ?? clientPorts.any;
  const reply = hasPorts(asked.protocol) ? trafficOf(asked.protocol, sourcePorts) : asked.otherReply;
  const common = {
    world,
    say,
    protocol: asked.protocol,
    ports: to?.proxiedTo ?? asked.ports,
    sourcePorts,
    request: to?.proxiedTo === undefined ? asked.request : trafficOf(asked.protocol, to.proxiedTo),
    reply,
  };
  return outside === undefined ? common : { ...common, outside };
}

function betweenOurs(tracing: Tracing, source: EndClass, destination: EndClass): readonly Traced[] {
  const first = source.first;
  // A set is asked about its members among each other: not about one and itself, when there is another.
  const other = destination.ends.find(({ station }) => station.ip.value !== first.station.ip.value);
  const { protocol } = tracing.asked;
  const shared = inSharedFamily(protocol, first, other ?? destination.first);
  const walk = walkOf(tracing, first.member);
  const pairs = source.ends.length * destination.ends.length;
  const label = destination.first.member.label ?? first.member.label;
  if (shared === undefined) {
    const walked = withoutFamily(walk, protocol, { from: first, to: other ?? destination.first });
    return [finish(tracing, walk, { walked, count: pairs, label })];
  }
  const end = tracing.to.isPublic === true ? { ...shared.b, isPublic: true } : shared.b;
  return walkOn(tracing, walk, { from: shared.a, end }).map((walked) =>
    finish(tracing, walk, { walked, count: pairs * (walked.count ?? 1), label }),
  );
}

/** On to the targets, when the question says so and the destination is a load balancer's node. */
function walkOn(
  tracing: Tracing,
  walk: Walk,
  { from, end }: { readonly from: End; readonly end: End },
): readonly Walked[] {
  const client = walkBetween(walk, from, end);
  const { station } = end;
  if (!tracing.through || station.kind !== "interface") return [client];
  const balancer = walk.world.topology.loadBalancers.get(station.owned.owner.urn ?? "");
  if (balancer === undefined) return [client];
  const at: AtNode = {
    client,
    node: station,
    balancer,
    listenerUrn: parseUrn(station.node)?.kind === "listener" ? station.node : undefined,
    request: requestOf(tracing),
    entry: { walk, from, balancer, node: station, isPublic: tracing.to.isPublic === true },
    visited: [],
  };
  return walkThrough(walk, at);
}

/** What is asked of the load balancer: as the question says; a name that was followed is the host asked for. */
function requestOf({ asked, to }: Tracing): AtNode["request"] {
  const host = asked.host ?? to.host;
  return {
    ...(host === undefined ? {} : { host }),
    ...(asked.path === undefined ? {} : { path: asked.path }),
  };
}

function toOutside(tracing: Tracing, source: EndClass, pieces: readonly Piece[]): readonly Traced[] {
  const { protocol } = tracing.asked;
  const met = inFamilies(protocol, source.first, pieces);
  if (met.length === 0) return foreign(tracing, source.first, { node: tracing.to.node, pieces, isSource: true });
  return overPieces(tracing, met, ({ piece, end }) => {
    const station = outsideStation(tracing.to, piece);
    const walk = walkOf(tracing, source.first.member, station);
    return { walk, walked: [walkBetween(walk, end, { station })] };
  });
}

function fromOutside(tracing: Tracing, pieces: readonly Piece[], destination: EndClass): readonly Traced[] {
  const { protocol } = tracing.asked;
  const met = inFamilies(protocol, destination.first, pieces);
  if (met.length === 0)
    return foreign(tracing, destination.first, { node: tracing.from.node, pieces, isSource: false });
  return overPieces(tracing, met, ({ piece, end }) => {
    const station = outsideStation(tracing.from, piece);
    const walk = walkOf(tracing, undefined, station);
    return { walk, walked: walkOn(tracing, walk, { from: { station }, end }) };
  });
}

/** The pieces in the families an end has: an end with both is asked for both. */
function inFamilies(protocol: Protocol, end: MemberEnd, pieces: readonly Piece[]): readonly Met[] {
  const ends = familiesOf(protocol).flatMap((family) => {
    const found = inFamily(end, family);
    return found === undefined ? [] : [{ family, end: found }];
  });
  return pieces.flatMap((piece) => {
    const found = ends.find(({ family }) => family === piece.ip.family);
    return found === undefined ? [] : [{ piece, end: found.end }];
  });
}

/** An end without an address of the family that is asked for. */
function foreign(
  tracing: Tracing,
  end: MemberEnd,
  { node, pieces, isSource }: { readonly node: string; readonly pieces: readonly Piece[]; readonly isSource: boolean },
): readonly Traced[] {
  const [piece] = pieces;
  if (piece === undefined) return [];
  const other = { station: { kind: "outside", node, ip: piece.ip, text: node } as const };
  const walk = walkOf(tracing, isSource ? end.member : undefined);
  const ends = isSource ? { from: end, to: other } : { from: other, to: end };
  return [finish(tracing, walk, { walked: withoutFamily(walk, tracing.asked.protocol, ends), count: 1 })];
}

function outsideOnly(tracing: Tracing, from: readonly Piece[], to: readonly Piece[]): readonly Traced[] {
  const [source] = from;
  const [destination] = to;
  if (source === undefined || destination === undefined) return [];
  const walk = walkOf(tracing, undefined, outsideStation(tracing.from, source));
  const ends = {
    from: { station: outsideStation(tracing.from, source) },
    end: { station: outsideStation(tracing.to, destination) },
  };
  return walkOn(tracing, walk, ends).map((walked) => finish(tracing, walk, { walked, count: walked.count ?? 1 }));
}

/** An end outside; one address is written as itself, whatever name led to it. */
function outsideStation({ node, text, by, addresses }: Endpoint, { ip }: Piece): OutsideStation {
  const written = addresses?.isSingle === true ? formatIp(ip) : text;
  return { kind: "outside", node, ip, text: written, ...(by === undefined ? {} : { by }) };
}

function lost(tracing: Tracing, member: Member, isSource: boolean): readonly Traced[] {
  const walk = walkOf(tracing, isSource ? member : undefined);
  const other = isSource ? tracing.to.node : tracing.from.node;
  return [finish(tracing, walk, { walked: stranded(walk, { member, other, isSource }), count: 1 })];
}
