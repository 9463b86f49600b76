import { ConfigRefusal } from "#lib/server/config.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { UsageError, type Command } from "./command.ts";
import { build } from "./commands/build.ts";
import { check } from "./commands/check.ts";
import { collect } from "./commands/collect.ts";
import { diff } from "./commands/diff.ts";
import { doctor } from "./commands/doctor.ts";
import { path } from "./commands/path.ts";
import { policy } from "./commands/policy.ts";
import { report } from "./commands/report.ts";
import { serve } from "./commands/serve.ts";

const commands: readonly Command[] = [serve, collect, report, path, check, diff, policy, doctor, build];

/** The command line: finds the command, runs it, and sets the exit code. 0 ok, 1 error, 2 and 3 as the command says. */
export async function main(argv: readonly string[]): Promise<void> {
  const [name, ...args] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(overview());
    process.exitCode = name === undefined ? 1 : 0;
    return;
  }
  const command = commands.find((known) => known.name === name);
  if (command === undefined) {
    process.stderr.write(`roadstead: there is no command ${JSON.stringify(name)}.\n\n${overview()}`);
    process.exitCode = 1;
    return;
  }
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(command.help);
    return;
  }
  try {
    process.exitCode = await command.run(args);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(explain(command, error));
  }
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`);
  return `Usage: roadstead <command> [flags]\n\n${lines.join("\n")}\n\nroadstead <command> --help says more.\n`;
}

/** A refusal in words; only a defect shows its stack. */
function explain({ name }: Command, error: unknown): string {
  if (error instanceof UsageError) {
    return `roadstead ${name}: ${error.message}\nroadstead ${name} --help says what it takes.\n`;
  }
  if (error instanceof ConfigRefusal || error instanceof Refusal) {
    const suggestions = error instanceof Refusal ? (error.details.suggestions ?? []) : [];
    const near = suggestions.length === 0 ? "" : `Near: ${suggestions.join(", ")}\n`;
    return `roadstead ${name}: ${error.message}\n${near}`;
  }
  return `roadstead ${name} broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}
