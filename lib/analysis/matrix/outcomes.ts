import type { Verdict } from "#lib/graph/graph.ts";
import { noTraffic, type Traffic } from "#lib/net/traffic.ts";
import type { Crossings } from "./crossings.ts";
import type { Extents, Openness } from "./extents.ts";
import { pairTable } from "./pair-table.ts";

/** What a pair of classes comes to. */
export type Outcome = {
  readonly verdict: Verdict;
  /** Of a conditional one: what passes of the request, when it is not all. */
  readonly requests: Traffic;
  /** Of a conditional one: to which ports of the client replies pass, when not to all. */
  readonly replies: Traffic;
};

/** The outcome of a pair that nothing passes between, the commonest. */
export const UNREACHABLE = 0;

/** The outcomes of a matrix by number: equal ones have one. */
export type Outcomes = {
  /** Of what passes of the request, over a crossing. */
  readonly of: (request: number, crossing: number) => number;
  /** Of a verdict alone. */
  readonly ofVerdict: (verdict: Verdict) => number;
  /** Of several pairs that are asked about as one: alike, or some of them, or not known. */
  readonly joined: (ids: Iterable<number>) => number;
  readonly at: (id: number) => Outcome;
};

/** The outcomes of one matrix. */
export function outcomesOf(extents: Extents, crossings: Crossings): Outcomes {
  const all: Outcome[] = [];
  const numbers = new Map<string, number>();
  const known = pairTable();
  const keep = (outcome: Outcome): number => {
    const key = JSON.stringify(outcome);
    const id = numbers.get(key) ?? all.push(outcome) - 1;
    numbers.set(key, id);
    return id;
  };
  const verdicts = new Map<Verdict, number>();
  const ofVerdict = (verdict: Verdict): number => {
    const id = verdicts.get(verdict) ?? keep({ verdict, requests: noTraffic, replies: noTraffic });
    verdicts.set(verdict, id);
    return id;
  };
  ofVerdict("unreachable");
  const at = (id: number): Outcome => all[id] ?? { verdict: "unreachable", requests: noTraffic, replies: noTraffic };
  return {
    at,
    ofVerdict,
    of(request, crossing) {
      const kept = known.get(request, crossing);
      if (kept >= 0) return kept;
      const { reply, replyTraffic } = crossings.at(crossing);
      const openness = extents.openness(request);
      const verdict = verdictOf(openness, reply);
      const isPart = verdict === "conditional";
      const id = keep({
        verdict,
        requests: isPart && openness === "part" ? extents.certain(request) : noTraffic,
        replies: isPart ? replyTraffic : noTraffic,
      });
      known.add(request, crossing, id);
      return id;
    },
    joined(ids) {
      const [first, ...rest] = new Set(ids);
      if (first === undefined) return ofVerdict("unknown");
      if (rest.length === 0) return first;
      return ofVerdict(joinVerdicts([first, ...rest].map((id) => at(id).verdict)));
    },
  };
}

/** All, some or none; one that is not known leaves the whole unknown. */
export function joinVerdicts(verdicts: readonly Verdict[]): Verdict {
  const [first, ...others] = new Set(verdicts);
  if (first === undefined || verdicts.includes("unknown")) return "unknown";
  return others.length === 0 ? first : "conditional";
}

function verdictOf(request: Openness, reply: Openness): Verdict {
  if (request === "closed" || reply === "closed") return "unreachable";
  if (request === "open" && reply === "open") return "reachable";
  return request === "unsure" || reply === "unsure" ? "unknown" : "conditional";
}
