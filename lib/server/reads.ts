import { CARRIED_ENCODING } from "./carried-encoding.ts";
import { calledBy } from "#lib/model/snapshot-name.ts";
import { languages } from "#lib/api/contract.ts";
import type { AskReply, AskRequest } from "./inspection-thread.ts";
import type { Language } from "./question.ts";
import type { QuestionName } from "./questions.ts";
import { BASE_ACCEPTED } from "./reads-base.ts";
import { expected, noBase, noField, noSnapshot, nothingBefore, notReady } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";
import { etagOf, notModified, takesGzip, type Answerer } from "./respond.ts";
import { running, type Running } from "./running.ts";

/** The snapshot a request is about, the language it wants, and the fields that are the question's own. */
export type Addressed = {
  readonly snapshotId: string;
  readonly language: Language;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A `GET` that asks one question about one snapshot: `?at=`, `?lang=`, and the question's own fields. */
export function reads(question: QuestionName): Answerer {
  return (request, path) => answerRead(request, question, { ...queryFields(request), ...path });
}

/** Answers one question about what became of an earlier snapshot: `base` is its id, or `previous`; absent, nothing is compared. */
export function answerCompared(
  request: Request,
  question: QuestionName,
  { base, ...given }: Readonly<Record<string, unknown>>,
): Promise<Response> {
  return answerAsking(request, { question, given, ...(base !== undefined && { base }) });
}

/** Answers one question with the given fields. */
export function answerRead(
  request: Request,
  question: QuestionName,
  given: Readonly<Record<string, unknown>>,
): Promise<Response> {
  return answerAsking(request, { question, given });
}

type Asking = {
  readonly question: QuestionName;
  readonly given: Readonly<Record<string, unknown>>;
  readonly base?: unknown;
};

async function answerAsking(request: Request, asking: Asking): Promise<Response> {
  const server = running();
  try {
    return await answerOf(server, request, asking);
  } catch (error) {
    // The demo's scenario was changed while this was asked: the one that is shown now answers.
    if (running() === server || !(error instanceof Refusal)) throw error;
    return answerOf(running(), request, asking);
  }
}

async function answerOf(server: Running, request: Request, { question, given, base }: Asking): Promise<Response> {
  const baseId = base === undefined ? undefined : baseIdOf(server, base, address(server, given).snapshotId);
  const tagged = [question, ...(baseId === undefined ? [] : [baseId])].join(" ");
  // A snapshot never changes and the tag knows the mutes, so the question itself tells whether the client has the answer: nothing is computed.
  const known =
    request.method === "POST" ? undefined : notModified(request, etagOfRead(server, tagged, address(server, given)));
  if (known !== undefined) return known;
  await server.live.replaced();
  const addressed = address(server, given);
  const { snapshotId, language, fields } = addressed;
  const etag = etagOfRead(server, tagged, addressed);
  const gzip = takesGzip(request);
  const compared = baseId === undefined ? {} : { baseId };
  const reply = await server.live.ask({ snapshotId, question, parameters: fields, language, gzip, ...compared });
  if (reply === undefined) throw noSuchSnapshot(server, snapshotId);
  return send(reply, etag);
}

/** Asks the latest snapshot a question of the server's own; gives the value it answers with. Throws its refusal. */
export async function askLatest(question: QuestionName, parameters: AskRequest["parameters"]): Promise<unknown> {
  const server = running();
  await server.live.replaced();
  const snapshotId = latestSnapshotId(server);
  const reply = await server.live.ask({ snapshotId, question, parameters, language: "en", gzip: false });
  if (reply === undefined) throw noSuchSnapshot(server, snapshotId);
  return JSON.parse(Buffer.from(answered(reply).body).toString("utf8"));
}

function etagOfRead(server: Running, question: string, { snapshotId, language, fields }: Addressed): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const muted = server.live.mutes.revision(new Date().toISOString());
  return etagOf(server.startId, question, snapshotId, language, JSON.stringify(sorted), muted);
}

/** The fields of the query string. Empty ones count as absent; one that is given twice is refused. */
export function queryFields(request: Request): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URL(request.url).searchParams) {
    if (value === "") continue;
    if (fields.has(name)) throw new Refusal(400, expected(name, "one value"), { field: name, accepted: "one value" });
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

/** Throws a {@link Refusal} of the first field of the query string that is not taken here; `lang` is everywhere. */
export function refuseOtherFields(request: Request, taken: readonly string[] = []): void {
  const all = [...taken, "lang"];
  const field = Object.keys(queryFields(request)).find((name) => !all.includes(name));
  if (field === undefined) return;
  const accepted = `it takes ${all.join(", ")}`;
  throw new Refusal(400, noField(field, accepted), { field, accepted });
}

/** Takes `at` and `lang` out of the fields and resolves them. Throws a {@link Refusal} when there is no such snapshot. */
export function address(server: Running, given: Readonly<Record<string, unknown>>): Addressed {
  const { at = "latest", lang = "en", ...fields } = given;
  const language = languages.find((name) => name === lang);
  if (language === undefined) {
    throw new Refusal(400, expected("lang", languages.join(" or ")), {
      field: "lang",
      accepted: languages.join(" or "),
    });
  }
  if (typeof at !== "string") {
    throw new Refusal(400, expected("at", "a snapshot id or latest"), {
      field: "at",
      accepted: "a snapshot id or latest",
    });
  }
  if (at === "latest") return { snapshotId: latestSnapshotId(server), language, fields };
  const kept = calledBy(server.live.snapshots, at);
  if (kept === undefined && server.live.shown?.snapshotId !== at) throw noSuchSnapshot(server, at);
  return { snapshotId: kept?.snapshotId ?? at, language, fields };
}

/** The snapshot that another is compared with. Throws a {@link Refusal} when it is not kept. */
function baseIdOf({ live }: Running, base: unknown, snapshotId: string): string {
  const ids = live.snapshots.map((entry) => entry.snapshotId);
  const named = () => (base === "latest" ? live.shown : calledBy(live.snapshots, base))?.snapshotId;
  const wanted = base === "previous" ? ids[ids.indexOf(snapshotId) + 1] : named();
  if (wanted !== undefined) return wanted;
  throw new Refusal(404, base === "previous" ? nothingBefore(snapshotId) : noBase(String(base)), {
    field: "base",
    accepted: BASE_ACCEPTED,
    suggestions: ids.slice(0, 5),
  }); // prettier-ignore
}

function latestSnapshotId({ live }: Running): string {
  if (live.shown !== undefined) return live.shown.snapshotId;
  throw new Refusal(503, notReady(live.survey?.state, live.survey?.problem));
}

/** The refusal of a snapshot that is not kept, with the ones that are. */
export function noSuchSnapshot({ live }: Running, snapshotId: string): Refusal {
  return new Refusal(404, noSnapshot(snapshotId), {
    field: "at",
    accepted: "latest, or the id or name of a snapshot in /api/v1/snapshots",
    suggestions: live.snapshots.slice(0, 5).map((entry) => entry.snapshotId),
  });
}

type Reply = Exclude<AskReply, { readonly kind: "not-held" }>;

function answered(reply: Reply): Extract<Reply, { readonly kind: "answer" }> {
  if (reply.kind === "answer") return reply;
  const { status, words, details } = reply;
  throw new Refusal(status, words, details);
}

function send(reply: Reply, etag: string): Response {
  const { body, mediaType, encoding, fileName } = answered(reply);
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      etag,
      "cache-control": "no-cache",
      vary: "accept-encoding",
      ...(encoding !== undefined && { [CARRIED_ENCODING]: encoding }),
      ...(fileName !== undefined && { "content-disposition": `attachment; filename="${fileName}"` }),
    },
  });
}
