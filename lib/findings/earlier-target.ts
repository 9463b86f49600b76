import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { valueKey, type Earlier } from "./earlier.ts";
import { minuteOf } from "./fact.ts";

/** What a name led to, as an earlier snapshot saw it: `app/front/1 (111111111111/eu-west-1, 2026-11-19 12:00 UTC)`. */
export type EarlierTarget = { readonly seen: string } | { readonly unknown: string };

/**
 * Whose a name of AWS's in a record was. Such a name never says in which account its resource is: that one of ours was there
 * tells it from one of an account outside the survey. `undefined` where no earlier snapshot saw it.
 */
export function earlierTarget(
  record: RecordPlace,
  value: string,
  { topology, earlier }: { readonly topology: Topology; readonly earlier: Earlier },
): EarlierTarget | undefined {
  const was = earlier.targets.get(valueKey(record.urn, value));
  if (was === undefined) return undefined;
  const place = scopeKey(was);
  if (!topology.scopes.has(place)) return { unknown: `${was.label} was in ${place}, which was not surveyed.` };
  return { seen: `${was.label} (${place}, ${minuteOf(was.lastSeenAt)})` };
}

/** The accounts whose Region was read, in their order: one of them would have the resource if it were theirs. */
export function accountsReadIn(region: string, { snapshot }: Topology): readonly string[] {
  return snapshot.scopes.flatMap(({ scope }) => (scope.region === region ? [scope.account] : []));
}
