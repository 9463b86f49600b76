import { existsSync } from "node:fs";
import { join } from "node:path";

/** Which database: a file in a folder, or PostgreSQL. */
export type Place = { readonly dataDir: string; readonly databaseUrl?: string };

/** The file of the embedded database. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, "roadstead.db");
}

/** Whether there is a database to look into. PostgreSQL is taken at its word. */
export function databaseExists({ dataDir, databaseUrl }: Place): boolean {
  return databaseUrl !== undefined || existsSync(databaseFile(dataDir));
}
