import type { AddressLives } from "#lib/inspection/address-lives.ts";
import type { AskRequest } from "./inspection-thread.ts";
import { renamedEntries, type KeptEntry } from "./kept-entry.ts";
import type { FindingLife } from "./lives.ts";
import type { Log } from "./log.ts";
import { reasonOf } from "./reason.ts";
import { snapshotsToDrop, type RetentionTier } from "./retention.ts";
import type { Store } from "./store/store-thread.ts";

/** Whether snapshots are being kept; if not, why. */
export type StoreState = { readonly ok: boolean; readonly problem?: string };

/** What the snapshots tell together: the lives of findings, and of the addresses that records hold. */
export type KeptLives = { readonly lives: ReadonlyMap<string, FindingLife>; readonly addresses: AddressLives };

/** So many snapshots stay in memory, whatever becomes of the store. */
const IN_MEMORY_AT_MOST = 3;

/**
 * The snapshots that can be shown, and the lives of findings and addresses: in memory, and behind it in the store when there is one
 * and it works. A store that fails is told, tried again with the next snapshot, and never stops the server.
 */
export class KeptSnapshots {
  readonly #store: Store | undefined;
  readonly #retention: readonly RetentionTier[];
  readonly #log: Log;
  readonly #documents = new Map<string, Uint8Array>();
  #entries: readonly KeptEntry[] = [];
  #lives: ReadonlyMap<string, FindingLife> = new Map();
  #addresses: AddressLives = [];
  #state: StoreState = { ok: true };
  /** Whether what was kept before this start has been read: until then nothing is written over it. */
  #isRead = false;
  /** Entries that the store has not taken yet as they are called now, by id. */
  readonly #unwritten = new Map<string, KeptEntry>();
  /** One after the other: nothing is let go while it is being named. */
  #busy: Promise<unknown> = Promise.resolve();

  constructor(store: Store | undefined, retention: readonly RetentionTier[], log: Log) {
    this.#store = store;
    this.#retention = retention;
    this.#log = log;
  }

  /** Whether the store works. */
  get state(): StoreState {
    return this.#state;
  }

  /** The snapshots, newest first. */
  get entries(): readonly KeptEntry[] {
    return this.#entries;
  }

  /** The lives of findings after the newest snapshot. */
  get lives(): ReadonlyMap<string, FindingLife> {
    return this.#lives;
  }

  /** The lives of the addresses that records hold, after the newest snapshot. */
  get addresses(): AddressLives {
    return this.#addresses;
  }

  /**
   * Reads what was kept before this start, once: a store that could not be read then is read when it works, and joined with
   * what was seen meanwhile, of which it knows better when it began.
   */
  load(): Promise<void> {
    return this.#inTurn(() => this.#load());
  }

  async #load(): Promise<void> {
    if (this.#isRead) return;
    await this.#trying(async (store) => {
      const [entries, lives, addresses] = [await store.entries(), await store.lives(), await store.addresses()];
      this.#entries = uniqueBy([...this.#entries, ...entries], ({ snapshotId }) => snapshotId);
      this.#lives = new Map([...this.#lives, ...lives]);
      this.#addresses = uniqueBy(
        [...addresses, ...this.#addresses],
        ({ recordUrn, address }) => `${recordUrn} ${address}`,
      );
      this.#isRead = true;
    });
  }

  /** The document of a snapshot, gzip; `undefined` when it is not kept. */
  async document(snapshotId: string): Promise<Uint8Array | undefined> {
    const inMemory = this.#documents.get(snapshotId);
    if (inMemory !== undefined) return inMemory;
    return this.#trying((store) => store.document(snapshotId));
  }

  /** The snapshot to compare with as the inspection thread takes it; nothing when none is named, or it is not kept. */
  async base(snapshotId: string | undefined): Promise<Pick<AskRequest, "base">> {
    if (snapshotId === undefined) return {};
    const document = await this.document(snapshotId);
    return document === undefined ? {} : { base: { snapshotId, document, addresses: this.addresses } };
  }

  /** Keeps a snapshot: committed when this returns, unless the store fails or was never read. Snapshots past their time are let go. */
  keep(entry: KeptEntry, document: Uint8Array, after: KeptLives): Promise<void> {
    return this.#inTurn(() => this.#keep(entry, document, after));
  }

  /**
   * Gives a snapshot a name, which another one loses that had it, or with `undefined` takes its name away. One with a name is not let
   * go. `false` when it is not kept.
   */
  rename(snapshotId: string, name: string | undefined): Promise<boolean> {
    return this.#inTurn(async () => {
      if (!this.#entries.some((entry) => entry.snapshotId === snapshotId)) return false;
      for (const entry of renamedEntries(this.#entries, snapshotId, name)) {
        this.#unwritten.set(entry.snapshotId, entry);
        this.#entries = this.#entries.map((known) => (known.snapshotId === entry.snapshotId ? entry : known));
      }
      await this.#writeNames();
      return true;
    });
  }

  async #writeNames(): Promise<void> {
    if (!this.#isRead || this.#unwritten.size === 0) return;
    await this.#trying(async (store) => {
      await store.rewrite([...this.#unwritten.values()]);
      this.#unwritten.clear();
    });
  }

  async #keep(entry: KeptEntry, document: Uint8Array, { lives, addresses }: KeptLives): Promise<void> {
    await this.#writeNames();
    const entries = [entry, ...this.#entries.filter(({ snapshotId }) => snapshotId !== entry.snapshotId)];
    const aged = entries.map(({ snapshotId, finishedAt, name }) => ({
      snapshotId,
      finishedAtMs: Date.parse(finishedAt),
      isNamed: name !== undefined,
    }));
    const drop = snapshotsToDrop(aged, this.#retention, Date.parse(entry.finishedAt));
    if (this.#isRead) await this.#trying((store) => store.commit({ entry, document, lives, addresses, drop }));
    this.#documents.set(entry.snapshotId, document);
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= IN_MEMORY_AT_MOST) break;
      this.#documents.delete(oldest);
    }
    this.#lives = lives;
    this.#addresses = addresses;
    const stored = this.#store !== undefined && this.#isRead && this.#state.ok;
    this.#entries = entries.filter(({ snapshotId }) =>
      stored ? !drop.includes(snapshotId) : this.#documents.has(snapshotId) || this.#store !== undefined,
    );
  }

  /** Closes the store. */
  async close(): Promise<void> {
    await this.#store?.close();
  }

  #inTurn<Result>(turn: () => Promise<Result>): Promise<Result> {
    const result = this.#busy.then(turn);
    this.#busy = result.catch(() => undefined); // told to whoever asked for that turn
    return result;
  }

  async #trying<Result>(use: (store: Store) => Promise<Result>): Promise<Result | undefined> {
    if (this.#store === undefined) return undefined;
    try {
      const result = await use(this.#store);
      if (!this.#state.ok) this.#log.info("store.works-again");
      this.#state = { ok: true };
      return result;
    } catch (error) {
      // The store is history, not the truth: without it the server goes on from memory, and says so.
      const problem = `Snapshots are not being kept: ${reasonOf(error)}`;
      if (this.#state.problem !== problem) this.#log.error("store.failed", { reason: reasonOf(error) });
      this.#state = { ok: false, problem };
      return undefined;
    }
  }
}

/** Each thing of a key once, the first of them. */
function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const byKey = new Map<string, Item>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
