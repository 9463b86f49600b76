import { parseArgs } from "node:util";
import { DEFAULT_SCENARIO, readConfig, type Config, type Environment } from "#lib/server/config.ts";

/** One command of the command line. */
export type Command = {
  /** The whole text of `--help`. */
  readonly help: string;
  /** Gives the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
};

/** The command line was not understood; the message says what was wrong. */
export class UsageError extends Error {}

/** The flags a command takes: `true` for a switch, a text for the name of its value. */
export type FlagTable = { readonly [flag: string]: { readonly value?: string; readonly short?: string } };

/** What was given: flags with their values (`true` for a switch), and the rest. */
export type Given = {
  readonly flags: { readonly [flag: string]: string | true | undefined };
  readonly rest: readonly string[];
};

/** The flags of every command that reads an account. */
export const accountFlags: FlagTable = {
  demo: { value: "scenario" },
  snapshot: { value: "file" },
};

/** The lines of `--help` for {@link accountFlags}. */
export const ACCOUNT_HELP = `  --demo [scenario]  an invented account instead of AWS (default: ${DEFAULT_SCENARIO})
  --snapshot <file>  a file written by roadstead collect instead of AWS
Without either it reads AWS with the SDK's default credentials; AWS_PROFILE, AWS_REGION,
AWS_ENDPOINT_URL, ROADSTEAD_REGIONS and ROADSTEAD_ACCOUNTS_FILE are honoured.
`;

/** Parses arguments against a table. Throws {@link UsageError} for a flag that is not in it, or one without its value. */
export function parseFlags(args: readonly string[], table: FlagTable, restAtMost = 0): Given {
  const options = Object.fromEntries(
    Object.entries(table).map(([flag, { value, short }]) => [
      flag,
      { type: value === undefined ? "boolean" : "string", ...(short !== undefined && { short }) } as const,
    ]),
  );
  try {
    const parsed = parseArgs({ args: withDemoValue(args), options, allowPositionals: true, strict: true });
    const surplus = parsed.positionals[restAtMost];
    if (surplus !== undefined) throw new UsageError(`"${surplus}" is one argument too many.`);
    const flags = Object.entries(parsed.values).map(([flag, value]) => [flag, value === false ? undefined : value]);
    // Every option is a boolean or a text, as the table above says.
    return { flags: Object.fromEntries(flags) as Given["flags"], rest: parsed.positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}

/** `--demo` may stand alone: the scenario after it is optional, which `parseArgs` does not know. */
function withDemoValue(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (args[index - 1] === "--demo" && !arg.startsWith("-")) return [];
    if (arg !== "--demo") return [arg];
    const next = args[index + 1];
    return [`--demo=${next === undefined || next.startsWith("-") ? "" : next}`];
  });
}

/** A flag's text; `undefined` when it was not given. */
export function textFlag({ flags }: Given, flag: string): string | undefined {
  const value = flags[flag];
  return typeof value === "string" ? value : undefined;
}

/** The environment with what the flags say about it. */
export function environmentOf(given: Given, more: Environment = {}): Environment {
  const demo = textFlag(given, "demo");
  const snapshot = textFlag(given, "snapshot");
  if (demo !== undefined && snapshot !== undefined) throw new UsageError("--demo and --snapshot exclude each other.");
  return {
    ...process.env,
    ...more,
    ...(demo !== undefined && { ROADSTEAD_DEMO: "true", ROADSTEAD_SOURCE: "" }),
    ...(demo !== undefined && demo !== "" && { ROADSTEAD_SCENARIO: demo }),
    ...(snapshot !== undefined && { ROADSTEAD_DEMO: "", ROADSTEAD_SOURCE: `snapshot:${snapshot}` }),
  };
}

/** The configuration of a command. */
export function configOf(given: Given): Config {
  return readConfig(environmentOf(given));
}
