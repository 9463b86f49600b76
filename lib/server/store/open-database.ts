import { mkdirSync } from "node:fs";
import { Kysely, Migrator, PostgresDialect, SqliteDialect, type Dialect } from "kysely";
import { databaseFile, type Place } from "./place.ts";
import { migrations, type Tables } from "./tables.ts";

/** Opens the database and brings its tables up to date. Throws what the database throws: not writable, corrupt, unreachable. */
export async function openDatabase(place: Place): Promise<Kysely<Tables>> {
  const dialect =
    place.databaseUrl === undefined ? await fileDialect(place.dataDir) : await postgres(place.databaseUrl);
  const database = new Kysely<Tables>({ dialect });
  const bytes = place.databaseUrl === undefined ? "blob" : "bytea";
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations(bytes) }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw error instanceof Error ? error : new Error("The tables could not be brought up to date.", { cause: error });
  }
  return database;
}

async function fileDialect(dataDir: string): Promise<Dialect> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { default: Database } = await import("libsql");
  const file = new Database(databaseFile(dataDir));
  // WAL lets readers read while a snapshot is written; FULL makes a commit survive the loss of power.
  for (const setting of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 5000"]) {
    file.pragma(setting);
  }
  // libsql's class is better-sqlite3's, which is what Kysely asks for.
  return new SqliteDialect({ database: file });
}

async function postgres(url: string): Promise<Dialect> {
  const { default: pg } = await import("pg");
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 5000 });
  // Without a listener the loss of an idle connection would end the process; the next query opens another.
  pool.on("error", () => undefined);
  return new PostgresDialect({ pool });
}
