import type { Survey } from "#lib/api/contract.ts";

type Problem = NonNullable<Survey["areas"][number]["problem"]>;
type Call = { readonly call: string; readonly code?: string };

/** What the last survey tells of each thing it needs. */
export type DryCheck = {
  /** Who AWS says we are: `ok`, `refused` or `unreached` with the reason, or `unknown` while nobody asked. */
  readonly caller: { readonly state: "ok" | "refused" | "unreached" | "unknown"; readonly message?: string };
  /** Areas that were read to their end. */
  readonly answered: readonly string[];
  /** Calls that AWS refused, each once, sorted. */
  readonly refused: readonly Call[];
  /** Calls that never came as far as AWS: without credentials none is sent. Each once, sorted. */
  readonly unreached: readonly Call[];
};

/** Reads a survey as a dry check of every action it needs: the first one asks all of them anyway. */
export function dryCheck({ areas }: Survey): DryCheck {
  const identity = areas.find(({ area }) => area === "identity");
  const problems = areas.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  return {
    caller: callerOf(identity),
    answered: areas.filter(({ state }) => state === "complete").map(({ scope, area }) => `${scope}/${area}`),
    refused: callsOf(problems.filter(isRefused)),
    unreached: callsOf(problems.filter(isUnreached)),
  };
}

function callsOf(problems: readonly Problem[]): readonly Call[] {
  const calls = problems.map(({ call, code }) => ({ call, ...(code !== undefined && { code }) }));
  return [...new Map(calls.map((one) => [one.call, one])).values()].sort((a, b) => (a.call < b.call ? -1 : 1));
}

/** AWS gives every answer a request id; what it refuses for a bad signature as well. */
function isRefused({ kind, requestId }: Problem): boolean {
  return kind === "denied" || (kind === "credentials" && requestId !== undefined);
}

function isUnreached({ kind, requestId }: Problem): boolean {
  return requestId === undefined && (kind === "credentials" || kind === "unreachable" || kind === "timeout");
}

function callerOf(identity: Survey["areas"][number] | undefined): DryCheck["caller"] {
  if (identity?.state === "complete") return { state: "ok" };
  if (identity?.problem === undefined) return { state: "unknown" };
  const { problem } = identity;
  return { state: isUnreached(problem) ? "unreached" : "refused", message: problem.message };
}
