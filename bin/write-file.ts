import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { reasonOf } from "#lib/server/reason.ts";
import { Refusal } from "#lib/server/refusal.ts";

/** Writes a file whole or not at all: what was there stays until the new one is complete on disk. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const draft = join(dirname(file), `.roadstead-${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(text, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new Refusal(500, `${file} could not be written: ${reasonOf(error)}`);
  }
}
