import { extname, join } from "node:path";
import { languages } from "#lib/api/contract.ts";
import type { Filter } from "#lib/filter/filter.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { exporters } from "#lib/report/exporters.ts";
import { redactions } from "#lib/report/redact/redaction.ts";
import { templates } from "#lib/report/report-template.ts";
import { refuseUnknownScope } from "#lib/server/questions/scope-names.ts";
import { preparedReport } from "#lib/server/prepared-report.ts";
import { exporterOf, reportFileName } from "#lib/server/report-file.ts";
import { ACCOUNT_HELP, accountFlags, parseFlags, textFlag, UsageError, type Command, type Given } from "../command.ts";
import { inspectOnce, muteFlags, MUTES_HELP } from "../mutes.ts";
import { writeWhole } from "../write-file.ts";

const formats = exporters.map(({ format }) => format).join(",");

/** `roadstead report`: the report as files. */
export const report: Command = {
  help: `Usage: roadstead report [-f ${formats}] [-o <file>] [flags]

  -f, --format <list>  one format or several, separated by commas (default: by the suffix of -o, else html)
  -o, --output <file>  where to write; a folder when there are several formats; - is standard output
  --lang en|ja         the language (default: en); --language is the same
  --template <name>    ${templates.join(", ")} (default: full)
  --redact <level>     what pseudonyms hide: ${redactions.join(", ")}, each with all before it (default: none)
  --filter <filter>    only what matches, as in the filter of a page: 'service:api sev>=high'
  --scope <scope>      <account>/<region>, an account, or a Region (default: everything)
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
    };
    const given = parseFlags(args, flags);
    const language = languageOf(given);
    const output = textFlag(given, "output");
    const chosen = formatsOf(textFlag(given, "format"), output).map(exporterOf);
    const template = oneOf(given, "template", templates);
    const redaction = oneOf(given, "redact", redactions);
    const filter = filterOf(textFlag(given, "filter") ?? "");
    const whole = await inspectOnce(given);
    const scope = textFlag(given, "scope");
    if (scope !== undefined) refuseUnknownScope(whole.snapshot, scope);
    const asked = { language, template, redaction, ...(scope !== undefined && { scope }) };
    const { inspection, options } = preparedReport(whole, asked, filter);
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
    return 0;
  },
};

function languageOf(given: Given): (typeof languages)[number] {
  const lang = textFlag(given, "lang") ?? textFlag(given, "language") ?? "en";
  const language = languages.find((known) => known === lang);
  if (language === undefined) throw new UsageError(`--lang ${lang}: expected ${languages.join(" or ")}.`);
  return language;
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
  return [exporters.find(({ extension }) => extension === suffix)?.format ?? "html"];
}
