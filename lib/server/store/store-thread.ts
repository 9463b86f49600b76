import type { KeptEntry } from "../kept-entry.ts";
import { reasonOf } from "../reason.ts";
import { answerCalls, type Thread } from "../thread.ts";
import { databaseExists, type Place } from "./place.ts";
import { SnapshotStore, type Commit, type MuteChange } from "./snapshot-store.ts";

/** What the server's thread asks of the store. Every method throws what the database throws, or that the thread died. */
export type Store = Pick<
  SnapshotStore,
  "entries" | "document" | "lives" | "addresses" | "commit" | "rewrite" | "mutes" | "changeMutes" | "close"
>;

type StoreRequest = { readonly place: Place; readonly source: string } & (
  | { readonly method: "entries" | "lives" | "addresses" | "close" }
  | { readonly method: "document"; readonly snapshotId: string }
  | { readonly method: "commit"; readonly commit: Commit }
  | { readonly method: "rewrite"; readonly entries: readonly KeptEntry[] }
  | { readonly method: "mutes"; readonly of: string }
  | { readonly method: "changeMutes"; readonly change: MuteChange }
);

/**
 * The store of one source in a thread of its own: the embedded database writes, and waits for the disk, while it is
 * called. Every call says what it is about, so a thread that died is followed by one that knows nothing more.
 */
export function threadedStore(thread: Thread, { dataDir, databaseUrl }: Place, source: string): Store {
  const about = { place: { dataDir, ...(databaseUrl !== undefined && { databaseUrl }) }, source };
  // The thread runs `serveStore`, which answers each method with the type of the store's own.
  const ask = <Reply>(request: StoreRequest): Promise<Reply> => thread.call(request) as Promise<Reply>;
  return {
    entries: () => ask({ ...about, method: "entries" }),
    lives: () => ask({ ...about, method: "lives" }),
    addresses: () => ask({ ...about, method: "addresses" }),
    document: (snapshotId) => ask({ ...about, method: "document", snapshotId }),
    commit: (commit) => ask({ ...about, method: "commit", commit }),
    rewrite: (entries) => ask({ ...about, method: "rewrite", entries }),
    // Most servers that show a file have no database: they need no thread to learn that.
    mutes: (of) => (databaseExists(about.place) ? ask({ ...about, method: "mutes", of }) : Promise.resolve([])),
    changeMutes: (change) => ask({ ...about, method: "changeMutes", change }),
    close: async () => {
      if (!thread.isOpen) return;
      await ask({ ...about, method: "close" });
      await thread.close();
    },
  };
}

/** The store's thread: one store, opened by the first call. */
export function serveStore(): void {
  let store: SnapshotStore | undefined;
  answerCalls(async (given) => {
    // Sent by `threadedStore`, the only one that starts this thread.
    const request = given as StoreRequest;
    store ??= new SnapshotStore(request.place, request.source);
    try {
      return { reply: await answer(store, request) };
    } catch (error) {
      // Only the message travels to the other thread: the causes of a database's error are often all it says.
      throw new Error(reasonOf(error), { cause: error });
    }
  });
}

function answer(store: SnapshotStore, request: StoreRequest): Promise<unknown> {
  switch (request.method) {
    case "entries":
      return store.entries();
    case "lives":
      return store.lives();
    case "addresses":
      return store.addresses();
    case "document":
      return store.document(request.snapshotId);
    case "commit":
      return store.commit(request.commit);
    case "rewrite":
      return store.rewrite(request.entries);
    case "mutes":
      return store.mutes(request.of);
    case "changeMutes":
      return store.changeMutes(request.change);
    case "close":
      return store.close();
  }
}
