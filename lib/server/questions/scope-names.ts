import { scopeKey } from "#lib/model/scope.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { notInSnapshot } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";

/** What a scope goes by: its account, its Region, or both. */
export function namesOfScope({
  account,
  region,
}: {
  readonly account: string;
  readonly region: string;
}): readonly string[] {
  return [`${account}/${region}`, account, region];
}

/** Throws a {@link Refusal} with the scopes there are when none goes by a name. */
export function refuseUnknownScope({ scopes }: Snapshot, wanted: string): void {
  const names = [...new Set(scopes.flatMap(({ scope }) => namesOfScope(scope)))];
  if (names.includes(wanted)) return;
  const accepted = "<account>/<region>, an account, or a Region of this snapshot";
  const suggestions = scopes.map(({ scope }) => scopeKey(scope)).slice(0, 8);
  throw new Refusal(404, notInSnapshot("scope", wanted), { field: "scope", accepted, suggestions });
}
