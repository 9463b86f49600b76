import type { Topology } from "#lib/graph/topology.ts";
import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isGlobal, itemsOf, type ScopeSnapshot } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import { joinCauses } from "./causes.ts";
import { missingAreas, scopesOfNeed, type MissingArea } from "./coverage.ts";
import { NOTHING_EARLIER, type Earlier } from "./earlier.ts";
import { findingId } from "./finding-id.ts";
import type { Finding, RuleOutcome } from "./finding.ts";
import type { AnyRule, RuleView, Saying } from "./rule.ts";
import { rules } from "./rules.ts";
import { severityRank, shownSeverity } from "./severity.ts";

/** What all rules say of a snapshot. */
export type Judgement = {
  /** Worst first, then in the order of the catalogue, then by subject. */
  readonly findings: readonly Finding[];
  /** One a rule, in the order of the catalogue. */
  readonly outcomes: readonly RuleOutcome[];
  /** Where a rule's silence means that there is nothing. */
  readonly settled: readonly Settled[];
};

/** A rule judged every subject of a scope, except those that are, or are made of, these resources. */
export type Settled = { readonly ruleId: string; readonly scope: string; readonly except: readonly Urn[] };

/** What became of one rule in one scope. */
type ScopeVerdict = {
  readonly scope: string;
  readonly checked: number;
  readonly failed: number;
  readonly unknowns: readonly string[];
  readonly unknownUrns: readonly Urn[] | undefined;
  readonly missing: readonly MissingArea[];
  readonly findings: readonly Finding[];
  readonly crash?: string;
};

/** Runs every rule in every scope it has subjects in, and ties symptoms to causes. A rule that throws stops only itself. */
export function judgeRules(
  topology: Topology,
  catalogue: readonly AnyRule[] = rules,
  earlier: Earlier = NOTHING_EARLIER,
): Judgement {
  const judged = catalogue.map((rule) => {
    const scopes = topology.snapshot.scopes.filter((scoped) => hasSubjects(rule, scoped));
    const verdicts = scopes.map((scoped) => judgeScope(rule, scoped, { topology, catalogue, earlier }));
    const findings = verdicts.flatMap((verdict) => verdict.findings);
    return { outcome: outcomeOf(rule, verdicts), findings, settled: settledBy(rule, verdicts) };
  });
  const order = new Map(catalogue.map((rule, index) => [rule.id, index]));
  const findings = joinCauses(
    judged.flatMap(({ findings: found }) => found),
    catalogue,
  );
  return {
    findings: findings.toSorted(worstFirst(order)),
    outcomes: judged.map(({ outcome }) => outcome),
    settled: judged.flatMap(({ settled }) => settled),
  };
}

function hasSubjects(rule: AnyRule, scoped: ScopeSnapshot): boolean {
  return rule.level === "every" || (rule.level === "global") === isGlobal(scoped);
}

type Setting = { readonly topology: Topology; readonly catalogue: readonly AnyRule[]; readonly earlier: Earlier };

function judgeScope(rule: AnyRule, scoped: ScopeSnapshot, setting: Setting): ScopeVerdict {
  const { mutes, partial } = missingAreas(rule, scoped, setting.topology);
  const scope = scopeKey(scoped.scope);
  const nothing = { scope, checked: 0, failed: 0, unknowns: [], unknownUrns: [], findings: [] };
  if (mutes.length > 0) return { ...nothing, missing: mutes };
  try {
    const { drafts, checked, failed, unknowns, unknownUrns } = rule.judge(viewOf(rule, scoped, setting));
    const findings = drafts.map((draft) => findingOf(rule, scoped, { draft, isPartial: partial.length > 0 }));
    return { scope, checked, failed, unknowns, unknownUrns, missing: partial, findings };
  } catch (error) {
    // A defect of one rule must not hide what the others found; it is reported as `crashed`, with its message.
    return { ...nothing, missing: partial, crash: error instanceof Error ? error.message : String(error) };
  }
}

function viewOf(rule: AnyRule, scoped: ScopeSnapshot, { topology, catalogue, earlier }: Setting): RuleView<AreaName> {
  const { snapshot } = topology;
  const items = Object.fromEntries(
    rule.needs.map((area) => [area, itemsIn(scopesOfNeed(rule, area, { scoped, snapshot }), area)]),
  );
  return {
    scope: scoped.scope,
    // defineRule lets a check read only the areas of its own needs, and those are exactly the ones filled in here.
    items: items as RuleView<AreaName>["items"],
    topology,
    now: snapshot.finishedAt,
    earlier,
    catalogue,
  };
}

function itemsIn<Name extends AreaName>(scopes: readonly ScopeSnapshot[], area: Name): readonly ItemOf<Name>[] {
  const [only, ...more] = scopes;
  if (only !== undefined && more.length === 0) return itemsOf(only, area);
  return scopes.flatMap((scoped) => itemsOf(scoped, area));
}

function findingOf(
  rule: AnyRule,
  { scope }: ScopeSnapshot,
  { draft, isPartial }: { readonly draft: Saying<string>; readonly isPartial: boolean },
): Finding {
  const { subject, discriminator } = draft;
  const identity = { ruleId: rule.id, account: scope.account, region: scope.region, subject };
  return {
    ...draft,
    id: findingId(discriminator === undefined ? identity : { ...identity, discriminator }),
    ruleId: rule.id,
    slug: rule.slug,
    severity: shownSeverity(rule.severity, draft),
    causedBy: [],
    judgedIn: scopeKey(scope),
    ...(isPartial ? { partial: true } : {}),
  };
}

function outcomeOf(rule: AnyRule, verdicts: readonly ScopeVerdict[]): RuleOutcome {
  const sum = (count: (verdict: ScopeVerdict) => number): number =>
    verdicts.reduce((total, verdict) => total + count(verdict), 0);
  const missing = verdicts.flatMap((verdict) => verdict.missing);
  const crashes = verdicts.flatMap(({ crash }) => (crash === undefined ? [] : [crash]));
  // A scope with nothing listed and something missing is one unknown: nobody can say how many subjects it has.
  const unlisted = (verdict: ScopeVerdict): number =>
    verdict.missing.length > 0 && verdict.failed === 0 && verdict.unknowns.length === 0 ? 1 : 0;
  const counts = {
    checked: sum(({ checked }) => checked),
    failed: sum(({ failed }) => failed),
    unknown: sum((verdict) => verdict.unknowns.length + unlisted(verdict)),
  };
  return {
    ruleId: rule.id,
    state: crashes.length > 0 ? "crashed" : stateOf(counts),
    ...counts,
    reasons: [...new Set([...crashes, ...verdicts.flatMap(({ unknowns }) => unknowns)])],
    mutedBecause: distinct(missing),
  };
}

/** A scope where something was missing or the rule broke is not settled, nor one where nobody can say what was not judged. */
function settledBy(rule: AnyRule, verdicts: readonly ScopeVerdict[]): readonly Settled[] {
  return verdicts.flatMap(({ scope, missing, crash, unknownUrns }) =>
    missing.length > 0 || crash !== undefined || unknownUrns === undefined
      ? []
      : [{ ruleId: rule.id, scope, except: unknownUrns }],
  );
}

function stateOf(counts: Pick<RuleOutcome, "checked" | "failed" | "unknown">): RuleOutcome["state"] {
  if (counts.failed > 0) return "judged";
  if (counts.unknown > 0) return "unknown";
  return counts.checked > 0 ? "judged" : "not-applicable";
}

/** Needs that reach over several scopes name the same missing area once for each of their own. */
function distinct(missing: readonly MissingArea[]): readonly MissingArea[] {
  return [...new Map(missing.map((one) => [`${one.scope} ${one.area}`, one])).values()];
}

function worstFirst(order: ReadonlyMap<string, number>): (a: Finding, b: Finding) => number {
  return (a, b) =>
    severityRank(a.severity) - severityRank(b.severity) ||
    (order.get(a.ruleId) ?? 0) - (order.get(b.ruleId) ?? 0) ||
    (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0) ||
    (a.id < b.id ? -1 : 1);
}
