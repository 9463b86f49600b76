import type { Urn } from "#lib/model/urn.ts";
import type { EntityRecord } from "#lib/report/entity/entity-record.ts";
import type { Digest } from "./digest.ts";
import { historyAsOf } from "./history.ts";
import type { AskReply, AskRequest, History } from "./inspection-thread.ts";
import type { Inspections } from "./inspections.ts";
import type { KeptEntry } from "./kept-entry.ts";
import type { KeptMutes } from "./kept-mutes.ts";
import type { KeptSnapshots } from "./kept-snapshots.ts";
import { livesAsOf } from "./lives.ts";

/** What inspected snapshots are made of. */
type Parts = {
  readonly kept: KeptSnapshots;
  readonly mutes: KeptMutes;
  readonly inspections: Inspections;
};

/** A question; with which mutes it is answered is known here, and what the snapshot to compare with holds. */
export type Asking = Omit<AskRequest, "kind" | "mutes" | "base"> & { readonly baseId?: string };

/** The snapshots that are kept, as the thread that inspects them answers for them: it holds a few, and is given others when they are asked about. */
export class InspectedSnapshots {
  readonly #parts: Parts;
  readonly #holding = new Map<string, Promise<Digest | undefined>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The document of a snapshot, gzip; `undefined` when it is not kept. */
  async document(snapshotId: string): Promise<Uint8Array | undefined> {
    return this.#parts.inspections.isClosed ? undefined : this.#parts.kept.document(snapshotId);
  }

  /** A resource in a kept snapshot; `undefined` when the snapshot is not kept. */
  async record(snapshotId: string, urn: Urn): Promise<EntityRecord | undefined> {
    const document = await this.document(snapshotId);
    // The thread runs `serveInspections`, which answers so.
    return document && (this.#parts.inspections.call({ kind: "record", document, urn }) as Promise<EntityRecord>);
  }

  /** Asks about a snapshot; `undefined` when the snapshot is not kept. Throws a `Refusal` (503) once the thread is closed. */
  async ask(question: Asking): Promise<Exclude<AskReply, { kind: "not-held" }> | undefined> {
    const first = await this.#ask(question);
    if (first.kind !== "not-held") return first;
    if ((await this.hold(question.snapshotId)) === undefined) return undefined;
    const second = await this.#ask(question);
    return second.kind === "not-held" ? undefined : second;
  }

  /** Has the thread inspect a document and hold it, the latest one in place of the one before. */
  inspect(document: Uint8Array, latest: boolean): Promise<Digest> {
    const { addresses } = this.#parts.kept;
    return this.#parts.inspections.call({ kind: "hold", document, latest, addresses }) as Promise<Digest>;
  }

  /** Has the thread hold a kept snapshot; asked twice at once, it is read once. */
  hold(snapshotId: string): Promise<Digest | undefined> {
    const holding = this.#holding.get(snapshotId) ?? this.#holdKept(snapshotId);
    this.#holding.set(snapshotId, holding);
    return holding.finally(() => this.#holding.delete(snapshotId));
  }

  /** Tells the thread what came before a snapshot that it holds. */
  async learn({ snapshotId, finishedAt }: KeptEntry, lives: History["lives"]): Promise<void> {
    const history = historyAsOf(this.#parts.kept.entries, finishedAt, lives);
    await this.#parts.inspections.call({ kind: "learn", snapshotId, history });
  }

  async #ask({ baseId, ...question }: Asking): Promise<AskReply> {
    const base = await this.#parts.kept.base(baseId);
    const mutes = this.#parts.mutes.at(new Date().toISOString());
    const request: AskRequest = { kind: "ask", ...question, ...base, mutes };
    // The thread runs `serveInspections`, which answers so.
    return this.#parts.inspections.call(request) as Promise<AskReply>;
  }

  async #holdKept(snapshotId: string): Promise<Digest | undefined> {
    const document = await this.document(snapshotId);
    if (document === undefined) return undefined;
    const digest = await this.inspect(document, false);
    await this.learn(digest.entry, livesAsOf(this.#parts.kept.lives, digest.entry.finishedAt));
    return digest;
  }
}
