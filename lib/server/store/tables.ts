import { sql, type Migration } from "kysely";

/** The tables. Times are milliseconds since 1970; JSON is text; only the document's type differs between databases. */
export type Tables = {
  readonly snapshots: {
    readonly source: string;
    readonly snapshot_id: string;
    readonly finished_at: number;
    /** JSON of a `KeptEntry`. */
    readonly entry: string;
    /** The snapshot document: JSON, gzip. */
    readonly document: Uint8Array;
  };
  readonly findings: {
    readonly source: string;
    readonly finding_id: string;
    readonly first_seen_at: string;
    readonly last_seen_at: string;
    readonly resolved_at: string | null;
    readonly returned_at: string | null;
    /** JSON of a `Finding`, as it was last seen. */
    readonly finding: string;
  };
  readonly addresses: {
    readonly source: string;
    /** The URN of the record that holds the address. */
    readonly record: string;
    readonly address: string;
    /** JSON of an `AddressLife`. */
    readonly life: string;
  };
  readonly mutes: {
    readonly source: string;
    readonly mute_id: string;
    /** JSON of a `Mute`. */
    readonly mute: string;
  };
};

/** Every change of the tables, in order; names are never changed once released. */
export function migrations(bytes: "blob" | "bytea"): { readonly [name: string]: Migration } {
  return {
    "0001-snapshots-and-findings": {
      up: async (database) => {
        await database.schema
          .createTable("snapshots")
          .addColumn("source", "text", (column) => column.notNull())
          .addColumn("snapshot_id", "text", (column) => column.notNull())
          .addColumn("finished_at", "bigint", (column) => column.notNull())
          .addColumn("entry", "text", (column) => column.notNull())
          .addColumn("document", sql.raw(bytes), (column) => column.notNull())
          .addPrimaryKeyConstraint("snapshots_key", ["source", "snapshot_id"])
          .execute();
        await database.schema
          .createTable("findings")
          .addColumn("source", "text", (column) => column.notNull())
          .addColumn("finding_id", "text", (column) => column.notNull())
          .addColumn("first_seen_at", "text", (column) => column.notNull())
          .addColumn("last_seen_at", "text", (column) => column.notNull())
          .addColumn("resolved_at", "text")
          .addColumn("finding", "text", (column) => column.notNull())
          .addPrimaryKeyConstraint("findings_key", ["source", "finding_id"])
          .execute();
      },
    },
    "0002-mutes-and-returns": {
      up: async (database) => {
        await database.schema
          .createTable("mutes")
          .addColumn("source", "text", (column) => column.notNull())
          .addColumn("mute_id", "text", (column) => column.notNull())
          .addColumn("mute", "text", (column) => column.notNull())
          .addPrimaryKeyConstraint("mutes_key", ["source", "mute_id"])
          .execute();
        await database.schema.alterTable("findings").addColumn("returned_at", "text").execute();
      },
    },
    "0003-addresses": { up: addAddresses },
  };
}

async function addAddresses(database: Parameters<Migration["up"]>[0]): Promise<void> {
  await database.schema
    .createTable("addresses")
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("life", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("addresses_key", ["source", "record", "address"])
    .execute();
}
