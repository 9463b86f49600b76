import type { Topology } from "#lib/graph/topology.ts";
import type { TraceAnswer, TraceRefusal } from "./answer.ts";
import { remediesFor } from "./remedies.ts";
import type { Remedy } from "./remedy.ts";
import { blockerOf } from "./step.ts";
import type { Traced, Tracing } from "./traced.ts";

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
  if (answer.verdict === "unknown") return [];
  const all: Remedy[] = [];
  let changed = tracing.world.topology;
  for (const { variant, steps } of traced) {
    if (variant.verdict !== "unreachable") continue;
    const blockers = steps.filter((step) => blockerOf(step) !== undefined);
    const found = remediesFor(tracing, blockers, changed) ?? [];
    const fresh = found.filter(({ key }) => !all.some((known) => known.key === key));
    changed = fresh.reduce((topology, { apply }) => apply(topology), changed);
    all.push(...fresh);
  }
  if (all.length === 0) return [];
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
