import { noParameters } from "#lib/api/requests.ts";
import { overviewOf } from "#lib/report/overview.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import { defineQuestion } from "../question.ts";

/** What is wrong, in a few sentences, what is there, and how much of it was seen. */
export const overviewQuestion = defineQuestion(noParameters, ({ inspection, language }) => ({
  json: overviewOf(inspection, (finding) => sayFinding(finding, language).title),
}));
