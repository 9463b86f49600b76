import type { Coverage, CoverageArea } from "#lib/api/contract.ts";
import { noParameters } from "#lib/api/requests.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { areaNamesOf, type AreaName } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isGlobal, type ScopeSnapshot } from "#lib/model/snapshot.ts";
import { defineQuestion } from "../question.ts";

/** Every area of every scope: complete or not, the call that failed, and the rules it mutes. */
export const coverageQuestion = defineQuestion(noParameters, ({ inspection }) => ({ json: coverageOf(inspection) }));

/** What an inspection saw and what it did not. */
export function coverageOf(inspection: Inspection): Coverage {
  const { snapshot } = inspection;
  const mutes = mutedRules(inspection);
  const areas = snapshot.scopes.flatMap((scoped) =>
    areaNamesOf(isGlobal(scoped) ? "global" : "regional").map((area) => coverageArea(scoped, area, mutes)),
  );
  const count = (state: CoverageArea["state"]) => areas.filter((area) => area.state === state).length;
  const counts = { complete: count("complete"), incomplete: count("incomplete"), notAsked: count("not-asked") };
  return {
    snapshotId: snapshot.snapshotId,
    finishedAt: snapshot.finishedAt,
    complete: areas.length > 0 && counts.complete === areas.length,
    counts,
    areas,
  };
}

function coverageArea(
  { scope, areas }: ScopeSnapshot,
  name: AreaName,
  mutes: ReadonlyMap<string, readonly string[]>,
): CoverageArea {
  const key = scopeKey(scope);
  const area = areas[name];
  const readings = area?.readings ?? [];
  return {
    scope: key,
    account: scope.account,
    region: scope.region,
    ...(scope.alias !== undefined && { alias: scope.alias }),
    area: name,
    state: area?.status ?? "not-asked",
    items: area?.items.length ?? 0,
    calls: readings.reduce((sum, { count }) => sum + count, 0),
    ...(area !== undefined && { readAt: area.readAt }),
    readings,
    problems: area?.status === "incomplete" ? area.problems : [],
    mutes: mutes.get(`${key} ${name}`) ?? [],
  };
}

/** Ids of the rules that each area mutes, by `<scope> <area>`, sorted. */
function mutedRules({ outcomes }: Inspection): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, Set<string>>();
  for (const { ruleId, mutedBecause } of outcomes) {
    for (const { scope, area } of mutedBecause) {
      const key = `${scope} ${area}`;
      ids.set(key, (ids.get(key) ?? new Set()).add(ruleId));
    }
  }
  return new Map([...ids].map(([key, rules]) => [key, [...rules].sort()]));
}
