import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { openSource } from "#app/composition.ts";
import type { SurveyArea } from "#lib/api/contract.ts";
import type { Config } from "#lib/server/config.ts";
import { ACCOUNT_HELP, accountFlags, configOf, parseFlags, type Command } from "../command.ts";

/** `roadstead doctor`: what would keep a survey from being whole. */
export const doctor: Command = {
  help: `Usage: roadstead doctor [flags]

Checks Node, the data folder, the Region and the credentials, and every call a survey makes.
Exits with 0 when everything can be read, 2 when something cannot.
${ACCOUNT_HELP}`,
  run: async (args) => {
    const given = parseFlags(args, accountFlags);
    const config = configOf(given);
    const lines = [nodeLine(), dataLine(config), ...config.warnings];
    const { lines: areaLines, whole } = await surveyLines(config);
    process.stdout.write(`${[...lines, ...areaLines].join("\n")}\n`);
    return whole ? 0 : 2;
  },
};

function nodeLine(): string {
  const major = Number(process.versions.node.split(".")[0]);
  const note = major < 22 ? "; AWS SDK versions from January 2027 on need Node 22 or newer, Node 24 is advised" : "";
  return `node     ${process.versions.node}${note}`;
}

function dataLine({ dataDir, databaseUrl }: Config): string {
  if (databaseUrl !== undefined) return "data     PostgreSQL, by DATABASE_URL";
  let folder = dataDir;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return `data     ${dataDir} can be written`;
  } catch {
    return `data     ${dataDir} cannot be written: snapshots would stay in memory`; // the answer is the finding
  }
}

async function surveyLines(config: Config): Promise<{ readonly lines: readonly string[]; readonly whole: boolean }> {
  const source = await openSource(config);
  const alive = setInterval(() => undefined, 60_000);
  try {
    const result = await source.survey(() => undefined);
    const areas = "surveyed" in result ? result.surveyed.areas : result.areas;
    const complete = areas.filter(({ state }) => state === "complete").length;
    const head = `source   ${source.name}: ${String(complete)} of ${String(areas.length)} areas complete`;
    const failed = "failed" in result ? [`survey   failed: ${result.failed}`] : [];
    return {
      lines: [head, ...failed, ...problemLines(areas)],
      whole: complete === areas.length && failed.length === 0,
    };
  } finally {
    clearInterval(alive);
    await source.close();
  }
}

/** One line a problem: the same refusal of the same call is said once, with the areas it empties. */
function problemLines(areas: readonly SurveyArea[]): readonly string[] {
  const byMessage = new Map<string, string[]>();
  for (const { scope, area, problem } of areas) {
    if (problem === undefined) continue;
    const line = `${problem.kind.padEnd(8)} ${problem.call}: ${problem.message}`;
    byMessage.set(line, [...(byMessage.get(line) ?? []), `${area} of ${scope}`]);
  }
  return [...byMessage].map(
    ([line, of]) => `${line}\n         ${of.slice(0, 5).join(", ")}${of.length > 5 ? " …" : ""}`,
  );
}
