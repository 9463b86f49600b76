import { assertionFields } from "./assertions.ts";
import { answerCompared, queryFields, refuseOtherFields } from "./reads.ts";
import type { Answerer } from "./respond.ts";

/**
 * `GET /api/v1/exports/{format}`: the report as a file, with the assertions that the server has. `?lang=both` gives a document
 * in both languages, `?base=` compares with an earlier snapshot.
 */
export const exportRead: Answerer = async (request, path) => {
  // What the server adds of its own, from `lang` or its file of assertions, nobody else says.
  refuseOtherFields(request, ["template", "redact", "scope", "q", "base", "preview", "at"]);
  const { lang, ...fields } = queryFields(request);
  const languages = lang === "both" ? { lang: "en", beside: "ja" } : lang === undefined ? {} : { lang };
  const { file, ...assertions } = await assertionFields();
  const asserted = "source" in assertions || "problem" in assertions ? { assertions: { file, ...assertions } } : {};
  return answerCompared(request, "export", { ...fields, ...languages, ...asserted, ...path });
};
