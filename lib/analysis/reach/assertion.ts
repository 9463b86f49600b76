import type { Verdict } from "#lib/graph/graph.ts";
import type { TraceQuestion } from "./answer.ts";

/** What has to hold of a path. */
export type Assertion = {
  readonly name?: string;
  readonly expect: "must-reach" | "must-not-reach";
  readonly question: TraceQuestion;
};

/** What may become of an assertion, the worst first. What could not be judged is never held. */
export const assertionOutcomes = ["violated", "unknown", "held"] as const;
/** What became of an assertion. */
export type AssertionOutcome = (typeof assertionOutcomes)[number];

/** An assertion with its outcome and why, in a sentence. */
export type JudgedAssertion = Assertion & {
  readonly outcome: AssertionOutcome;
  /** Absent when the question cannot be asked of this account: an end that is not there, or that two resources share. */
  readonly verdict?: Verdict;
  readonly text: string;
};

/** How many assertions came out how. */
export type OutcomeCounts = { readonly [Outcome in AssertionOutcome]: number };

/** Counts the outcomes of assertions. */
export function countOutcomes(judged: readonly Pick<JudgedAssertion, "outcome">[]): OutcomeCounts {
  const count = (outcome: AssertionOutcome) => judged.filter((one) => one.outcome === outcome).length;
  return { violated: count("violated"), unknown: count("unknown"), held: count("held") };
}

/** What an assertion asks, in a line: its name, or `web → orders tcp 5432`. */
export function assertionTitle({ name, question: { from, to, protocol = "tcp", port } }: Assertion): string {
  return name ?? [from, "→", to, protocol, ...(port === undefined ? [] : [port])].join(" ");
}
