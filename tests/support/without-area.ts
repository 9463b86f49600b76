import type { AreaName } from "#lib/model/areas.ts";
import type { ScopeContents } from "./snapshots.ts";

/** Areas that tell the same: who cannot read the one has not read the other either, or the fixture would contradict itself. */
const together: { readonly [Name in AreaName]?: readonly AreaName[] } = {
  securityGroups: ["securityGroups", "securityGroupRules"],
  securityGroupRules: ["securityGroups", "securityGroupRules"],
};

/** The same scopes, had an area of theirs been denied. */
export function withoutArea(given: ScopeContents | readonly ScopeContents[], area: AreaName): readonly ScopeContents[] {
  const lost = together[area] ?? [area];
  return ("length" in given ? given : [given]).map((contents) => ({
    ...contents,
    areas: { ...contents.areas, ...Object.fromEntries(lost.map((name) => [name, []])) },
    incomplete: [...(contents.incomplete ?? []), ...lost],
  }));
}
