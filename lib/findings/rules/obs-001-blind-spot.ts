import { areaNamesOf, type AreaName } from "#lib/model/areas.ts";
import type { Problem } from "#lib/model/problem.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { scopeKey } from "#lib/model/scope.ts";
import type { ScopeSnapshot } from "#lib/model/snapshot.ts";
import { isEnough, missingAreas, problemOf, type MissingArea } from "../coverage.ts";
import { listed } from "../fact.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { defineRule, type RuleNeeds, type RuleView } from "../rule.ts";

type Subject = { readonly area: AreaName; readonly scoped: ScopeSnapshot };

/**
 * OBS-001: something was not read, and so it is not known to be well. One finding for each area of each scope;
 * `medium` when a rule of severity high or critical cannot judge everything for want of it, else `info`.
 */
export const blindSpot = defineRule({
  id: "OBS-001",
  slug: "blind-spot",
  severity: "info",
  level: "every",
  needs: [],
  alwaysShown: true,
  text: {
    title: "Blind spot: something was not read",
    why: "What was not read is not known to be well. The rules that need it are mute here, and paths that depend on it are unknown.",
    fix: "Grant the call, or mend what keeps it from answering, and survey again.",
    limits: "Accounts and Regions that no survey was told of are not counted.",
    says: {
      mutes:
        "{area} of {scope} could not be read to the end ({kind}): {rules|rule cannot|rules cannot} judge everything there",
      noted: "{area} of {scope} could not be read to the end ({kind})",
    },
    figures: {
      mutes: "Call: {call}. {message} Rules: {names}.",
      noted: "Call: {call}. {message} No rule is mute for want of it.",
    },
  },
  references: [],
  subjects: ({ scope, topology }) => {
    const scoped = topology.scopes.get(scopeKey(scope));
    const level = scope.region === GLOBAL_REGION ? "global" : "regional";
    return scoped === undefined ? [] : areaNamesOf(level).map((area): Subject => ({ area, scoped }));
  },
  check: ({ area, scoped }, view) => {
    const problem = problemOf(scoped, area, view.now);
    if (problem === undefined) return [];
    const { account, region } = scoped.scope;
    const mute = mutedBy(area, scoped, view);
    const matters = mute.some(({ severity }) => severity === "critical" || severity === "high");
    const subjectId = `${account}/${region}/${area}`;
    return [
      {
        subject: `aws/${account}/${region}/area/${area}`,
        subjectId,
        says: mute.length > 0 ? "mutes" : "noted",
        severity: matters ? "medium" : "info",
        confidence: "confirmed",
        values: {
          area,
          scope: scopeKey(scoped.scope),
          kind: problem.kind,
          call: problem.call,
          message: problem.message,
          rules: mute.length,
          names:
            mute.length === 0
              ? "—"
              : listed(
                  mute.map(({ id }) => id),
                  20,
                ),
        },
        affected: [],
        because: [{ urn: `aws/${account}/${region}/area/${area}`, fact: factOf(problem), source: problem.call }],
        about: [],
      },
    ];
  },
});

/** The rules that cannot judge all of a scope for want of this area of this scope. */
function mutedBy(
  area: AreaName,
  scoped: ScopeSnapshot,
  { catalogue, topology }: Pick<RuleView<never>, "catalogue" | "topology">,
): readonly RuleNeeds[] {
  if (isEnough(scoped, area)) return [];
  const key = scopeKey(scoped.scope);
  return catalogue.filter((rule) =>
    topology.snapshot.scopes
      .filter((one) => rule.level === "every" || (rule.level === "global") === (one.scope.region === GLOBAL_REGION))
      .some((one) =>
        everyMissing(rule, one, topology).some((missing) => missing.area === area && missing.scope === key),
      ),
  );
}

/** What a rule misses, whether it is mute for want of it or judges what was read: coverage counts the same. */
function everyMissing(rule: RuleNeeds, scoped: ScopeSnapshot, topology: Topology): readonly MissingArea[] {
  const { mutes, partial } = missingAreas(rule, scoped, topology);
  return [...mutes, ...partial];
}

function factOf({ code, parent, message }: Problem): string {
  return [...(code === undefined ? [] : [code]), ...(parent === undefined ? [] : [parent]), message].join(": ");
}
