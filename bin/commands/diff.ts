import type { ChangesAnswer } from "#lib/api/changes.ts";
import { languages } from "#lib/api/contract.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { addressLivesAfter, earlierAt } from "#lib/inspection/address-lives.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { changesBetween } from "#lib/report/changes/changes-between.ts";
import { markdownExporter } from "#lib/report/exporters/markdown.ts";
import type { Language } from "#lib/report/text/language.ts";
import { readSnapshotFile } from "#lib/server/file-source.ts";
import { preparedReport } from "#lib/server/prepared-report.ts";
import { parseFlags, textFlag, UsageError, type Command, type Given } from "../command.ts";
import { diffInWords } from "../diff-in-words.ts";
import { writeWhole } from "../write-file.ts";

const formats = ["text", "json", "md"] as const;
const parts = ["reachability", "findings", "configuration"] as const;

type Part = (typeof parts)[number];

/** `roadstead diff`: what is otherwise in one snapshot than in an earlier one, and an exit code for a pipeline. */
export const diff: Command = {
  help: `Usage: roadstead diff <before> <after> [--fail-on <list>] [--format <format>] [flags]

What changed from one snapshot file to a later one: who reaches whom and through which change, which configuration,
which problems came and went. Tasks and their interfaces are counted, not listed.

  --fail-on <list>     ${parts.join(", ")}, several separated by commas, or none (default: none): exit with 2 when a
                       pair's reachability changed, a problem came, a configuration changed
  --format <format>    ${formats.join(", ")} (default: text); --json is the same as --format json
  -o, --output <file>  where to write (default: standard output)
  --lang en|ja         the language (default: en)

Exits with 2 when something counts, else 3 when one of both snapshots does not tell, 1 on an error.
`,
  run: async (args) => {
    const own = { "fail-on": { value: "list" }, format: { value: "format" }, json: {}, lang: { value: "language" }, output: { value: "file", short: "o" } }; // prettier-ignore
    const given = parseFlags(args, own, 2);
    const language = oneOf(given, "lang", languages);
    const format = given.flags["json"] === true ? "json" : oneOf(given, "format", formats);
    const counting = partsOf(textFlag(given, "fail-on"));
    const [before, after] = given.rest;
    if (before === undefined || after === undefined) throw new UsageError("expected two snapshot files.");
    const base = inspect(await readSnapshotFile(before));
    const later = await readSnapshotFile(after);
    // Whose an address was, the one tells of the other; they may be given in either order.
    const head = inspect(later, earlierAt(addressLivesAfter([], base.topology), later.finishedAt));
    const changes = changesBetween(base, head, language);
    await write(textFlag(given, "output"), textOf(format, { base, head, changes, language }));
    return exitCode(changes, counting);
  },
};

type Compared = {
  readonly base: Inspection;
  readonly head: Inspection;
  readonly changes: Required<ChangesAnswer>;
  readonly language: Language;
};

function textOf(format: (typeof formats)[number], { base, head, changes, language }: Compared): string {
  if (format === "json") return `${JSON.stringify(changes, undefined, 2)}\n`;
  if (format === "text") return diffInWords(changes, language);
  const all = parseFilter("");
  if (!all.ok) throw new Error("An empty filter cannot be read.");
  const { inspection, options } = preparedReport(head, { language, template: "review", base }, all.filter);
  return markdownExporter.render(inspection, options);
}

async function write(file: string | undefined, text: string): Promise<void> {
  if (file === undefined || file === "-") {
    process.stdout.write(text);
    return;
  }
  await writeWhole(file, text);
  process.stderr.write(`Wrote ${file}\n`);
}

/** Of each part: whether it differs for sure, and whether one of both snapshots leaves it open. */
function exitCode({ reachability, findings, entities }: Required<ChangesAnswer>, counting: readonly Part[]): number {
  const isBlind = entities.unread.length > 0;
  const pairs = reachability.changes.filter(({ became }) => became !== "unknown").length;
  const told: { readonly [Name in Part]: { readonly differs: boolean; readonly isOpen: boolean } } = {
    reachability: { differs: pairs > 0, isOpen: isBlind || pairs < reachability.changes.length },
    findings: {
      differs: findings.some(({ became }) => became === "new"),
      isOpen: findings.some(({ became }) => became === "unknown"),
    },
    configuration: { differs: entities.changes.length > 0, isOpen: isBlind },
  };
  if (counting.some((part) => told[part].differs)) return 2;
  return counting.some((part) => told[part].isOpen) ? 3 : 0;
}

function partsOf(list: string | undefined): readonly Part[] {
  if (list === undefined || list === "none") return [];
  return list.split(",").map((name) => {
    const part = parts.find((known) => known === name.trim());
    if (part === undefined) throw new UsageError(`--fail-on ${list}: expected ${parts.join(", ")} or none.`);
    return part;
  });
}

/** The value of a flag that takes one of a list; the first of the list when it is not given. */
function oneOf<Value extends string>(given: Given, flag: string, values: readonly [Value, ...Value[]]): Value {
  const text = textFlag(given, flag) ?? values[0];
  const value = values.find((known) => known === text);
  if (value === undefined) throw new UsageError(`--${flag} ${text}: expected ${values.join(", ")}.`);
  return value;
}
