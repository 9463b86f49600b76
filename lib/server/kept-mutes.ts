import { isActive, muteKey, NO_MUTES, type Mute, type MutesAt } from "#lib/model/mute.ts";
import type { StoreState } from "./kept-snapshots.ts";
import type { Log } from "./log.ts";
import { reasonOf } from "./reason.ts";
import type { Store } from "./store/store-thread.ts";

/** So many mutes are kept at most: every answer is made with all of them. */
export const MUTES_AT_MOST = 1000;
/** A mute that ran out is remembered so long, to say of a finding that it was muted. */
const REMEMBERED_MS = 90 * 86_400_000;

/** What the store is asked for. */
export type MuteStore = Pick<Store, "mutes" | "changeMutes" | "close">;

/**
 * The mutes of what is shown: in memory, and behind it in the store. A change that the store refuses holds in this
 * process, is told, and is tried again with the next survey.
 */
export class KeptMutes {
  readonly #store: MuteStore;
  readonly #log: Log;
  #mutes: readonly Mute[] = [];
  #source: string | undefined;
  /** What the store has not taken yet, by id: a mute to keep, or `undefined` to drop it. */
  readonly #pending = new Map<string, Mute | undefined>();
  #state: StoreState = { ok: true };
  /** One after the other: a change never overtakes the reading that would forget it. */
  #busy: Promise<unknown> = Promise.resolve();

  constructor(store: MuteStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** Whether every mute will be there after a restart. */
  get state(): StoreState {
    return this.#state;
  }

  /** Every mute, newest first, those that ran out among them. */
  get all(): readonly Mute[] {
    return this.#mutes;
  }

  /** The mutes as of a time. */
  at(at: string): MutesAt {
    return this.#mutes.length === 0 ? NO_MUTES : { at, mutes: this.#mutes };
  }

  /** Equal as long as the same mutes hold. */
  revision(at: string): string {
    return this.#mutes.map((mute) => `${mute.id}${isActive(mute, at) ? "" : "-"}`).join(" ");
  }

  /** Reads the mutes of a source, and tries again what the store had refused. */
  load(source: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#source = source;
      await this.#trying(async () => {
        await this.#flush();
        this.#mutes = newestFirst(await this.#store.mutes(source));
      });
    });
  }

  /** Adds a mute in the place of one that silences the same; lets go of those that ran out long ago. */
  add(mute: Mute): Promise<void> {
    return this.#inTurn(async () => {
      const forgetBefore = new Date(Date.parse(mute.createdAt) - REMEMBERED_MS).toISOString();
      const gone = this.#mutes.filter(
        (known) => muteKey(known.scope) === muteKey(mute.scope) || !isActive(known, forgetBefore),
      );
      for (const { id } of gone) this.#pending.set(id, undefined);
      this.#pending.set(mute.id, mute);
      this.#mutes = newestFirst([mute, ...this.#mutes.filter((known) => !gone.includes(known))]);
      await this.#trying(() => this.#flush());
    });
  }

  /** Takes a mute back; `false` when there is none of this id. */
  remove(id: string): Promise<boolean> {
    return this.#inTurn(async () => {
      if (!this.#mutes.some((mute) => mute.id === id)) return false;
      this.#pending.set(id, undefined);
      this.#mutes = this.#mutes.filter((mute) => mute.id !== id);
      await this.#trying(() => this.#flush());
      return true;
    });
  }

  /** Closes the store. */
  close(): Promise<void> {
    return this.#store.close();
  }

  async #flush(): Promise<void> {
    const source = this.#source;
    if (source === undefined || this.#pending.size === 0) return;
    const changes = [...this.#pending];
    const keep = changes.flatMap(([, mute]) => (mute === undefined ? [] : [mute]));
    const drop = changes.flatMap(([id, mute]) => (mute === undefined ? [id] : []));
    await this.#store.changeMutes({ source, keep, drop });
    this.#pending.clear();
  }

  async #trying(use: () => Promise<void>): Promise<void> {
    try {
      await use();
      if (!this.#state.ok) this.#log.info("mutes.are-kept-again");
      this.#state = { ok: true };
    } catch (error) {
      const problem = `Mutes are not being kept: ${reasonOf(error)}`;
      if (this.#state.problem !== problem) this.#log.error("mutes.not-kept", { reason: reasonOf(error) });
      this.#state = { ok: false, problem };
    }
  }

  #inTurn<Result>(turn: () => Promise<Result>): Promise<Result> {
    const result = this.#busy.then(turn);
    this.#busy = result.catch(() => undefined); // told to whoever asked for that turn
    return result;
  }
}

function newestFirst(mutes: readonly Mute[]): readonly Mute[] {
  return mutes.toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1));
}
