import { mkdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { languages } from "#lib/api/contract.ts";
import type { Filter } from "#lib/filter/filter.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Exporter, ExportOptions, ReportAssertions } from "#lib/report/exporter.ts";
import { exporters } from "#lib/report/exporters.ts";
import { redactions } from "#lib/report/redact/redaction.ts";
import { needsBaseline, templates, type Template } from "#lib/report/report-template.ts";
import { readAssertionsFile } from "#lib/server/assertions-file.ts";
import { readSnapshotFile } from "#lib/server/file-source.ts";
import { refuseUnknownScope } from "#lib/server/questions/scope-names.ts";
import { preparedReport } from "#lib/server/prepared-report.ts";
import { reasonOf } from "#lib/server/reason.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { reportAssertions } from "#lib/server/report-assertions.ts";
import { exporterOf, reportFileName } from "#lib/server/report-file.ts";
import {
  ACCOUNT_HELP,
  accountFlags,
  configOf,
  parseFlags,
  textFlag,
  UsageError,
  type Command,
  type Given,
} from "../command.ts";
import { inspectOnce, muteFlags, MUTES_HELP } from "../mutes.ts";
import { writeWhole } from "../write-file.ts";

const formats = exporters.map(({ format }) => format).join(",");

/** `roadstead report`: the report as files. */
export const report: Command = {
  help: `Usage: roadstead report [-f ${formats}] [-o <file>] [flags]

  -f, --format <list>  one format or several, separated by commas (default: by the suffix of -o, else html)
  -o, --output <file>  where to write; a folder when there are several formats; - is standard output
  --lang en|ja|both    the language (default: en); --language is the same; both is for html and md
  --template <name>    ${templates.join(", ")} (default: full)
  --redact <level>     what pseudonyms hide: ${redactions.join(", ")}, each with all before it (default: none)
  --filter <filter>    only what matches, as in the filter of a page: 'service:api sev>=high'
  --scope <scope>      <account>/<region>, an account, or a Region (default: everything)
  --base <file>        the earlier snapshot to compare with, a file written by roadstead collect
  --assert <file>      paths that must, or must not, be open (default: ROADSTEAD_ASSERTIONS_FILE,
                       roadstead.assert.yaml, if there is one)
${MUTES_HELP}${ACCOUNT_HELP}`,
  run: async (args) => {
    const flags = {
      ...accountFlags,
      ...muteFlags,
      format: { value: "list", short: "f" },
      output: { value: "file", short: "o" },
      lang: { value: "language" },
      language: { value: "language" },
      template: { value: "name" },
      redact: { value: "level" },
      filter: { value: "filter" },
      scope: { value: "scope" },
      base: { value: "file" },
      assert: { value: "file" },
    };
    const given = parseFlags(args, flags);
    const spoken = languagesOf(given);
    const output = textFlag(given, "output");
    const chosen = formatsOf(textFlag(given, "format"), output).map(exporterOf);
    refuseSingle(chosen, spoken);
    const template = oneOf(given, "template", templates);
    const redaction = oneOf(given, "redact", redactions);
    const filter = filterOf(textFlag(given, "filter") ?? "");
    const whole = await inspectOnce(given);
    const scope = textFlag(given, "scope");
    if (scope !== undefined) refuseUnknownScope(whole.snapshot, scope);
    const base = await baseOf(textFlag(given, "base"), template, whole);
    const assertions = await assertionsOf(given);
    const asked = {
      ...spoken,
      template,
      redaction,
      ...(scope !== undefined && { scope }),
      ...(base !== undefined && { base }),
      ...(assertions !== undefined && { assertions }),
    };
    await writeAll(chosen, output, preparedReport(whole, asked, filter));
    return 0;
  },
};

/** Writes what was chosen, each whole, to a file, a folder, or standard output. */
async function writeAll(
  chosen: readonly Exporter[],
  output: string | undefined,
  { inspection, options }: ReturnType<typeof preparedReport>,
): Promise<void> {
  if (output !== undefined && output !== "-" && chosen.length > 1) await makeFolder(output);
  for (const { extension, render } of chosen) {
    const text = render(inspection, options);
    if (output === "-") {
      process.stdout.write(text);
      continue;
    }
    const name = reportFileName(inspection.snapshot, extension);
    const file = output === undefined ? name : chosen.length === 1 ? output : join(output, name);
    await writeWhole(file, text);
    process.stderr.write(`Wrote ${file}\n`);
  }
}

/** Of several formats: where they are written to. Throws a {@link Refusal} when it cannot be made. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new Refusal(500, `${folder} cannot be a folder: ${reasonOf(error)}`);
  });
}

function languagesOf(given: Given): Pick<ExportOptions, "language" | "beside"> {
  const lang = textFlag(given, "lang") ?? textFlag(given, "language") ?? "en";
  if (lang === "both") return { language: "en", beside: "ja" };
  const language = languages.find((known) => known === lang);
  if (language === undefined) throw new UsageError(`--lang ${lang}: expected ${languages.join(", ")} or both.`);
  return { language };
}

function refuseSingle(chosen: readonly Exporter[], { beside }: Pick<ExportOptions, "beside">): void {
  const single = chosen.find(({ isBilingual }) => beside !== undefined && isBilingual !== true);
  if (single !== undefined) throw new UsageError(`--lang both is for html and md, not for ${single.format}.`);
}

async function baseOf(
  file: string | undefined,
  template: Template,
  whole: Inspection,
): Promise<Inspection | undefined> {
  if (file !== undefined) return inspect(await readSnapshotFile(file), whole.earlier);
  if (needsBaseline.has(template)) throw new UsageError(`--template ${template} goes with --base <file>.`);
  return undefined;
}

/** Without the flag there may be no file. */
async function assertionsOf(given: Given): Promise<ReportAssertions | undefined> {
  const named = textFlag(given, "assert");
  const file = named ?? configOf(given).assertionsFile;
  const source = await readAssertionsFile(file);
  if (source !== undefined) return reportAssertions({ file, source });
  if (named !== undefined) throw new Refusal(404, `--assert ${named}: there is no such file.`);
  return undefined;
}

/** The value of a flag that takes one of a list; the first of the list when it is not given. */
function oneOf<Value extends string>(given: Given, flag: string, values: readonly [Value, ...Value[]]): Value {
  const text = textFlag(given, flag) ?? values[0];
  const value = values.find((known) => known === text);
  if (value === undefined) throw new UsageError(`--${flag} ${text}: expected ${values.join(", ")}.`);
  return value;
}

function filterOf(text: string): Filter {
  const parsed = parseFilter(text);
  if (parsed.ok) return parsed.filter;
  throw new UsageError(`--filter ${text}: it cannot be read from character ${String(parsed.error.at + 1)} on.`);
}

function formatsOf(list: string | undefined, output: string | undefined): readonly string[] {
  if (list !== undefined) return [...new Set(list.split(",").map((format) => format.trim()))];
  const suffix = extname(output ?? "").slice(1);
  if (suffix === "") return ["html"];
  const known = exporters.find(({ extension }) => extension === suffix);
  if (known !== undefined) return [known.format];
  const suffixes = exporters.map(({ extension }) => `.${extension}`).join(", ");
  throw new UsageError(`-o ${basename(output ?? "")}: expected a suffix of ${suffixes}, or a format by -f.`);
}
