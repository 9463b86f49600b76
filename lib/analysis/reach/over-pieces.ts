import { parseUrn } from "#lib/model/urn.ts";
import { cidrsOfIps, hasNoIps, includesIps, subtractIps, type IpSet } from "#lib/net/ip-set.ts";
import type { Condition } from "./answer.ts";
import type { MemberEnd } from "./families.ts";
import { joinPieces, type Piece } from "./outside.ts";
import type { Say } from "./sentences.ts";
import type { Walk } from "./step.ts";
import { finish, type Traced, type Tracing } from "./traced.ts";
import { judgeJourney, type Judged } from "./verdict.ts";
import type { Walked } from "./walked.ts";

/** A piece of a set, and the end of ours it meets, in its family. */
export type Met = { readonly piece: Piece; readonly end: MemberEnd };

type PieceWalk = { readonly walk: Walk; readonly walked: readonly Walked[] };
type PieceAnswer = { readonly piece: Piece; readonly walk: Walk; readonly walked: Walked; readonly judged: Judged };

/** Walks each piece of a set of addresses, and answers for the set: all, none, or some blocks of it, in each way that some are open. */
export function overPieces(
  tracing: Tracing,
  met: readonly Met[],
  walkPiece: (met: Met) => PieceWalk,
): readonly Traced[] {
  const byPath = new Map<string, PieceAnswer[]>();
  for (const each of met) {
    const { walk, walked } = walkPiece(each);
    for (const one of walked) {
      const key = keyOf(one);
      const answer = { piece: each.piece, walk, walked: one, judged: judgeJourney(one.journey) };
      byPath.set(key, [...(byPath.get(key) ?? []), answer]);
    }
  }
  const isInternet = [tracing.from, tracing.to].some(({ node }) => parseUrn(node)?.kind === "internet");
  const asked = { whole: joinPieces(met.map(({ piece }) => piece)), count: met.length, isInternet };
  return [...byPath.values()].flatMap((answers) => joinAnswers(tracing, answers, asked));
}

/** Paths are the same when they go between the same nodes by the same rules to the same groups. */
function keyOf({ fromNode, toNode, listenerRule, journey }: Walked): string {
  const chosen = journey.request.filter(({ kind }) => kind === "listener-rule" || kind === "target-group");
  return [fromNode, toNode, listenerRule, ...chosen.map(({ urn }) => urn)].join("|");
}

const openness = { reachable: 0, conditional: 1, unknown: 2, unreachable: 3 } as const;

/** The set that was asked about, and in how many pieces. */
type Asked = { readonly whole: IpSet; readonly count: number; readonly isInternet: boolean };

/** One answer for all pieces of a path that fare alike; pieces that take another path leave this one to some addresses only. */
function joinAnswers(tracing: Tracing, answers: readonly PieceAnswer[], asked: Asked): readonly Traced[] {
  const groups = groupsOf(answers);
  const [best = []] = groups;
  const isUnsure = answers.some(({ judged }) => judged.verdict === "unknown");
  const open = groups.filter(([first]) => first !== undefined && openness[first.judged.verdict] < openness.unknown);
  const told = isUnsure || open.length === 0 ? [best] : open;
  return told.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const finished = finish(tracing, first.walk, { walked: first.walked, count: first.walked.count ?? 1 });
    if (group.length === asked.count || first.judged.verdict === "unreachable") return [finished];
    const partly = isUnsure ? "unknown" : "conditional";
    const { variant } = finished;
    const conditions = [...variant.conditions, onlyFrom(tracing.say, group, asked)];
    return [
      {
        ...finished,
        unread: isUnsure ? answers.flatMap(({ judged }) => judged.unread) : finished.unread,
        // Addresses that take another path have a variant of their own.
        pathVerdict: group.length === answers.length ? finished.pathVerdict : partly,
        variant: { ...variant, verdict: partly, conditions },
      },
    ];
  });
}

/** Answers that say the same, the most open first; in each the one with the fewest blockers leads. */
function groupsOf(answers: readonly PieceAnswer[]): readonly (readonly PieceAnswer[])[] {
  const groups = new Map<string, PieceAnswer[]>();
  const sorted = answers.toSorted(
    (a, b) =>
      openness[a.judged.verdict] - openness[b.judged.verdict] || a.judged.blockers.length - b.judged.blockers.length,
  );
  for (const answer of sorted) {
    const { verdict, conditions } = answer.judged;
    const key = [verdict, ...conditions.map(({ text }) => text)].join("|");
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()];
}

function onlyFrom(say: Say, group: readonly PieceAnswer[], asked: Asked): Condition {
  const cidrs = cidrsIn(joinPieces(group.map(({ piece }) => piece)), asked);
  return { kind: "cidr", text: say("onlyCidrs", { cidrs: shortList(cidrs) }), cidrs };
}

/** The blocks of a part of what was asked about; a family of the internet that is open as a whole is one block. */
function cidrsIn(part: IpSet, { whole, isInternet }: Asked): readonly string[] {
  const families = [
    { all: { v4: whole.v4, v6: [] }, text: "0.0.0.0/0" },
    { all: { v4: [], v6: whole.v6 }, text: "::/0" },
  ].filter(({ all }) => isInternet && !hasNoIps(all) && includesIps(part, all));
  const rest = families.reduce<IpSet>((left, { all }) => subtractIps(left, all), part);
  return [...families.map(({ text }) => text), ...cidrsOfIps(rest)];
}

function shortList(texts: readonly string[]): string {
  return texts.length <= 4 ? texts.join(", ") : `${texts.slice(0, 4).join(", ")} … (${String(texts.length)})`;
}
