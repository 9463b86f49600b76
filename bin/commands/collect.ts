import { ACCOUNT_HELP, accountFlags, configOf, parseFlags, textFlag, UsageError, type Command } from "../command.ts";
import { surveyOnce } from "../survey-once.ts";
import { writeWhole } from "../write-file.ts";

/** `roadstead collect`: one survey, written as a snapshot file. */
export const collect: Command = {
  help: `Usage: roadstead collect -o <file> [flags]

  -o, --output <file>  where to write the snapshot; - writes to standard output
${ACCOUNT_HELP}`,
  run: async (args) => {
    const given = parseFlags(args, { ...accountFlags, output: { value: "file", short: "o" } });
    const output = textFlag(given, "output");
    if (output === undefined) throw new UsageError("expected -o <file>.");
    const snapshot = await surveyOnce(configOf(given));
    const text = `${JSON.stringify(snapshot)}\n`;
    if (output === "-") process.stdout.write(text);
    else {
      await writeWhole(output, text);
      process.stderr.write(`Wrote snapshot ${snapshot.snapshotId} to ${output}\n`);
    }
    return 0;
  },
};
