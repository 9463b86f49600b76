import type { Verdict } from "#lib/graph/graph.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { TraceAnswer } from "./answer.ts";
import type { Assertion, AssertionOutcome, JudgedAssertion } from "./assertion.ts";
import type { Language } from "./sentence.ts";
import { tracePath } from "./trace.ts";

/**
 * Judges what has to hold of paths. `must-reach` asks for every pair of ends, without a condition; `must-not-reach` for none
 * at all. One pair that is known to be otherwise violates it, whatever else could not be told.
 */
export function judgeAssertions(
  topology: Topology,
  assertions: readonly Assertion[],
  language: Language,
): readonly JudgedAssertion[] {
  return assertions.map((assertion): JudgedAssertion => {
    const answer = tracePath(topology, assertion.question, { language, withFixes: false });
    if ("status" in answer) return { ...assertion, outcome: "unknown", text: answer.detail };
    const { verdict, summary } = answer;
    return { ...assertion, outcome: outcomeOf(assertion, answer), verdict, text: summary };
  });
}

function outcomeOf({ expect }: Assertion, { verdict, variants }: TraceAnswer): AssertionOutcome {
  const wrong: readonly Verdict[] =
    expect === "must-reach" ? ["unreachable", "conditional"] : ["reachable", "conditional"];
  if (wrong.includes(verdict) || variants.some((variant) => wrong.includes(variant.verdict))) return "violated";
  return verdict === "unknown" ? "unknown" : "held";
}
