import { randomUUID } from "node:crypto";
import type { Survey, SurveyArea } from "#lib/api/contract.ts";
import type { Mute } from "#lib/model/mute.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { EntityRecord } from "#lib/report/entity/entity-record.ts";
import type { Digest } from "./digest.ts";
import type { AskReply, AskRequest, History } from "./inspection-thread.ts";
import { Inspections } from "./inspections.ts";
import { keepEarlier } from "./keep-earlier.ts";
import type { KeptMutes } from "./kept-mutes.ts";
import type { KeptSnapshots, StoreState } from "./kept-snapshots.ts";
import { historyAsOf } from "./history.ts";
import type { KeptEntry } from "./kept-entry.ts";
import { livesAfter, livesAsOf, rememberedFrom, type FindingLife } from "./lives.ts";
import type { Log } from "./log.ts";
import { reasonOf } from "./reason.ts";
import type { Source, Surveyed } from "./source.ts";
import type { Thread } from "./thread.ts";
import type { Subscriber } from "./subscriber.ts";
import { waitAfter } from "./wait-after.ts";

/** What a live inspector is made of. */
export type Parts = {
  readonly source: Source;
  readonly kept: KeptSnapshots;
  readonly mutes: KeptMutes;
  /** Runs `serveInspections`. */
  readonly inspections: Thread;
  readonly refreshSeconds: number;
  readonly log: Log;
};

/** The snapshot that is shown. */
export type Shown = { readonly snapshotId: string; readonly finishedAt: string; readonly digest: Digest };

/** A question; with which mutes it is answered is known here, and what the snapshot to compare with holds. */
type Asking = Omit<AskRequest, "kind" | "mutes" | "base"> & { readonly baseId?: string };

type Running = { readonly surveyId: string; readonly startedAt: string; areas: readonly SurveyArea[] };

/** Surveys, inspects, keeps and tells, again and again, until it is closed. What was good last stays until something better is there. */
export class LiveInspector {
  readonly #parts: Parts;
  readonly #inspections: Inspections;
  readonly #subscribers = new Set<Subscriber>();
  #loaded: Promise<void> | undefined;
  readonly #holding = new Map<string, Promise<Digest | undefined>>();
  #running: Running | undefined;
  #last: Omit<Survey, "store" | "latest" | "nextAt" | "refreshSeconds"> | undefined;
  #shown: Shown | undefined;
  #replacing: Promise<void> = Promise.resolve();
  #failures = 0;
  #next: { readonly at: string; readonly timer: NodeJS.Timeout } | undefined;
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#inspections = new Inspections(parts.inspections);
  }

  /** Shows what was kept before, then surveys. Resolves when the first survey runs. */
  async start(): Promise<void> {
    // The survey, the store and the other thread need a second or two each to load: they do so at once.
    this.#loaded = this.#parts.kept.load();
    this.startSurvey();
    this.#inspections.open();
    await this.#loaded;
    const newest = this.#parts.kept.entries[0];
    if (newest !== undefined) await this.#showKept(newest).catch(this.#unlessClosed);
  }

  /** Starts a survey, or joins the one that runs. */
  startSurvey(): { readonly surveyId: string } {
    if (this.#running !== undefined) return { surveyId: this.#running.surveyId };
    clearTimeout(this.#next?.timer);
    this.#next = undefined;
    const running = { surveyId: randomUUID(), startedAt: new Date().toISOString(), areas: [] };
    this.#running = running;
    void this.#survey(running);
    this.#tellSurvey();
    return { surveyId: running.surveyId };
  }

  /** The survey that runs, or the last that did; `undefined` only before {@link start}. */
  get survey(): Survey | undefined {
    const [running, shown] = [this.#running, this.#shown];
    const last = running === undefined ? this.#last : { ...running, state: "running" as const };
    if (last === undefined) return undefined;
    return {
      ...last,
      ...(this.#next !== undefined && { nextAt: this.#next.at }),
      ...(shown !== undefined && { latest: { snapshotId: shown.snapshotId, finishedAt: shown.finishedAt } }),
      store: this.store,
      ...(this.#parts.source.repeats && { refreshSeconds: this.#parts.refreshSeconds }),
    };
  }

  /** The snapshot that is shown as the latest; `undefined` before the first. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** Whether snapshots are being kept. */
  get store(): StoreState {
    return this.#parts.kept.state;
  }

  /** The snapshots that can be asked about, newest first. */
  get snapshots(): readonly KeptEntry[] {
    return this.#parts.kept.entries;
  }

  /** The lives of all findings after the latest snapshot. */
  get lives(): ReadonlyMap<string, FindingLife> {
    return this.#parts.kept.lives;
  }

  /** What is muted. */
  get mutes(): Pick<KeptMutes, "all" | "at" | "revision" | "state"> {
    return this.#parts.mutes;
  }

  /** Mutes, and tells everyone. */
  async mute(mute: Mute): Promise<void> {
    await this.#parts.mutes.add(mute);
    for (const { mutes } of this.#subscribers) mutes?.();
  }

  /** Takes a mute back and tells everyone; `false` when there is none of this id. */
  async unmute(id: string): Promise<boolean> {
    const wasThere = await this.#parts.mutes.remove(id);
    if (wasThere) for (const { mutes } of this.#subscribers) mutes?.();
    return wasThere;
  }

  /** The document of a snapshot, gzip; `undefined` when it is not kept. */
  async document(snapshotId: string): Promise<Uint8Array | undefined> {
    if (this.#closed) return undefined;
    return this.#parts.kept.document(snapshotId);
  }

  /** A resource in a kept snapshot; `undefined` when the snapshot is not kept. */
  async record(snapshotId: string, urn: Urn): Promise<EntityRecord | undefined> {
    const document = this.#closed ? undefined : await this.document(snapshotId);
    // The thread runs `serveInspections`, which answers so.
    return document && (this.#inspections.call({ kind: "record", document, urn }) as Promise<EntityRecord>);
  }

  /** Asks about a snapshot; `undefined` when the snapshot is not kept. Throws a `Refusal` (503) once this inspector is closed. */
  async ask(question: Asking): Promise<Exclude<AskReply, { kind: "not-held" }> | undefined> {
    const first = await this.#ask(question);
    if (first.kind !== "not-held") return first;
    if ((await this.#hold(question.snapshotId)) === undefined) return undefined;
    const second = await this.#ask(question);
    return second.kind === "not-held" ? undefined : second;
  }

  /**
   * Resolves when no snapshot is about to take the place of the one that is shown. While one is inspected nothing can be
   * asked, and in a large account there is no room for both.
   */
  async replaced(): Promise<void> {
    await this.#replacing.catch(() => undefined); // told where it was awaited first: by the survey
  }

  /** Tells a subscriber everything from now on; the returned function ends it. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Ends surveys, threads and the store. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#next?.timer);
    const subscribers = [...this.#subscribers];
    this.#subscribers.clear();
    for (const { closed } of subscribers) closed?.();
    await Promise.all([this.#parts.source.close(), this.#inspections.close()]);
    await this.replaced();
    await this.#parts.kept.close();
    // Where both have one store, it is closed by now.
    await this.#parts.mutes.close();
  }

  /** What fails because it was ended is no failure. */
  readonly #unlessClosed = (error: unknown): void => {
    if (!this.#closed) throw error;
  };

  async #survey(running: Running): Promise<void> {
    const { surveyId, startedAt } = running;
    const failed = (problem: string, areas: readonly SurveyArea[]): void =>
      this.#end({ surveyId, state: "failed", startedAt, finishedAt: now(), areas, problem });
    try {
      await this.#loaded;
      await keepEarlier(this.#parts, (document) => this.#inspect(document, true));
      const result = await this.#parts.source.survey((areas) => {
        running.areas = areas;
        this.#tellSurvey();
      });
      if ("surveyed" in result) {
        this.#replacing = this.#announce(result.surveyed);
        await this.#replacing;
        const { snapshotId, areas } = result.surveyed;
        this.#end({ surveyId, state: "done", startedAt, finishedAt: now(), areas, snapshotId });
      } else failed(result.failed, result.areas);
    } catch (error) {
      // A defect ends this survey, not the server; the next one may do better.
      if (this.#closed) return;
      this.#parts.log.error("survey.broke", { surveyId, reason: reasonOf(error) });
      failed(`Something broke here: ${reasonOf(error)}`, running.areas);
    }
  }

  /** Committed first, then told: what was announced is there after a `kill -9`. */
  async #announce({ document }: Surveyed): Promise<void> {
    // It is judged with what earlier ones told: a store that could not be read at start may work by now.
    await this.#loaded;
    await this.#parts.kept.load();
    const digest = await this.#inspect(document, true);
    await this.#parts.mutes.load(digest.entry.source);
    const lives = livesAfter(this.#parts.kept.lives, digest.sighting, rememberedFrom(digest.sighting.at));
    await this.#parts.kept.keep(digest.entry, document, { lives, addresses: digest.addresses });
    await this.#show(digest, lives);
  }

  async #show(digest: Digest, lives: ReadonlyMap<string, FindingLife>): Promise<void> {
    if (this.#closed) return;
    const { snapshotId, finishedAt } = digest.entry;
    await this.#learn(digest.entry, lives);
    this.#shown = { snapshotId, finishedAt, digest };
    for (const { snapshot } of this.#subscribers) snapshot({ snapshotId, finishedAt });
  }

  async #showKept({ snapshotId }: KeptEntry): Promise<void> {
    const digest = await this.#hold(snapshotId);
    // A survey that was quicker than the store has something newer to show.
    if (digest !== undefined && this.#shown === undefined) {
      await this.#parts.mutes.load(digest.entry.source);
      await this.#show(digest, this.#parts.kept.lives);
      this.#tellSurvey();
    }
  }

  #end(survey: Omit<Survey, "store" | "latest" | "nextAt" | "refreshSeconds">): void {
    this.#running = undefined;
    this.#last = survey;
    this.#failures = survey.state === "failed" ? this.#failures + 1 : 0;
    this.#parts.log.info("survey.ended", {
      surveyId: survey.surveyId,
      state: survey.state,
      durationMs: Date.now() - Date.parse(survey.startedAt),
      incomplete: survey.areas.filter(({ state }) => state === "incomplete").length,
      problem: survey.problem,
    });
    this.#schedule();
    this.#tellSurvey();
  }

  #schedule(): void {
    if (this.#closed || (!this.#parts.source.repeats && this.#failures === 0)) return;
    const waitMs = waitAfter(this.#failures, this.#parts.refreshSeconds * 1000, Math.random());
    const timer = setTimeout(() => this.startSurvey(), waitMs);
    timer.unref();
    this.#next = { at: new Date(Date.now() + waitMs).toISOString(), timer };
  }

  async #ask({ baseId, ...question }: Asking): Promise<AskReply> {
    const base = await this.#parts.kept.base(baseId);
    const request: AskRequest = { kind: "ask", ...question, ...base, mutes: this.#parts.mutes.at(now()) };
    // The thread runs `serveInspections`, which answers so.
    return this.#inspections.call(request) as Promise<AskReply>;
  }

  #inspect(document: Uint8Array, latest: boolean): Promise<Digest> {
    const { addresses } = this.#parts.kept;
    return this.#inspections.call({ kind: "hold", document, latest, addresses }) as Promise<Digest>;
  }

  /** Has the thread hold a kept snapshot; asked twice at once, it is read once. */
  #hold(snapshotId: string): Promise<Digest | undefined> {
    const holding = this.#holding.get(snapshotId) ?? this.#holdKept(snapshotId);
    this.#holding.set(snapshotId, holding);
    return holding.finally(() => this.#holding.delete(snapshotId));
  }

  async #holdKept(snapshotId: string): Promise<Digest | undefined> {
    const document = await this.document(snapshotId);
    if (document === undefined) return undefined;
    const digest = await this.#inspect(document, false);
    await this.#learn(digest.entry, livesAsOf(this.#parts.kept.lives, digest.entry.finishedAt));
    return digest;
  }

  async #learn({ snapshotId, finishedAt }: KeptEntry, lives: History["lives"]): Promise<void> {
    const history = historyAsOf(this.#parts.kept.entries, finishedAt, lives);
    await this.#inspections.call({ kind: "learn", snapshotId, history });
  }

  #tellSurvey(): void {
    const { survey } = this;
    if (survey !== undefined) for (const subscriber of this.#subscribers) subscriber.survey(survey);
  }
}

function now(): string {
  return new Date().toISOString();
}
