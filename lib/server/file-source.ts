import { readFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import type { SurveyArea } from "#lib/api/contract.ts";
import { areaNames } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { SNAPSHOT_VERSION, snapshotSchema, type Snapshot } from "#lib/model/snapshot.ts";
import { reasonOf } from "./reason.ts";
import { Refusal } from "./refusal.ts";
import type { Source } from "./source.ts";

/** A source that is a file written by `roadstead collect`. It is read once, and again when a survey is asked for. */
export function fileSource(file: string): Source {
  return {
    name: `snapshot:${file}`,
    repeats: false,
    survey: async (onProgress) => {
      try {
        const snapshot = await readSnapshotFile(file);
        const areas = areasOf(snapshot);
        onProgress(areas);
        const { snapshotId, startedAt, finishedAt } = snapshot;
        const document = Uint8Array.from(gzipSync(JSON.stringify(snapshot), { level: 1 }));
        return { surveyed: { snapshotId, startedAt, finishedAt, document, areas } };
      } catch (error) {
        // The file is this source's AWS: what is wrong with it is told like any other failed read.
        return { failed: reasonOf(error), areas: [] };
      }
    },
    close: () => Promise.resolve(),
  };
}

/** Reads a snapshot document, plain or gzip. Throws a {@link Refusal} that says what is wrong with it. */
export async function readSnapshotFile(file: string): Promise<Snapshot> {
  const refuse = (reason: string) => new Refusal(400, `${file} is not a Roadstead snapshot: ${reason}`);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Refusal(404, `${file} could not be read: ${reasonOf(error)}`);
  });
  let content: unknown;
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    // Some editors write a byte order mark, which JSON does not know.
    content = JSON.parse(plain.toString("utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw refuse(`it is not whole JSON (${reasonOf(error)}).`);
  }
  if (typeof content !== "object" || content === null || !("format" in content)) {
    throw refuse('it has no "format"; `roadstead collect -o <file>` writes one.');
  }
  if (content.format !== "roadstead-snapshot") throw refuse('its "format" is not "roadstead-snapshot".');
  const version = "version" in content ? content.version : undefined;
  if (typeof version === "number" && version > SNAPSHOT_VERSION) {
    throw new Refusal(
      400,
      `${file} was written by a newer Roadstead: it is of version ${String(version)}, and this one reads ${String(SNAPSHOT_VERSION)}.`,
    );
  }
  const snapshot = snapshotIn(content);
  if (typeof snapshot === "string") throw refuse(snapshot);
  return snapshot;
}

/** A snapshot, or what is wrong with it. */
function snapshotIn(content: unknown): Snapshot | string {
  const parsed = snapshotSchema.safeParse(content);
  if (parsed.success) return wrongScopes(parsed.data) ?? parsed.data;
  const wrong = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join(".")}: ${message}`);
  return `${wrong.join("; ")}.`;
}

/** What no survey writes, and what would be taken for an account that is well, or for two of everything. */
function wrongScopes(snapshot: Snapshot): string | undefined {
  const keys = snapshot.scopes.map(({ scope }) => scopeKey(scope));
  if (keys.length === 0) return "it holds no scope: nothing was read.";
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  return twice === undefined ? undefined : `it holds the scope ${twice} twice.`;
}

/** The state of every area of a snapshot, in the order they are shown. */
export function areasOf(snapshot: Snapshot): readonly SurveyArea[] {
  return snapshot.scopes.flatMap(({ scope, areas }) =>
    areaNames.flatMap((area) => {
      const read = areas[area];
      if (read === undefined) return [];
      const calls = read.readings.reduce((sum, { count }) => sum + count, 0);
      return [
        {
          scope: scopeKey(scope),
          area,
          state: read.status,
          items: read.items.length,
          calls,
          ...(read.status === "incomplete" && { problem: read.problems[0] }),
        },
      ];
    }),
  );
}
