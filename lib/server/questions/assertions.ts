import { z } from "zod";
import { countOutcomes, type JudgedAssertion } from "#lib/analysis/reach/assertion.ts";
import { judgeAssertions } from "#lib/analysis/reach/judge-assertions.ts";
import type { AssertionsAnswer } from "#lib/api/assertions.ts";
import { parseAssertions } from "../assertions-file.ts";
import { defineQuestion, type Asked } from "../question.ts";
import { Refusal } from "../refusal.ts";

/** Filled by the server, never by a client: the file's name, and its text or why that is not known. */
const parameters = z.strictObject({
  file: z.string(),
  source: z.string().optional(),
  problem: z.string().optional(),
});

type Parameters = z.output<typeof parameters>;

/** What has to hold of paths, judged on one snapshot. */
export const assertionsQuestion = defineQuestion(parameters, (asked) => {
  const { file, source } = asked.parameters;
  const { judged, problem } = judge(asked);
  const answer: AssertionsAnswer = {
    snapshotId: asked.inspection.snapshot.snapshotId,
    file,
    ...(source !== undefined && { source }),
    ...(problem !== undefined && { problem }),
    counts: countOutcomes(judged),
    assertions: judged,
  };
  return { json: answer };
});

/** A file that cannot be used is told, not refused: the page shows it beside the reason. */
function judge({ inspection, parameters: given, language }: Asked<Parameters>): {
  readonly judged: readonly JudgedAssertion[];
  readonly problem?: string;
} {
  const { file, source, problem } = given;
  if (source === undefined) return { judged: [], ...(problem !== undefined && { problem }) };
  try {
    return { judged: judgeAssertions(inspection.topology, parseAssertions(source, file), language) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { judged: [], problem: error.message };
  }
}
