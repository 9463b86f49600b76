import { changeEffects } from "#lib/analysis/matrix/change-effects.ts";
import { changeEffectsParameters } from "#lib/api/change-effects.ts";
import { defineQuestion } from "../question.ts";
import { Refusal } from "../refusal.ts";

/** What a proposed change would do to every pair of the account. */
export const changeEffectsQuestion = defineQuestion(
  changeEffectsParameters,
  ({ inspection, parameters: { fix, closing, ...question }, language }) => {
    const choice =
      fix === undefined ? { kind: "closing" as const, at: closing ?? 0 } : { kind: "fix" as const, at: fix };
    const answer = changeEffects(inspection.topology, { question, choice, language });
    if (!("status" in answer)) return { json: answer };
    const { status, field, detail, suggestions } = answer;
    throw new Refusal(status, detail, { field, suggestions });
  },
);
