import type { Kysely } from "kysely";
import type { Finding } from "#lib/findings/finding.ts";
import type { AddressLife, AddressLives } from "#lib/inspection/address-lives.ts";
import type { Mute } from "#lib/model/mute.ts";
import type { KeptEntry } from "../kept-entry.ts";
import type { FindingLife } from "../lives.ts";
import { databaseExists, type Place } from "./place.ts";
import type { Tables } from "./tables.ts";

/** What is committed together: a snapshot, the lives of findings and addresses after it, and the snapshots it pushes out. */
export type Commit = {
  readonly entry: KeptEntry;
  readonly document: Uint8Array;
  readonly lives: ReadonlyMap<string, FindingLife>;
  readonly addresses: AddressLives;
  readonly drop: readonly string[];
};

/** Mutes of a source to keep, and the ids of those to drop. */
export type MuteChange = {
  readonly source: string;
  readonly keep: readonly Mute[];
  readonly drop: readonly string[];
};

/**
 * The snapshots of one source and the lives of its findings and addresses, in a database; and mutes, by source. Opens with the first use, and again after a
 * failure. Every method throws what the database throws; whoever calls it decides how to go on without.
 */
export class SnapshotStore {
  readonly #place: Place;
  readonly #source: string;
  #database: Promise<Kysely<Tables>> | undefined;

  constructor(place: Place, source: string) {
    this.#place = place;
    this.#source = source;
  }

  /** The snapshots that are kept, newest first. */
  entries(): Promise<readonly KeptEntry[]> {
    return this.#use(async (database) => {
      const rows = await database
        .selectFrom("snapshots")
        .select("entry")
        .where("source", "=", this.#source)
        .orderBy("finished_at", "desc")
        .execute();
      // Written by `commit` from the same type.
      return rows.map(({ entry }) => JSON.parse(entry) as KeptEntry);
    });
  }

  /** The document of a snapshot, gzip; `undefined` when it is not kept. */
  document(snapshotId: string): Promise<Uint8Array | undefined> {
    return this.#use(async (database) => {
      const row = await database
        .selectFrom("snapshots")
        .select("document")
        .where("source", "=", this.#source)
        .where("snapshot_id", "=", snapshotId)
        .executeTakeFirst();
      // libsql gives an ArrayBuffer where its types and PostgreSQL have bytes.
      return row === undefined ? undefined : new Uint8Array(row.document);
    });
  }

  /** The lives of all findings, by finding id. */
  lives(): Promise<ReadonlyMap<string, FindingLife>> {
    return this.#use(async (database) => {
      const rows = await database.selectFrom("findings").selectAll().where("source", "=", this.#source).execute();
      return new Map(
        rows.map((row) => {
          // Written by `commit` from the same type.
          const finding = JSON.parse(row.finding) as Finding;
          const life: FindingLife = {
            firstSeenAt: row.first_seen_at,
            lastSeenAt: row.last_seen_at,
            ...(row.resolved_at !== null && { resolvedAt: row.resolved_at }),
            ...(row.returned_at !== null && { returnedAt: row.returned_at }),
            finding,
          };
          return [row.finding_id, life];
        }),
      );
    });
  }

  /** The lives of the addresses that records hold. */
  addresses(): Promise<AddressLives> {
    return this.#use(async (database) => {
      const rows = await database.selectFrom("addresses").select("life").where("source", "=", this.#source).execute();
      // Written by `commit` from the same type.
      return rows.map(({ life }) => JSON.parse(life) as AddressLife);
    });
  }

  /** The mutes of a source; a database that nobody has made yet is not made for that. */
  mutes(source: string): Promise<readonly Mute[]> {
    if (!databaseExists(this.#place)) return Promise.resolve([]);
    return this.#use(async (database) => {
      const rows = await database.selectFrom("mutes").select("mute").where("source", "=", source).execute();
      // Written by `changeMutes` from the same type.
      return rows.map(({ mute }) => JSON.parse(mute) as Mute);
    });
  }

  /** Keeps some mutes of a source and drops others, in one transaction. */
  changeMutes({ source, keep, drop }: MuteChange): Promise<void> {
    return this.#use((database) =>
      database.transaction().execute(async (transaction) => {
        const gone = [...drop, ...keep.map(({ id }) => id)];
        await transaction.deleteFrom("mutes").where("source", "=", source).where("mute_id", "in", gone).execute();
        const rows = keep.map((mute) => ({ source, mute_id: mute.id, mute: JSON.stringify(mute) }));
        if (rows.length > 0) await transaction.insertInto("mutes").values(rows).execute();
      }),
    );
  }

  /** Commits in one transaction; when it returns, a `kill -9` loses nothing of it. */
  commit({ entry, document, lives, addresses, drop }: Commit): Promise<void> {
    const source = this.#source;
    return this.#use((database) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("snapshots")
          .values({
            source,
            snapshot_id: entry.snapshotId,
            finished_at: Date.parse(entry.finishedAt),
            entry: JSON.stringify(entry),
            document: Buffer.from(document),
          })
          .onConflict((conflict) => conflict.columns(["source", "snapshot_id"]).doNothing())
          .execute();
        await transaction.deleteFrom("findings").where("source", "=", source).execute();
        const rows = [...lives].map(([finding_id, life]) => ({
          source,
          finding_id,
          first_seen_at: life.firstSeenAt,
          last_seen_at: life.lastSeenAt,
          resolved_at: life.resolvedAt ?? null,
          returned_at: life.returnedAt ?? null,
          finding: JSON.stringify(life.finding),
        }));
        for (const some of inParts(rows)) await transaction.insertInto("findings").values(some).execute();
        await transaction.deleteFrom("addresses").where("source", "=", source).execute();
        const held = addresses.map((life) => ({
          source,
          record: life.recordUrn,
          address: life.address,
          life: JSON.stringify(life),
        }));
        for (const some of inParts(held)) await transaction.insertInto("addresses").values(some).execute();
        if (drop.length > 0) {
          await transaction
            .deleteFrom("snapshots")
            .where("source", "=", source)
            .where("snapshot_id", "in", drop)
            .execute();
        }
      }),
    );
  }

  /** Writes the entries of snapshots anew; one that is not kept any more stays away. */
  rewrite(entries: readonly KeptEntry[]): Promise<void> {
    return this.#use((database) =>
      database.transaction().execute(async (transaction) => {
        for (const entry of entries) {
          await transaction
            .updateTable("snapshots")
            .set({ entry: JSON.stringify(entry) })
            .where("source", "=", this.#source)
            .where("snapshot_id", "=", entry.snapshotId)
            .execute();
        }
      }),
    );
  }

  /** Closes the database; what was committed stays. */
  async close(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    await (await database?.catch(() => undefined))?.destroy(); // one that never opened needs no closing
  }

  /** The database's libraries are loaded by the thread that opens it, and by no other. */
  async #open(): Promise<Kysely<Tables>> {
    const { openDatabase } = await import("./open-database.ts");
    return openDatabase(this.#place);
  }

  async #use<Result>(use: (database: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    const database = (this.#database ??= this.#open());
    try {
      return await use(await database);
    } catch (error) {
      // A handle that failed is not trusted again: the next use opens the database anew.
      if (this.#database === database) await this.close();
      throw error;
    }
  }
}

/** Both databases bound the number of values of one statement. */
function inParts<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const parts: Row[][] = [];
  for (let start = 0; start < rows.length; start += 500) parts.push(rows.slice(start, start + 500));
  return parts;
}
