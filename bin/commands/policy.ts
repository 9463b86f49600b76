import { readOnlyPolicy } from "#lib/aws/permissions.ts";
import { parseFlags, type Command } from "../command.ts";

/** `roadstead policy`: the permissions a survey needs. */
export const policy: Command = {
  help: `Usage: roadstead policy

Prints the IAM policy document, generated from the calls the collectors make.
`,
  run: (args) => {
    parseFlags(args, {});
    process.stdout.write(`${JSON.stringify(readOnlyPolicy(), undefined, 2)}\n`);
    return Promise.resolve(0);
  },
};
