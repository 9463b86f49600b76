import type { CoverageArea } from "#lib/api/contract.ts";

/** The calls that were denied, each once, sorted: what an administrator would have to allow. */
export function deniedCalls(areas: readonly Pick<CoverageArea, "problems">[]): readonly string[] {
  const denied = areas.flatMap(({ problems }) =>
    problems.filter(({ kind }) => kind === "denied").map(({ call }) => call),
  );
  return [...new Set(denied)].sort();
}

/** The policy that allows exactly these actions, as a document to hand on. */
export function policyDocument(actions: readonly string[]): string {
  const statement = { Sid: "RoadsteadRead", Effect: "Allow", Action: actions, Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
