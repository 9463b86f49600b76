import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { MutesAt } from "#lib/model/mute.ts";
import { earlierAt, type AddressLives } from "#lib/inspection/address-lives.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { muteFindings } from "#lib/inspection/mute-findings.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import { entityRecord } from "#lib/report/entity/entity-record.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { digestOf, type Digest } from "./digest.ts";
import { KeptAnswers, keptComparisons, keptOfSnapshot } from "./kept-answers.ts";
import { muteLives } from "./mute-lives.ts";
import type { Answer, Asked, Language } from "./question.ts";
import { questions, type QuestionName } from "./questions.ts";
import { Refusal } from "./refusal.ts";
import { answerCalls, type Moved } from "./thread.ts";

/** What the inspection thread is asked. */
export type InspectionRequest =
  /** `latest`: it takes the place of all that is held. `addresses`: what the snapshots tell of addresses, later ones too. */
  | { readonly kind: "hold"; readonly document: Uint8Array; readonly latest: boolean; readonly addresses: AddressLives }
  | { readonly kind: "learn"; readonly snapshotId: string; readonly history: History }
  /** Looks one resource up in a document, without holding it. */
  | { readonly kind: "record"; readonly document: Uint8Array; readonly urn: Urn }
  | AskRequest;

/** What came before a snapshot. */
export type History = Pick<Asked<unknown>, "lives" | "since" | "trends">;

/** One question about one snapshot. */
export type AskRequest = {
  readonly kind: "ask";
  readonly snapshotId: string;
  readonly question: QuestionName;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly gzip: boolean;
  readonly mutes: MutesAt;
  /** The snapshot to compare with, and what the snapshots tell of addresses. */
  readonly base?: { readonly snapshotId: string; readonly document: Uint8Array; readonly addresses: AddressLives };
};

/** The bytes of an answer, the refusal of the question, or that the snapshot must be held first. */
export type AskReply =
  | {
      readonly kind: "answer";
      readonly body: Uint8Array<ArrayBuffer>;
      readonly mediaType: string;
      readonly fileName?: string;
      readonly encoding?: "gzip";
    }
  | ({ readonly kind: "refusal" } & Pick<Refusal, "status" | "words" | "details">)
  | { readonly kind: "not-held" };

type Bytes = Extract<AskReply, { readonly kind: "answer" }>;

type Held = { readonly inspection: Inspection; readonly answers: KeptAnswers<Bytes> } & History;

/** As many inspections are held: the latest, and one that someone looks back at. */
const HELD_AT_MOST = 2;
/** Below this a compressed answer is not smaller in packets. */
const COMPRESSED_FROM_BYTES = 1400;

const LARGEST_CHUNK_BYTES = 2 ** 28;

const gzipAsync = promisify(gzip);
const gunzipAsync = promisify(gunzip);

/** The inspection thread: holds the last few inspections and answers questions about them as bytes, ready to send. */
export function serveInspections(): void {
  const held = new Map<string, Held>();
  const comparisons = new KeptAnswers<Bytes>(keptComparisons);
  answerCalls(async (given) => {
    // Sent by `LiveInspector`, the only one that starts this thread.
    const request = given as InspectionRequest;
    switch (request.kind) {
      case "hold":
        makeRoom(held, request.latest ? 0 : HELD_AT_MOST - 1);
        return { reply: await hold(held, request).finally(collectGarbage) };
      case "learn": {
        const known = held.get(request.snapshotId);
        if (known !== undefined) held.set(request.snapshotId, { ...known, ...request.history });
        return { reply: undefined };
      }
      case "record":
        return { reply: entityRecord(await snapshotIn(request.document), request.urn) };
      case "ask":
        return answerAsked(held, comparisons, request);
    }
  });
}

async function answerAsked(
  held: Map<string, Held>,
  comparisons: KeptAnswers<Bytes>,
  request: AskRequest,
): Promise<Moved<AskReply>> {
  const { snapshotId, base } = request;
  const asked = held.get(snapshotId);
  // The last to be asked about is the last to go.
  if (asked !== undefined && held.delete(snapshotId)) held.set(snapshotId, asked);
  const answers = base === undefined ? asked?.answers : comparisons;
  // Snapshots never change: what was compared once is told again without looking at either.
  const known = answers?.find(request);
  return known === undefined ? ask(asked, request, { base: await baseOf(held, base), answers }) : moved(known);
}

/** Room is made before the next inspection: two large ones, and what making one takes, would be the peak of the server's memory. */
function makeRoom(held: Map<string, Held>, left: number): void {
  for (const oldest of held.keys()) {
    if (held.size <= left) break;
    held.delete(oldest);
  }
  collectGarbage();
}

async function hold(
  held: Map<string, Held>,
  { document, addresses }: Extract<InspectionRequest, { readonly kind: "hold" }>,
): Promise<Digest> {
  const snapshot = await snapshotIn(document);
  const inspection = inspect(snapshot, earlierAt(addresses, snapshot.finishedAt));
  held.set(snapshot.snapshotId, { inspection, answers: new KeptAnswers(keptOfSnapshot), lives: new Map() });
  return digestOf(inspection, document.byteLength, addresses);
}

async function snapshotIn(document: Uint8Array): Promise<Snapshot> {
  // The document was written by this program, or checked by `readSnapshotFile` on its way in.
  return JSON.parse(await textOf(document)) as Snapshot;
}

/** The text of a document. Gzip ends with the size of what it holds: one buffer of that size takes it, instead of thousands and their sum. */
async function textOf(document: Uint8Array): Promise<string> {
  const size = new DataView(document.buffer, document.byteOffset, document.byteLength).getUint32(
    document.byteLength - 4,
    true,
  );
  const bytes = await gunzipAsync(document, { chunkSize: Math.min(size, LARGEST_CHUNK_BYTES) + 64 });
  return bytes.toString("utf8");
}

/** What is compared with is not held: it is looked at once, and there is room for two. */
async function baseOf(held: ReadonlyMap<string, Held>, base: AskRequest["base"]): Promise<Asked<unknown>["base"]> {
  if (base === undefined) return undefined;
  const snapshot = await snapshotIn(base.document);
  const known = held.get(snapshot.snapshotId)?.inspection;
  if (known !== undefined) return { snapshot, inspection: () => known };
  return { snapshot, inspection: () => inspect(snapshot, earlierAt(base.addresses, snapshot.finishedAt)) };
}

async function ask(
  held: Held | undefined,
  request: AskRequest,
  { base, answers }: { readonly base: Asked<unknown>["base"]; readonly answers: KeptAnswers<Bytes> | undefined },
): Promise<Moved<AskReply>> {
  if (held === undefined) return { reply: { kind: "not-held" } };
  const { parameters, language, mutes } = request;
  try {
    const answer = questions[request.question].answer({
      ...held,
      inspection: muteFindings(held.inspection, mutes),
      lives: muteLives(held.lives, mutes),
      parameters,
      language,
      ...(base !== undefined && { base }),
    });
    const bytes = await packed(answer, request.gzip);
    answers?.keep(request, bytes);
    return moved(bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, words, details } = error;
    return { reply: { kind: "refusal", status, words, details } };
  }
}

/** An answer whose bytes go to the thread that sends them. */
function moved(answer: Bytes): Moved<AskReply> {
  return { reply: answer, transfer: [answer.body.buffer] };
}

/** An answer as the bytes that are sent; compressed when that is wanted and worth it. */
async function packed(answer: Answer, gzip: boolean): Promise<Bytes> {
  const file = "json" in answer ? undefined : answer;
  const plain = Buffer.from("json" in answer ? JSON.stringify(answer.json) : answer.text, "utf8");
  const compressed = gzip && plain.byteLength >= COMPRESSED_FROM_BYTES;
  return {
    kind: "answer",
    body: Uint8Array.from(compressed ? await gzipAsync(plain, { level: 4 }) : plain),
    mediaType: file?.mediaType ?? "application/json; charset=utf-8",
    ...(file?.fileName !== undefined && { fileName: file.fileName }),
    ...(compressed && { encoding: "gzip" as const }),
  };
}
