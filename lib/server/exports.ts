import { assertionFields } from "./assertions.ts";
import { answerCompared, queryFields } from "./reads.ts";
import { noField } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";
import type { Answerer } from "./respond.ts";

/**
 * `GET /api/v1/exports/{format}`: the report as a file, with the assertions that the server has. `?lang=both` gives a document
 * in both languages, `?base=` compares with an earlier snapshot.
 */
export const exportRead: Answerer = async (request, path) => {
  const { lang, ...fields } = queryFields(request);
  refuseOwn(fields);
  const languages = lang === "both" ? { lang: "en", beside: "ja" } : lang === undefined ? {} : { lang };
  const { file, ...assertions } = await assertionFields();
  const asserted = "source" in assertions || "problem" in assertions ? { assertions: { file, ...assertions } } : {};
  return answerCompared(request, "export", { ...fields, ...languages, ...asserted, ...path });
};

/** Throws a {@link Refusal} of what a client may not say by itself: it is made of `lang`, or of the server's own file. */
function refuseOwn(fields: Readonly<Record<string, string>>): void {
  const field = ["beside", "assertions"].find((own) => own in fields);
  if (field === undefined) return;
  throw new Refusal(400, noField(field, ACCEPTED), { field, accepted: ACCEPTED });
}

const ACCEPTED = "it takes template, redact, scope, q, base, preview, at and lang";
