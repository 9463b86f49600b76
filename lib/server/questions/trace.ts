import { tracePath } from "#lib/analysis/reach/trace.ts";
import { traceQuestionSchema } from "#lib/api/trace.ts";
import { defineQuestion } from "../question.ts";
import { Refusal } from "../refusal.ts";

/** One path question: both directions hop by hop, with every blocker. */
export const traceQuestion = defineQuestion(traceQuestionSchema, ({ inspection, parameters, language }) => {
  const answer = tracePath(inspection.topology, parameters, { language });
  if ("verdict" in answer) return { json: answer };
  const { status, field, detail, suggestions } = answer;
  throw new Refusal(status, detail, { field, suggestions });
});
