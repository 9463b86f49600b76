import { tracePath } from "#lib/analysis/reach/trace.ts";
import { traceQuestionSchema } from "#lib/api/trace.ts";
import { defineQuestion } from "../question.ts";
import { Refusal } from "../refusal.ts";

/** One path question: both directions hop by hop, with every blocker. */
export const traceQuestion = defineQuestion(traceQuestionSchema, ({ inspection, parameters, language }) => {
  const answer = tracePath(inspection.topology, parameters, { language });
  if ("verdict" in answer) return { json: answer };
  const { status, field, detail, suggestions } = answer;
  const accepted = acceptedOf(field);
  throw new Refusal(status, detail, { field, suggestions, ...(accepted !== undefined && { accepted }) });
});

/** What a field of the question accepts, as its schema says it. */
function acceptedOf(field: string): string | undefined {
  const { shape } = traceQuestionSchema;
  return field in shape ? shape[field as keyof typeof shape].safeParse({}).error?.issues[0]?.message : undefined;
}
