import type { Verdict } from "#lib/graph/graph.ts";
import type { Unread } from "#lib/graph/topology.ts";
import { cidrsOfIps } from "#lib/net/ip-set.ts";
import { hasPorts } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { Condition, Variant } from "./answer.ts";
import { classesOf, type EndClass } from "./classes.ts";
import type { End, Endpoint, Member } from "./endpoint.ts";
import type { Expanded } from "./ends-of-question.ts";
import { nameStep, stranded, walkBetween, walkThrough, type Walked } from "./journeys.ts";
import { clientPorts } from "./members.ts";
import { joinPieces, type Piece } from "./outside.ts";
import type { Asked } from "./question.ts";
import type { Say } from "./sentences.ts";
import { toHop, type OutsideStation, type Step, type Walk } from "./step.ts";
import { endsOf } from "./variant-ends.ts";
import { judgeJourney, type Judged } from "./verdict.ts";
import type { World } from "./world.ts";

/** A variant with what the answer as a whole is made of. */
export type Traced = {
  readonly variant: Variant;
  readonly steps: readonly Step[];
  readonly unread: readonly Unread[];
  readonly count: number;
  readonly walk: Walk;
  /** Of a path through a load balancer: the verdict of the leg to the target alone. */
  readonly targetVerdict?: Verdict;
};

/** What all variants of a question share. */
export type Tracing = {
  readonly world: World;
  readonly say: Say;
  readonly asked: Asked;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly through: boolean;
};

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
export function walkOf({ world, say, asked }: Tracing, client: Member | undefined, outside?: Walk["outside"]): Walk {
  const sourcePorts = asked.sourcePorts ?? client?.clientPorts ?? clientPorts.any;
  const reply = hasPorts(asked.protocol) ? trafficOf(asked.protocol, sourcePorts) : asked.otherReply;
  const common = {
    world,
    say,
    protocol: asked.protocol,
    ports: asked.ports,
    sourcePorts,
    request: asked.request,
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
    finish(tracing, walk, { walked, count: source.ends.length * destination.ends.length }),
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
  const listenerUrn = parseUrn(station.node)?.kind === "listener" ? station.node : undefined;
  return walkThrough(walk, client, {
    node: station,
    balancer,
    from: from.station,
    ...(listenerUrn === undefined ? {} : { listenerUrn }),
  });
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
  return walkOn(tracing, walk, ends).map((walked) => finish(tracing, walk, { walked, count: 1 }));
}

function outsideStation(endpoint: Endpoint, { ip }: Piece): OutsideStation {
  return { kind: "outside", node: endpoint.node, ip, text: endpoint.text };
}

type PieceWalk = { readonly walk: Walk; readonly walked: readonly Walked[] };
type PieceAnswer = { readonly piece: Piece; readonly walk: Walk; readonly walked: Walked; readonly judged: Judged };

/** Walks each piece of a set of addresses, and answers for the set: all, none, or only some blocks of it. */
function overPieces(
  tracing: Tracing,
  pieces: readonly Piece[],
  walkPiece: (piece: Piece) => PieceWalk,
): readonly Traced[] {
  const byPath = new Map<string, PieceAnswer[]>();
  for (const piece of pieces) {
    const { walk, walked } = walkPiece(piece);
    for (const one of walked) {
      const key = `${one.fromNode}|${one.toNode}|${one.listenerRule ?? ""}`;
      byPath.set(key, [...(byPath.get(key) ?? []), { piece, walk, walked: one, judged: judgeJourney(one.journey) }]);
    }
  }
  return [...byPath.values()].flatMap((answers) => joinAnswers(tracing, answers));
}

const openness = { reachable: 0, conditional: 1, unknown: 2, unreachable: 3 } as const;

function joinAnswers(tracing: Tracing, answers: readonly PieceAnswer[]): readonly Traced[] {
  const best = answers.toSorted(
    (a, b) =>
      openness[a.judged.verdict] - openness[b.judged.verdict] || a.judged.blockers.length - b.judged.blockers.length,
  )[0];
  if (best === undefined) return [];
  const finished = finish(tracing, best.walk, { walked: best.walked, count: 1 });
  const { verdict } = best.judged;
  const alike = answers.filter(({ judged }) => judged.verdict === verdict);
  if (alike.length === answers.length || verdict === "unreachable") return [finished];
  const isUnsure = answers.some(({ judged }) => judged.verdict === "unknown");
  const cidrs = cidrsOfIps(joinPieces(alike.map(({ piece }) => piece)));
  const condition: Condition = { kind: "cidr", text: tracing.say("onlyCidrs", { cidrs: shortList(cidrs) }), cidrs };
  const unread = answers.flatMap(({ judged }) => judged.unread);
  const { variant } = finished;
  return [
    {
      ...finished,
      unread: isUnsure ? unread : finished.unread,
      variant: {
        ...variant,
        verdict: isUnsure ? "unknown" : "conditional",
        conditions: [...variant.conditions, condition],
      },
    },
  ];
}

function shortList(texts: readonly string[]): string {
  return texts.length <= 4 ? texts.join(", ") : `${texts.slice(0, 4).join(", ")} … (${String(texts.length)})`;
}

function lost(tracing: Tracing, member: Member, isSource: boolean): readonly Traced[] {
  const walk = walkOf(tracing, isSource ? member : undefined);
  const other = isSource ? tracing.to.node : tracing.from.node;
  return [finish(tracing, walk, { walked: stranded(walk, { member, other, isSource }), count: 1 })];
}

function finish(
  tracing: Tracing,
  walk: Walk,
  { walked, count }: { readonly walked: Walked; readonly count: number },
): Traced {
  const { journey, fromNode, toNode, listenerRule, targetLeg } = walked;
  const request = [...nameStep(walk, tracing.to), ...journey.request];
  const judged = judgeJourney(journey);
  const rule: readonly Condition[] =
    listenerRule === undefined
      ? []
      : [{ kind: "listener-rule", text: walk.say("ruleConditions", { conditions: listenerRule }) }];
  const verdict = judged.verdict === "reachable" && rule.length > 0 ? "conditional" : judged.verdict;
  const variant: Variant = {
    fromNode,
    toNode,
    ...endsOf(walk.world, journey),
    pairs: count,
    verdict,
    conditions: [...judged.conditions, ...rule],
    request: request.map((step, i) => toHop(step, i + 1)),
    reply: journey.reply.map((step, i) => toHop(step, i + 1)),
    blockers: judged.blockers,
  };
  const traced = { variant, steps: [...journey.request, ...journey.reply], unread: judged.unread, count, walk };
  return targetLeg === undefined ? traced : { ...traced, targetVerdict: judgeJourney(targetLeg).verdict };
}
