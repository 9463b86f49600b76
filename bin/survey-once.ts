import { gunzipSync } from "node:zlib";
import { openSource } from "#app/composition.ts";
import type { SurveyArea } from "#lib/api/contract.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Config } from "#lib/server/config.ts";
import { readSnapshotFile } from "#lib/server/file-source.ts";
import { Refusal } from "#lib/server/refusal.ts";

/** Surveys once, or reads the file the configuration names. Throws a {@link Refusal} when nothing could be read. */
export async function surveyOnce(config: Config): Promise<Snapshot> {
  if (config.source.kind === "snapshot") return readSnapshotFile(config.source.file);
  const source = await openSource(config);
  // The thread does not keep the process alive; this does, until the survey is done.
  const alive = setInterval(() => undefined, 60_000);
  try {
    const result = await source.survey(showProgress);
    endProgress();
    if ("failed" in result) throw new Refusal(503, `nothing could be read: ${result.failed}`);
    tellIncomplete(result.surveyed.areas);
    // Written by our own survey thread.
    return JSON.parse(gunzipSync(result.surveyed.document).toString("utf8")) as Snapshot;
  } finally {
    clearInterval(alive);
    await source.close();
  }
}

function showProgress(areas: readonly SurveyArea[]): void {
  if (!process.stderr.isTTY) return;
  const done = areas.filter(({ state }) => state === "complete" || state === "incomplete").length;
  process.stderr.write(`\rReading: ${String(done)} of ${String(areas.length)} areas   `);
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

/** Says on standard error what was not read: a result over half an account must not look like a whole one. */
function tellIncomplete(areas: readonly SurveyArea[]): void {
  for (const { scope, area, problem } of areas.filter(({ state }) => state === "incomplete")) {
    process.stderr.write(`Not complete: ${area} of ${scope}: ${problem?.message ?? "no reason given"}\n`);
  }
}
