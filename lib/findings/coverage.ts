import type { Topology } from "#lib/graph/topology.ts";
import { areas, type AreaName } from "#lib/model/areas.ts";
import type { Problem } from "#lib/model/problem.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isGlobal, type ScopeSnapshot, type Snapshot } from "#lib/model/snapshot.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import type { RuleOutcome } from "./finding.ts";
import type { RuleNeeds } from "./rule.ts";

/** An area a rule needs and does not have. */
export type MissingArea = RuleOutcome["mutedBecause"][number];

/** What a rule misses in one scope: what mutes it there, and what only makes its answer partial. */
export type Missing = { readonly mutes: readonly MissingArea[]; readonly partial: readonly MissingArea[] };

/**
 * Areas whose details are read parent by parent into `Known` values. When only such reads failed, the list itself is whole:
 * rules may go on and ask each `Known` value.
 */
const listedWhole: ReadonlySet<AreaName> = new Set<AreaName>([
  "vpcs",
  "subnets",
  "loadBalancers",
  "targetGroups",
  "targetHealth",
  "cloudMapInstanceHealth",
  "managedPrefixLists",
  "transitGatewayRouteTables",
  "vpcHostedZones",
]);

/** What a rule misses when it judges a scope. */
export function missingAreas(rule: RuleNeeds, scoped: ScopeSnapshot, topology: Topology): Missing {
  const mutes: MissingArea[] = [];
  const partial: MissingArea[] = [];
  for (const area of rule.needs) {
    const into = rule.partialIsFine?.includes(area) === true ? partial : mutes;
    const needed = scopesOfNeed(rule, area, { scoped, snapshot: topology.snapshot });
    for (const one of needed) {
      if (!isEnough(one, area)) into.push(...missingIn(one, area, topology.snapshot.finishedAt));
    }
    if (needed.length === 0) into.push(nowhere(area, scoped, topology.snapshot.finishedAt));
  }
  return { mutes, partial };
}

/** The scopes in which a rule that judges `scoped` reads an area. */
export function scopesOfNeed(
  rule: RuleNeeds,
  area: AreaName,
  { scoped, snapshot }: { readonly scoped: ScopeSnapshot; readonly snapshot: Snapshot },
): readonly ScopeSnapshot[] {
  const wantsGlobal = areas[area].level === "global";
  const isEverywhere = rule.everywhere?.includes(area) === true;
  if (!isEverywhere && wantsGlobal === isGlobal(scoped)) return [scoped];
  const holders = snapshot.scopes.filter((one) => isGlobal(one) === wantsGlobal);
  if (isEverywhere) return holders;
  return holders.filter((one) => one.scope.account === scoped.scope.account);
}

/** Why an area of a scope was not read to its end; `undefined` when it was. `at` dates an area that was never asked for. */
export function problemOf(scoped: ScopeSnapshot, area: AreaName, at: string): Problem | undefined {
  const read = scoped.areas[area];
  if (read === undefined) return notAsked(area, scopeKey(scoped.scope), at);
  return read.status === "complete" ? undefined : read.problems[0];
}

/** Whether a rule that needs this area of this scope can go on. */
export function isEnough(scoped: ScopeSnapshot, area: AreaName): boolean {
  const read = scoped.areas[area];
  if (read === undefined) return false;
  if (read.status === "complete") return true;
  return listedWhole.has(area) && read.problems.every((problem) => problem.parent !== undefined);
}

function missingIn(scoped: ScopeSnapshot, area: AreaName, at: string): readonly MissingArea[] {
  const problem = problemOf(scoped, area, at);
  return problem === undefined ? [] : [{ scope: scopeKey(scoped.scope), area, problem }];
}

/** The snapshot has no scope at all that could hold the area: an account's Regions or its global scope were left out. */
function nowhere(area: AreaName, { scope }: ScopeSnapshot, at: string): MissingArea {
  const region = areas[area].level === "global" ? GLOBAL_REGION : "*";
  const key = scopeKey({ account: scope.account, region });
  return { scope: key, area, problem: notAsked(area, key, at) };
}

function notAsked(area: AreaName, scope: string, at: string): Problem {
  const call = areaCalls[area];
  const message = `${call} was not asked in ${scope}: survey it, or what rests on it stays unknown.`;
  return { kind: "not-asked", call, message, at };
}
