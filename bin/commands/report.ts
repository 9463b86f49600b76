import { extname, join } from "node:path";
import { languages } from "#lib/api/contract.ts";
import { exporters } from "#lib/report/exporters.ts";
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
  --lang en|ja         the language (default: en)
${MUTES_HELP}${ACCOUNT_HELP}`,
  run: async (args) => {
    const flags = {
      ...accountFlags,
      ...muteFlags,
      format: { value: "list", short: "f" },
      output: { value: "file", short: "o" },
      lang: { value: "language" },
    };
    const given = parseFlags(args, flags);
    const language = languageOf(given);
    const output = textFlag(given, "output");
    const chosen = formatsOf(textFlag(given, "format"), output).map(exporterOf);
    const inspection = await inspectOnce(given);
    for (const { extension, render } of chosen) {
      const text = render(inspection, { language });
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
  const lang = textFlag(given, "lang") ?? "en";
  const language = languages.find((known) => known === lang);
  if (language === undefined) throw new UsageError(`--lang ${lang}: expected ${languages.join(" or ")}.`);
  return language;
}

function formatsOf(list: string | undefined, output: string | undefined): readonly string[] {
  if (list !== undefined) return [...new Set(list.split(",").map((format) => format.trim()))];
  const suffix = extname(output ?? "").slice(1);
  return [exporters.find(({ extension }) => extension === suffix)?.format ?? "html"];
}
