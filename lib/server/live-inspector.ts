import { randomUUID } from "node:crypto";
import type { Survey, SurveyArea } from "#lib/api/contract.ts";
import type { Mute } from "#lib/model/mute.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { EntityRecord } from "#lib/report/entity/entity-record.ts";
import type { Digest } from "./digest.ts";
import { InspectedSnapshots, type Asking } from "./inspected-snapshots.ts";
import { Inspections } from "./inspections.ts";
import { keepEarlier } from "./keep-earlier.ts";
import type { KeptMutes } from "./kept-mutes.ts";
import type { KeptSnapshots, StoreState } from "./kept-snapshots.ts";
import type { KeptEntry } from "./kept-entry.ts";
import { livesAfter, rememberedFrom, type FindingLife } from "./lives.ts";
import type { Log } from "./log.ts";
import { NextSurvey } from "./next-survey.ts";
import { reasonOf } from "./reason.ts";
import type { Source, Surveyed } from "./source.ts";
import type { Thread } from "./thread.ts";
import type { Subscriber } from "./subscriber.ts";

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

type Running = { readonly surveyId: string; readonly startedAt: string; areas: readonly SurveyArea[] };

/** What is told of one survey, besides what is told of all. */
type Ended = Omit<Survey, "store" | "latest" | "nextAt" | "refreshSeconds">;

/** Surveys, inspects, keeps and tells, again and again, until it is closed. What was good last stays until something better is there. */
export class LiveInspector {
  readonly #parts: Parts;
  readonly #inspections: Inspections;
  readonly #snapshots: InspectedSnapshots;
  readonly #next: NextSurvey;
  readonly #subscribers = new Set<Subscriber>();
  #loaded: Promise<void> | undefined;
  #running: Running | undefined;
  #last: Ended | undefined;
  #shown: Shown | undefined;
  #replacing: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#inspections = new Inspections(parts.inspections);
    this.#snapshots = new InspectedSnapshots({ ...parts, inspections: this.#inspections });
    this.#next = new NextSurvey(parts);
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
    this.#next.cancel();
    const running = { surveyId: randomUUID(), startedAt: new Date().toISOString(), areas: [] };
    this.#running = running;
    void this.#survey(running);
    this.#tellSurvey();
    return { surveyId: running.surveyId };
  }

  /** The survey that runs, or the last that did; `undefined` only before {@link start}. */
  get survey(): Survey | undefined {
    const [running, shown, { at: nextAt }] = [this.#running, this.#shown, this.#next];
    const last = running === undefined ? this.#last : { ...running, state: "running" as const };
    if (last === undefined) return undefined;
    return {
      ...last,
      ...(nextAt !== undefined && { nextAt }),
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

  /** Gives a snapshot a name or takes it away, and tells everyone; `false` when it is not kept. */
  async rename(snapshotId: string, name: string | undefined): Promise<boolean> {
    const isKept = await this.#parts.kept.rename(snapshotId, name);
    if (isKept) for (const { names } of this.#subscribers) names?.();
    return isKept;
  }

  /** The document of a snapshot, gzip; `undefined` when it is not kept, or this inspector was closed. */
  document(snapshotId: string): Promise<Uint8Array | undefined> {
    return this.#snapshots.document(snapshotId);
  }

  /** A resource in a kept snapshot; `undefined` when the snapshot is not kept. */
  record(snapshotId: string, urn: Urn): Promise<EntityRecord | undefined> {
    return this.#snapshots.record(snapshotId, urn);
  }

  /** Asks about a snapshot; `undefined` when the snapshot is not kept. Throws a `Refusal` (503) once this inspector is closed. */
  ask(question: Asking): ReturnType<InspectedSnapshots["ask"]> {
    return this.#snapshots.ask(question);
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
    this.#next.cancel();
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
    try {
      await this.#loaded;
      await keepEarlier(this.#parts, (document) => this.#snapshots.inspect(document, true));
      const result = await this.#parts.source.survey((areas) => {
        running.areas = areas;
        this.#tellSurvey();
      });
      if ("failed" in result) {
        this.#end({ surveyId, state: "failed", startedAt, areas: result.areas, problem: result.failed });
        return;
      }
      await (this.#replacing = this.#announce(result.surveyed));
      const { snapshotId, areas } = result.surveyed;
      this.#end({ surveyId, state: "done", startedAt, areas, snapshotId });
    } catch (error) {
      // A defect ends this survey, not the server; the next one may do better.
      if (this.#closed) return;
      const reason = reasonOf(error);
      this.#parts.log.error("survey.broke", { surveyId, reason });
      const problem = `Something broke here: ${reason}`;
      this.#end({ surveyId, state: "failed", startedAt, areas: running.areas, problem });
    }
  }

  /** Committed first, then told: what was announced is there after a `kill -9`. */
  async #announce({ document }: Surveyed): Promise<void> {
    // It is judged with what earlier ones told: a store that could not be read at start may work by now.
    await this.#loaded;
    await this.#parts.kept.load();
    const digest = await this.#snapshots.inspect(document, true);
    await this.#parts.mutes.load(digest.entry.source);
    const lives = livesAfter(this.#parts.kept.lives, digest.sighting, rememberedFrom(digest.sighting.at));
    await this.#parts.kept.keep(digest.entry, document, { lives, addresses: digest.addresses });
    await this.#show(digest, lives);
  }

  async #show(digest: Digest, lives: ReadonlyMap<string, FindingLife>): Promise<void> {
    if (this.#closed) return;
    const { snapshotId, finishedAt } = digest.entry;
    await this.#snapshots.learn(digest.entry, lives);
    this.#shown = { snapshotId, finishedAt, digest };
    for (const { snapshot } of this.#subscribers) snapshot({ snapshotId, finishedAt });
  }

  async #showKept({ snapshotId }: KeptEntry): Promise<void> {
    const digest = await this.#snapshots.hold(snapshotId);
    // A survey that was quicker than the store has something newer to show.
    if (digest !== undefined && this.#shown === undefined) {
      await this.#parts.mutes.load(digest.entry.source);
      await this.#show(digest, this.#parts.kept.lives);
      this.#tellSurvey();
    }
  }

  #end(survey: Omit<Ended, "finishedAt">): void {
    this.#running = undefined;
    this.#last = { ...survey, finishedAt: new Date().toISOString() };
    this.#parts.log.info("survey.ended", {
      surveyId: survey.surveyId,
      state: survey.state,
      durationMs: Date.now() - Date.parse(survey.startedAt),
      incomplete: survey.areas.filter(({ state }) => state === "incomplete").length,
      problem: survey.problem,
    });
    if (!this.#closed) this.#next.ended(survey.state === "failed", () => this.startSurvey());
    this.#tellSurvey();
  }

  #tellSurvey(): void {
    const { survey } = this;
    if (survey !== undefined) for (const subscriber of this.#subscribers) subscriber.survey(survey);
  }
}
