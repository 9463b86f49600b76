import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import type { PlannedAccount } from "#lib/aws/plan.ts";
import { readAccountsFile, regionSchema } from "./accounts-file.ts";
import { isLoopback } from "./listener-address.ts";
import { parseRetention, RETENTION_ACCEPTED, type RetentionTier } from "./retention.ts";

/** The variables of a process. */
export type Environment = { readonly [name: string]: string | undefined };

/** Where snapshots come from. */
export type SourceConfig =
  | { readonly kind: "aws"; readonly regions: readonly string[]; readonly accounts?: readonly PlannedAccount[] }
  /** `frozen`: every survey finds the account as its story tells it. */
  | { readonly kind: "demo"; readonly scenario: string; readonly frozen: boolean }
  | { readonly kind: "snapshot"; readonly file: string };

/** How much is told in the log. */
export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/** The environment, parsed once. */
export type Config = {
  readonly port: number;
  /** The address to listen on: an IP address or `localhost`. */
  readonly host: string;
  readonly source: SourceConfig;
  readonly refreshSeconds: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** The file of paths that must, or must not, be open, as it was named. */
  readonly assertionsFile: string;
  readonly retention: readonly RetentionTier[];
  /** SHA-256 of the token that opens the door; absent when there is no lock. */
  readonly tokenDigest?: Buffer;
  readonly allowUnauthenticated: boolean;
  readonly allowedHosts: readonly string[];
  /** Whether names may be looked up with the resolver of this machine. */
  readonly dnsLive: boolean;
  readonly locale: "auto" | "en" | "ja";
  readonly logLevel: (typeof logLevels)[number];
  /** What is odd but not wrong, as sentences for the log. */
  readonly warnings: readonly string[];
};

/** The variables that the SDK reads by itself, for telling which identity it would take. */
export function sdkEnvironment(): Environment {
  return process.env;
}

/** The scenario of the demo when none is chosen. */
export const DEFAULT_SCENARIO = "harbour";

/** Makes this thread blind to the AWS variables of its environment: in the demo an endpoint or profile of the user's must not matter. */
export function forgetAwsVariables(): void {
  for (const name of Object.keys(process.env))
    if (name.startsWith("AWS_") && !name.startsWith("AWS_SDK_JS_")) Reflect.deleteProperty(process.env, name);
}

/** The configuration cannot be used. The message has one line a variable, naming it and what it accepts. */
export class ConfigRefusal extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigRefusal";
  }
}

const booleans: { readonly [text: string]: boolean } = {
  true: true, "1": true, yes: true, on: true, false: false, "0": false, no: false, off: false,
}; // prettier-ignore

const flag = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine((text) => text in booleans, { error: "true or false" })
  .transform((text) => booleans[text] === true);
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `a whole number from ${String(min)} to ${String(max)}` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, {
      error: `a whole number from ${String(min)} to ${String(max)}`,
    });
const list = z.string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""));

const environmentSchema = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOSTNAME: z.string().default("127.0.0.1"),
  ROADSTEAD_DEMO: flag.default(false),
  ROADSTEAD_SCENARIO: z.string().optional(),
  ROADSTEAD_DEMO_FROZEN: flag.default(false),
  ROADSTEAD_SOURCE: z
    .string()
    .regex(/^(aws|snapshot:.+)$/s, { error: "aws or snapshot:<file>" })
    .optional(),
  ROADSTEAD_REGIONS: list
    .pipe(z.array(regionSchema, { error: "Regions separated by commas, such as ap-northeast-1,eu-west-1" }))
    .optional(),
  AWS_REGION: z.string().optional(),
  AWS_DEFAULT_REGION: z.string().optional(),
  ROADSTEAD_ACCOUNTS_FILE: z.string().optional(),
  ROADSTEAD_REFRESH_SECONDS: whole(5, 86_400).default(60),
  ROADSTEAD_DATA_DIR: z.string().default(".roadstead"),
  ROADSTEAD_ASSERTIONS_FILE: z.string().default("roadstead.assert.yaml"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, { error: "a PostgreSQL URL, postgres://user:password@host/database" })
    .optional(),
  ROADSTEAD_RETENTION: z.string().default("2h:all,2d:1h,90d:1d"),
  ROADSTEAD_ALLOW_UNAUTHENTICATED: flag.default(false),
  ROADSTEAD_ALLOWED_HOSTS: list.default([]),
  ROADSTEAD_AUTH_MODE: z.enum(["none", "token"], { error: "none or token" }).optional(),
  ROADSTEAD_AUTH_TOKEN: z.string().optional(),
  ROADSTEAD_AUTH_TOKEN_FILE: z.string().optional(),
  ROADSTEAD_DNS_LIVE: flag.default(false),
  ROADSTEAD_LOCALE: z.enum(["auto", "en", "ja"], { error: "auto, en or ja" }).default("auto"),
  LOG_LEVEL: z.enum(logLevels, { error: logLevels.join(", ") }).default("info"),
});

type Parsed = z.infer<typeof environmentSchema>;

/** Reads the environment. Throws {@link ConfigRefusal} with every variable that cannot be used. */
export function readConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    // A secret may be mistyped into any variable: only short, plain values are repeated.
    const shown = (name: string) => (/^[\w.,:/-]{1,40}$/.test(given[name] ?? "") ? `=${given[name] ?? ""}` : "");
    const issues = parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message] as const);
    const first = new Map(issues.toReversed());
    throw new ConfigRefusal(
      [...first]
        .toReversed()
        .map(([name, accepted]) => `${name}${name === "DATABASE_URL" ? "" : shown(name)}: expected ${accepted}.`),
    );
  }
  const problems: string[] = [];
  const attempt = <Value>(read: () => Value, otherwise: Value): Value => {
    try {
      return read();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error)); // gathered: every problem is told at once
      return otherwise;
    }
  };
  const listener = listenerOf(parsed.data);
  const source = attempt<SourceConfig>(() => sourceOf(parsed.data), { kind: "aws", regions: [] });
  const tokenDigest = attempt(() => tokenDigestOf(parsed.data), undefined);
  const retention = attempt(() => retentionOf(parsed.data), []);
  if (problems.length > 0) throw new ConfigRefusal(problems);
  return {
    port: parsed.data.PORT,
    host: listener.host,
    source,
    refreshSeconds: parsed.data.ROADSTEAD_REFRESH_SECONDS,
    dataDir: resolve(parsed.data.ROADSTEAD_DATA_DIR),
    ...(parsed.data.DATABASE_URL !== undefined && { databaseUrl: parsed.data.DATABASE_URL }),
    assertionsFile: parsed.data.ROADSTEAD_ASSERTIONS_FILE,
    retention,
    ...(tokenDigest !== undefined && { tokenDigest }),
    allowUnauthenticated: parsed.data.ROADSTEAD_ALLOW_UNAUTHENTICATED,
    allowedHosts: parsed.data.ROADSTEAD_ALLOWED_HOSTS.map((host) => host.toLowerCase()),
    dnsLive: parsed.data.ROADSTEAD_DNS_LIVE,
    locale: parsed.data.ROADSTEAD_LOCALE,
    logLevel: parsed.data.LOG_LEVEL,
    warnings: listener.warnings,
  };
}

function listenerOf({ HOSTNAME: host }: Parsed): { readonly host: string; readonly warnings: readonly string[] } {
  if (isIP(host) !== 0 || host === "localhost") return { host, warnings: [] };
  // Shells and container runtimes export the machine's own name under this variable: nobody chose it.
  if (host === hostname()) return { host: "127.0.0.1", warnings: [] };
  return {
    host: "127.0.0.1",
    warnings: [`HOSTNAME=${host} is not an IP address or localhost: listening on 127.0.0.1.`],
  };
}

function sourceOf(env: Parsed): SourceConfig {
  const file = /^snapshot:(.+)$/s.exec(env.ROADSTEAD_SOURCE ?? "")?.[1];
  if (env.ROADSTEAD_DEMO) {
    if (file !== undefined) throw new Error("ROADSTEAD_DEMO=true and ROADSTEAD_SOURCE=snapshot:… exclude each other.");
    return { kind: "demo", scenario: env.ROADSTEAD_SCENARIO ?? DEFAULT_SCENARIO, frozen: env.ROADSTEAD_DEMO_FROZEN };
  }
  return file === undefined ? awsSourceOf(env) : { kind: "snapshot", file: resolve(file) };
}

function awsSourceOf(env: Parsed): SourceConfig {
  const one = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  const regions = env.ROADSTEAD_REGIONS ?? (one === undefined ? [] : [one]);
  if (env.ROADSTEAD_ACCOUNTS_FILE === undefined) return { kind: "aws", regions };
  try {
    return { kind: "aws", regions, accounts: readAccountsFile(env.ROADSTEAD_ACCOUNTS_FILE, regions) };
  } catch (cause) {
    throw new Error(`ROADSTEAD_ACCOUNTS_FILE: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
  }
}

function tokenDigestOf(env: Parsed): Buffer | undefined {
  if ((env.ROADSTEAD_AUTH_MODE ?? "none") === "none") {
    const unused = env.ROADSTEAD_AUTH_TOKEN ?? env.ROADSTEAD_AUTH_TOKEN_FILE;
    // A token without the mode would leave a door open that its owner believes locked.
    if (unused !== undefined && env.ROADSTEAD_AUTH_MODE === undefined) {
      throw new Error("ROADSTEAD_AUTH_TOKEN is set without ROADSTEAD_AUTH_MODE: expected ROADSTEAD_AUTH_MODE=token.");
    }
    return undefined;
  }
  const token = env.ROADSTEAD_AUTH_TOKEN ?? tokenFrom(env.ROADSTEAD_AUTH_TOKEN_FILE);
  if (token === undefined || token.length < 16) {
    throw new Error(
      "ROADSTEAD_AUTH_MODE=token: expected ROADSTEAD_AUTH_TOKEN or ROADSTEAD_AUTH_TOKEN_FILE with at least 16 characters.",
    );
  }
  return createHash("sha256").update(token).digest();
}

function tokenFrom(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new Error(`ROADSTEAD_AUTH_TOKEN_FILE=${file}: expected a readable file.`, { cause });
  }
}

function retentionOf({ ROADSTEAD_RETENTION: text }: Parsed): readonly RetentionTier[] {
  const tiers = parseRetention(text);
  if (tiers === undefined) throw new Error(`ROADSTEAD_RETENTION: expected ${RETENTION_ACCEPTED}.`);
  return tiers;
}

/** Why this listener would be open to anyone on the network; `undefined` when it is not. */
export function publicListenerProblem(config: Config): string | undefined {
  if (isLoopback(config.host) || config.tokenDigest !== undefined || config.allowUnauthenticated) return undefined;
  return (
    `HOSTNAME=${config.host} would show this account's network to everyone who can reach that address, without authentication. ` +
    "Set ROADSTEAD_AUTH_MODE=token with ROADSTEAD_AUTH_TOKEN, or listen on 127.0.0.1; " +
    "ROADSTEAD_ALLOW_UNAUTHENTICATED=true overrides this."
  );
}
