import type { AreaName } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isComplete, type Snapshot } from "#lib/model/snapshot.ts";

/** The areas that one of two snapshots asked for and did not read to the end, in a scope that both have. */
export function unreadInEither(before: Snapshot, after: Snapshot): ReadonlySet<AreaName> {
  const earlier = new Map(before.scopes.map((scoped) => [scopeKey(scoped.scope), scoped]));
  return new Set(
    after.scopes.flatMap((now) => {
      const then = earlier.get(scopeKey(now.scope));
      if (then === undefined) return [];
      // The keys of both are names of areas.
      const asked = [...new Set([...Object.keys(then.areas), ...Object.keys(now.areas)])] as readonly AreaName[];
      return asked.filter((area) => !isComplete(then, area) || !isComplete(now, area));
    }),
  );
}
