import type { Topology } from "#lib/graph/topology.ts";
import type { TraceAnswer, TraceRefusal } from "./answer.ts";
import { remedyFor, type Remedy } from "./remedies.ts";
import { blockerOf } from "./step.ts";
import type { Traced, Tracing } from "./variants.ts";

/** What fixes are checked with: the answer as it is, and the same question on a changed account. */
export type Checking = {
  readonly answer: TraceAnswer;
  readonly again: (changed: Topology) => TraceAnswer | TraceRefusal;
};

/**
 * The smallest set of changes that opens what is blocked, verified by asking again on the changed account. Empty when
 * nothing is blocked, when a blocker is no matter of rules or routes, or when the changed account is still closed.
 */
export function fixesOf(
  tracing: Tracing,
  traced: readonly Traced[],
  { answer, again }: Checking,
): TraceAnswer["fixes"] {
  const closed = traced.filter(({ variant }) => variant.verdict === "unreachable");
  const remedies = new Map<string, Remedy>();
  for (const { steps } of closed) {
    const found = steps.filter((step) => blockerOf(step) !== undefined).map((step) => remedyFor(tracing, step));
    if (found.length === 0 || found.includes(undefined)) continue;
    for (const remedy of found) if (remedy !== undefined) remedies.set(remedy.key, remedy);
  }
  if (remedies.size === 0 || answer.verdict === "unknown") return [];
  const all = [...remedies.values()];
  const changed = all.reduce<Topology>((topology, { apply }) => apply(topology), tracing.world.topology);
  const after = again(changed);
  if ("status" in after) return [];
  const opens = openCount(after) - openCount(answer);
  if (opens <= 0) return [];
  return [
    {
      text: all.map(({ text }) => text).join(" "),
      cli: all.map(({ cli }) => cli).join("\n"),
      terraform: all.map(({ terraform }) => terraform).join("\n\n"),
      opens,
      sideEffects: [...new Set(all.flatMap(({ sideEffects }) => sideEffects))],
    },
  ];
}

function openCount({ variants }: TraceAnswer): number {
  return variants.filter(({ verdict }) => verdict === "reachable" || verdict === "conditional").length;
}
