import { readFile } from "node:fs/promises";
import { mutesFileSchema } from "#lib/api/mutes.ts";
import type { MutesAt } from "#lib/model/mute.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { muteFindings } from "#lib/inspection/mute-findings.ts";
import { reasonOf } from "#lib/server/reason.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { databaseExists } from "#lib/server/store/place.ts";
import { configOf, textFlag, type FlagTable, type Given } from "./command.ts";
import { surveyOnce } from "./survey-once.ts";

/** The flag of the commands that heed mutes. */
export const muteFlags: FlagTable = { mutes: { value: "file" } };

/** The lines of `--help` for {@link muteFlags}. */
export const MUTES_HELP = `  --mutes <file>|none  what is muted: the answer of GET /api/v1/mutes in a file, or nothing
                       (default: what a server has kept in ROADSTEAD_DATA_DIR, .roadstead, for this account)
`;

/** Surveys once and inspects, with what is muted. */
export async function inspectOnce(given: Given): Promise<Inspection> {
  const config = configOf(given);
  const snapshot = await surveyOnce(config);
  const chosen = textFlag(given, "mutes");
  const at = new Date().toISOString();
  const mutes = chosen === undefined ? await keptMutes(config.dataDir, snapshot.source) : await mutesIn(chosen);
  return muteFindings(inspect(snapshot), { at, mutes });
}

/** Only those of the embedded store: a database that is named in the environment may be anybody's. */
async function keptMutes(dataDir: string, source: string): Promise<MutesAt["mutes"]> {
  if (!databaseExists({ dataDir })) return [];
  const { SnapshotStore } = await import("#lib/server/store/snapshot-store.ts");
  const store = new SnapshotStore({ dataDir }, source);
  try {
    return await store.mutes(source);
  } catch (error) {
    // Without them more is told, never less.
    process.stderr.write(`What is muted in ${dataDir} could not be read, so nothing is: ${reasonOf(error)}\n`);
    return [];
  } finally {
    await store.close();
  }
}

async function mutesIn(file: string): Promise<MutesAt["mutes"]> {
  if (file === "none") return [];
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Refusal(404, `--mutes ${file} could not be read: ${reasonOf(error)}`);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Refusal(400, `--mutes ${file} is not JSON; expected the answer of GET /api/v1/mutes.`); // said better than V8 does
  }
  const parsed = mutesFileSchema.safeParse(content);
  if (parsed.success) return parsed.data.mutes;
  const issue = parsed.error.issues[0];
  throw new Refusal(
    400,
    `--mutes ${file} does not hold mutes as GET /api/v1/mutes gives them: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`,
  );
}

/** Until when a finding is muted and why, in a line; nothing when it is not. */
export function muteInWords({ mute }: Inspection["findings"][number]): string {
  if (mute === undefined) return "";
  return ` (muted until ${mute.expiresAt ?? "taken back"}: ${mute.reason})`;
}
