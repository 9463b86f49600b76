import { createHash, createHmac } from "node:crypto";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Keyed } from "#lib/report/redact/redaction.ts";

/**
 * The key that hides names in reports of a snapshot: made of the whole snapshot, so that the server and the command line
 * give equal pseudonyms without keeping anything, and a snapshot's are of no use for the next. It cannot be guessed from
 * a report: reports that hide anything never show the ids of requests, which are random.
 */
export function redactionKey(snapshot: Snapshot): Keyed {
  const key = createHash("sha256").update(JSON.stringify(snapshot, inOrder)).digest();
  return (text) => createHmac("sha256", key).update(text).digest("hex");
}

/** Fields in one order: a document that went through a file and back may have another. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
