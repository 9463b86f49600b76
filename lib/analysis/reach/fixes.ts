import type { Topology } from "#lib/graph/topology.ts";
import type { TraceAnswer, TraceRefusal } from "./answer.ts";
import type { Traced, Tracing } from "./variants.ts";

/** What fixes are checked with: the answer as it is, and the same question on a changed account. */
export type Checking = {
  readonly answer: TraceAnswer;
  readonly again: (changed: Topology) => TraceAnswer | TraceRefusal;
};

/** The smallest changes that open a path, each verified by asking again on the changed account. */
export function fixesOf(_tracing: Tracing, _traced: readonly Traced[], _checking: Checking): TraceAnswer["fixes"] {
  return [];
}
