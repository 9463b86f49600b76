import { hasPorts } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { AtNode } from "./at-node.ts";
import { classesOf, type EndClass } from "./classes.ts";
import type { End, Endpoint, Member } from "./endpoint.ts";
import type { Expanded } from "./ends-of-question.ts";
import { stranded, walkBetween } from "./journeys.ts";
import { clientPorts } from "./members.ts";
import type { Piece } from "./outside.ts";
import { overPieces } from "./over-pieces.ts";
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
  { world, say, asked, to }: Tracing,
  client: Member | undefined,
  outside?: Walk["outside"],
): Walk {
  const sourcePorts = asked.sourcePorts ?? client?.clientPorts ?? clientPorts.any;
  const reply = hasPorts(asked.protocol) ? trafficOf(asked.protocol, sourcePorts) : asked.otherReply;
  const common = {
    world,
    say,
    protocol: asked.protocol,
    ports: to.proxiedTo ?? asked.ports,
    sourcePorts,
    request: to.proxiedTo === undefined ? asked.request : trafficOf(asked.protocol, to.proxiedTo),
    reply,
  };
  return outside === undefined ? common : { ...common, outside };
}

function betweenOurs(tracing: Tracing, source: EndClass, destination: EndClass): readonly Traced[] {
  const from = source.first;
  // A set is asked about its members among each other: not about one and itself, when there is another.
  const to = destination.ends.find(({ station }) => station.ip.value !== from.station.ip.value) ?? destination.first;
  const walk = walkOf(tracing, from.member);
  const end = tracing.to.isPublic === true ? { ...to, isPublic: true } : to;
  return walkOn(tracing, walk, { from, end }).map((walked) =>
    finish(tracing, walk, {
      walked,
      count: source.ends.length * destination.ends.length * (walked.count ?? 1),
      label: destination.first.member.label ?? source.first.member.label,
    }),
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
  return overPieces(tracing, pieces, (piece) => {
    const station = outsideStation(tracing.to, piece);
    const walk = walkOf(tracing, source.first.member, station);
    return { walk, walked: [walkBetween(walk, source.first, { station })] };
  });
}

function fromOutside(tracing: Tracing, pieces: readonly Piece[], destination: EndClass): readonly Traced[] {
  return overPieces(tracing, pieces, (piece) => {
    const station = outsideStation(tracing.from, piece);
    const walk = walkOf(tracing, undefined, station);
    return { walk, walked: walkOn(tracing, walk, { from: { station }, end: destination.first }) };
  });
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

function outsideStation(endpoint: Endpoint, { ip }: Piece): OutsideStation {
  return { kind: "outside", node: endpoint.node, ip, text: endpoint.text };
}

function lost(tracing: Tracing, member: Member, isSource: boolean): readonly Traced[] {
  const walk = walkOf(tracing, isSource ? member : undefined);
  const other = isSource ? tracing.to.node : tracing.from.node;
  return [finish(tracing, walk, { walked: stranded(walk, { member, other, isSource }), count: 1 })];
}
