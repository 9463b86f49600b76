import type { AssertionsAnswer } from "#lib/api/assertions.ts";
import { readAssertionsFile } from "./assertions-file.ts";
import { answerRead, askLatest, queryFields } from "./reads.ts";
import { noField } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";
import { running } from "./running.ts";

/** `GET /api/v1/paths/assertions`: the file that `ROADSTEAD_ASSERTIONS_FILE` names, judged. It is read anew each time, and never written. */
export async function assertionsRead(request: Request): Promise<Response> {
  const { at, lang, ...others } = queryFields(request);
  const [field] = Object.keys(others);
  if (field !== undefined) {
    throw new Refusal(400, noField(field, "it takes no fields but at and lang"), {
      field,
      accepted: "it takes no fields but at and lang",
    });
  }
  const addressed = { ...(at !== undefined && { at }), ...(lang !== undefined && { lang }) };
  return answerRead(request, "assertions", { ...addressed, ...(await assertionFields()) });
}

/** How many assertions came out how in the latest snapshot; nothing when there is no file that can be used. */
export async function assertionCounts(): Promise<AssertionsAnswer["counts"] | undefined> {
  const { live } = running();
  if (live.shown === undefined) return undefined;
  const fields = await assertionFields();
  if (!("source" in fields)) return undefined;
  const key = `${live.shown.snapshotId} ${fields.source}`;
  if (key !== counted?.key) counted = { key, counts: countLatest(fields) };
  return counted.counts;
}

/** Of the last snapshot and text that were counted: whoever scrapes does so more often than a survey ends. */
let counted: { readonly key: string; readonly counts: Promise<AssertionsAnswer["counts"] | undefined> } | undefined;

async function countLatest(fields: Fields): Promise<AssertionsAnswer["counts"] | undefined> {
  // The question answers with this type.
  const { counts, problem } = (await askLatest("assertions", fields)) as AssertionsAnswer;
  return problem === undefined ? counts : undefined;
}

type Fields = { readonly file: string } & ({ readonly source: string } | { readonly problem: string } | object);

/** The file of assertions as a question takes it: its name, and its text or why that cannot be read. */
export async function assertionFields(): Promise<Fields> {
  const { assertionsFile: file } = running().config;
  try {
    const source = await readAssertionsFile(file);
    return source === undefined ? { file } : { file, source };
  } catch (error) {
    if (error instanceof Refusal) return { file, problem: error.message };
    throw error;
  }
}
