import { ConfigRefusal } from "#lib/server/config.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { UsageError, type Command } from "./command.ts";

/** Every command with its line in the overview. Each is loaded when it is run: not every one needs the SDK, or Next. */
const commands: { readonly [name: string]: { readonly summary: string; readonly load: () => Promise<Command> } } = {
  serve: { summary: "run the server", load: async () => (await import("./commands/serve.ts")).serve },
  collect: {
    summary: "read an account once and write a snapshot file",
    load: async () => (await import("./commands/collect.ts")).collect,
  },
  report: { summary: "write the report as files", load: async () => (await import("./commands/report.ts")).report },
  path: {
    summary: "ask whether traffic gets from one thing to another",
    load: async () => (await import("./commands/path.ts")).path,
  },
  check: {
    summary: "list the problems; fail when there are severe ones",
    load: async () => (await import("./commands/check.ts")).check,
  },
  diff: { summary: "compare two snapshot files", load: async () => (await import("./commands/diff.ts")).diff },
  policy: {
    summary: "print the read-only IAM policy a survey needs",
    load: async () => (await import("./commands/policy.ts")).policy,
  },
  doctor: {
    summary: "say what keeps a survey from being whole",
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  build: {
    summary: "build the production server when there is no current build",
    load: async () => (await import("./commands/build.ts")).build,
  },
};

/** The command line: finds the command, runs it, and sets the exit code. 0 ok, 1 error, 2 and 3 as the command says. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whoever reads may have gone, as in `| head`: the exit code still counts, and a server goes on answering.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const [name, ...args] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(overview());
    process.exitCode = name === undefined ? 1 : 0;
    return;
  }
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (known === undefined) {
    process.stderr.write(`roadstead: there is no command ${JSON.stringify(name)}.\n\n${overview()}`);
    process.exitCode = 1;
    return;
  }
  const command = await known.load();
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(command.help);
    return;
  }
  try {
    process.exitCode = await command.run(args);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(explain(name, error));
  }
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`);
  return `Usage: roadstead <command> [flags]\n\n${lines.join("\n")}\n\nroadstead <command> --help says more.\n`;
}

/** A refusal in words; only a defect shows its stack. */
function explain(name: string, error: unknown): string {
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
