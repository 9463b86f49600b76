import {
  assertionOutcomes,
  countOutcomes,
  type JudgedAssertion,
  type OutcomeCounts,
} from "#lib/analysis/reach/assertion.ts";
import { judgeAssertions } from "#lib/analysis/reach/judge-assertions.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { ReportAssertions } from "./exporter.ts";
import type { Language } from "./text/language.ts";

/** Paths that have to be open, or not: how each came out, the broken first. */
export type AssertedPaths = {
  readonly problem?: string;
  readonly counts: OutcomeCounts;
  readonly judged: readonly JudgedAssertion[];
};

/** Judges what a file asserts of paths. */
export function assertedPaths(
  { topology }: Inspection,
  { problem, list }: ReportAssertions,
  language: Language,
): AssertedPaths {
  const judged = judgeAssertions(
    topology,
    list.map(({ assertion }) => assertion),
    language,
  ).map((one, at): JudgedAssertion => {
    const known = list[at]?.known;
    if (known === undefined || (known.outcome === one.outcome && known.verdict === one.verdict)) return one;
    // An end that cannot be found by its pseudonym: how it came out is known all the same, the sentence is not.
    return { ...list[at]?.assertion, expect: one.expect, question: one.question, ...known, text: "" };
  });
  const worst = (one: JudgedAssertion): number => assertionOutcomes.indexOf(one.outcome);
  return {
    ...(problem !== undefined && { problem }),
    counts: countOutcomes(judged),
    judged: judged.toSorted((a, b) => worst(a) - worst(b)),
  };
}
