import type { Survey } from "#lib/api/contract.ts";

/** What the last survey tells of each thing it needs. */
export type DryCheck = {
  /** Who AWS says we are: `ok`, `refused` with AWS's reason, or `unknown` while nobody asked. */
  readonly caller: { readonly state: "ok" | "refused" | "unknown"; readonly message?: string };
  /** Areas that were read to their end. */
  readonly answered: readonly string[];
  /** Calls that AWS refused, each once, sorted. */
  readonly refused: readonly { readonly call: string; readonly code?: string }[];
};

/** Reads a survey as a dry check of every action it needs: the first one asks all of them anyway. */
export function dryCheck({ areas }: Survey): DryCheck {
  const identity = areas.find(({ area }) => area === "identity");
  const refused = new Map<string, { readonly call: string; readonly code?: string }>();
  for (const { problem } of areas) {
    if (problem?.kind !== "denied" && problem?.kind !== "credentials") continue;
    const { call, code } = problem;
    refused.set(call, { call, ...(code !== undefined && { code }) });
  }
  return {
    caller: callerOf(identity),
    answered: areas.filter(({ state }) => state === "complete").map(({ scope, area }) => `${scope}/${area}`),
    refused: [...refused.values()].sort((a, b) => (a.call < b.call ? -1 : 1)),
  };
}

function callerOf(identity: Survey["areas"][number] | undefined): DryCheck["caller"] {
  if (identity?.state === "complete") return { state: "ok" };
  if (identity?.problem === undefined) return { state: "unknown" };
  return { state: "refused", message: identity.problem.message };
}
