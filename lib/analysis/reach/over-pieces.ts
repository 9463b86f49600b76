import { cidrsOfIps } from "#lib/net/ip-set.ts";
import type { Condition } from "./answer.ts";
import { joinPieces, type Piece } from "./outside.ts";
import type { Walk } from "./step.ts";
import { finish, type Traced, type Tracing } from "./traced.ts";
import { judgeJourney, type Judged } from "./verdict.ts";
import type { Walked } from "./walked.ts";

type PieceWalk = { readonly walk: Walk; readonly walked: readonly Walked[] };
type PieceAnswer = { readonly piece: Piece; readonly walk: Walk; readonly walked: Walked; readonly judged: Judged };

/** Walks each piece of a set of addresses, and answers for the set: all, none, or only some blocks of it. */
export function overPieces(
  tracing: Tracing,
  pieces: readonly Piece[],
  walkPiece: (piece: Piece) => PieceWalk,
): readonly Traced[] {
  const byPath = new Map<string, PieceAnswer[]>();
  for (const piece of pieces) {
    const { walk, walked } = walkPiece(piece);
    for (const one of walked) {
      const key = keyOf(one);
      byPath.set(key, [...(byPath.get(key) ?? []), { piece, walk, walked: one, judged: judgeJourney(one.journey) }]);
    }
  }
  return [...byPath.values()].flatMap((answers) => joinAnswers(tracing, answers, pieces.length));
}

/** Paths are the same when they go between the same nodes by the same rules to the same groups. */
function keyOf({ fromNode, toNode, listenerRule, journey }: Walked): string {
  const chosen = journey.request.filter(({ kind }) => kind === "listener-rule" || kind === "target-group");
  return [fromNode, toNode, listenerRule, ...chosen.map(({ urn }) => urn)].join("|");
}

const openness = { reachable: 0, conditional: 1, unknown: 2, unreachable: 3 } as const;

/** One answer for all pieces of a path; pieces that take another path leave this one to some addresses only. */
function joinAnswers(tracing: Tracing, answers: readonly PieceAnswer[], pieceCount: number): readonly Traced[] {
  const best = answers.toSorted(
    (a, b) =>
      openness[a.judged.verdict] - openness[b.judged.verdict] || a.judged.blockers.length - b.judged.blockers.length,
  )[0];
  if (best === undefined) return [];
  const finished = finish(tracing, best.walk, { walked: best.walked, count: best.walked.count ?? 1 });
  const { verdict } = best.judged;
  const alike = answers.filter(({ judged }) => judged.verdict === verdict);
  if (alike.length === pieceCount || verdict === "unreachable") return [finished];
  const isUnsure = answers.some(({ judged }) => judged.verdict === "unknown");
  const cidrs = cidrsOfIps(joinPieces(alike.map(({ piece }) => piece)));
  const condition: Condition = { kind: "cidr", text: tracing.say("onlyCidrs", { cidrs: shortList(cidrs) }), cidrs };
  const { variant } = finished;
  const partly = isUnsure ? "unknown" : "conditional";
  return [
    {
      ...finished,
      unread: isUnsure ? answers.flatMap(({ judged }) => judged.unread) : finished.unread,
      // Addresses that take another path have a variant of their own.
      pathVerdict: alike.length === answers.length ? finished.pathVerdict : partly,
      variant: { ...variant, verdict: partly, conditions: [...variant.conditions, condition] },
    },
  ];
}

function shortList(texts: readonly string[]): string {
  return texts.length <= 4 ? texts.join(", ") : `${texts.slice(0, 4).join(", ")} … (${String(texts.length)})`;
}
