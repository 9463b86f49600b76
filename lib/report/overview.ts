import { countIncidents, foldIncidents } from "#lib/findings/causes.ts";
import type { Finding, Severity } from "#lib/findings/finding.ts";
import { unmuted } from "#lib/findings/with-mutes.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { areaNamesOf } from "#lib/model/areas.ts";
import { isComplete, isGlobal, itemsOf, type ScopeSnapshot, type Snapshot } from "#lib/model/snapshot.ts";
import { scopeKey } from "#lib/model/scope.ts";
import type { Urn } from "#lib/model/urn.ts";
import { isFindingShownIn, isShownIn, isWithin } from "./report-scope.ts";
import { vpcStrip, type VpcSummary } from "./vpc-strip.ts";

/** At most so many sentences: the page is a first look, the findings have their own. */
export const OVERVIEW_PROBLEMS = 7;

/** A problem in one sentence. */
export type OverviewProblem = {
  readonly findingId: string;
  readonly ruleId: string;
  /** The worst of the problem and its symptoms. */
  readonly severity: Severity;
  readonly confidence: Finding["confidence"];
  readonly text: string;
  readonly subject: Urn;
  readonly affected: number;
  /** How many other findings it is the cause of. */
  readonly symptoms: number;
};

/** A call that failed, and in how many scopes. */
export type UnreadCall = { readonly call: string; readonly kind: string; readonly scopes: number };

/** A surveyed Region of an account, by the name the account has where it has one, and the scope that narrows a page to it. */
export type SurveyedPlace = { readonly account: string; readonly region: string; readonly scope: string };

/** What is wrong, worst first, what is there, and how much of it was seen. */
export type Overview = {
  readonly snapshotId: string;
  readonly finishedAt: string;
  readonly problems: readonly OverviewProblem[];
  /** Problems by the worst of each and its symptoms; a symptom is counted with its cause. What is muted is not among them. */
  readonly counts: { readonly [Name in Severity]: number };
  /** Findings that somebody has muted. */
  readonly muted: number;
  readonly vpcs: readonly VpcSummary[];
  /**
   * Where ECS services were found, where all were read and there is none, and where none was found but not all was read: there may
   * be some. Of every Region that was surveyed, also when the rest is of one scope.
   */
  readonly services: { readonly [Of in "found" | "none" | "unread"]: readonly SurveyedPlace[] };
  readonly coverage: { readonly complete: number; readonly wanted: number; readonly unread: readonly UnreadCall[] };
};

/** The first look at an inspection, or at a scope of it. `sentenceOf` puts a finding into the reader's language. */
export function overviewOf(inspection: Inspection, sentenceOf: (finding: Finding) => string, scope?: string): Overview {
  const { snapshot } = inspection;
  const shown = inspection.findings.filter((finding) => isFindingShownIn(finding, scope));
  const findings = unmuted(shown);
  const incidents = foldIncidents(findings);
  return {
    snapshotId: snapshot.snapshotId,
    finishedAt: snapshot.finishedAt,
    problems: incidents.slice(0, OVERVIEW_PROBLEMS).map(({ cause, symptoms, severity }) => ({
      findingId: cause.id,
      ruleId: cause.ruleId,
      severity,
      confidence: cause.confidence,
      text: sentenceOf(cause),
      subject: cause.subject,
      affected: cause.affected.length,
      symptoms: symptoms.length,
    })),
    counts: countIncidents(incidents),
    muted: shown.length - findings.length,
    vpcs: vpcStrip(inspection).filter((vpc) => isWithin(vpc, scope)),
    services: serviceScopes(snapshot),
    coverage: coverageOf(snapshot.scopes.filter((scoped) => isShownIn(scoped.scope, scope))),
  };
}

function serviceScopes({ scopes }: Snapshot): Overview["services"] {
  const regional = scopes.filter((scoped) => !isGlobal(scoped));
  const found = regional.filter((scoped) => itemsOf(scoped, "ecsServices").length > 0);
  const none = regional.filter((scoped) => !found.includes(scoped) && isComplete(scoped, "ecsServices"));
  const unread = regional.filter((scoped) => !found.includes(scoped) && !none.includes(scoped));
  const places = (of: readonly ScopeSnapshot[]) =>
    of.map(({ scope }) => ({ account: scope.alias ?? scope.account, region: scope.region, scope: scopeKey(scope) }));
  return { found: places(found), none: places(none), unread: places(unread) };
}

/** Areas read to their end of those wanted, and the calls that failed, the widest failure first. */
function coverageOf(scopes: readonly ScopeSnapshot[]): Overview["coverage"] {
  let complete = 0;
  let wanted = 0;
  const unread = new Map<string, { call: string; kind: string; scopes: Set<string> }>();
  for (const scoped of scopes) {
    for (const name of areaNamesOf(isGlobal(scoped) ? "global" : "regional")) {
      wanted += 1;
      if (isComplete(scoped, name)) complete += 1;
      const area = scoped.areas[name];
      if (area?.status !== "incomplete") continue;
      for (const { call, kind } of area.problems) {
        const seen = unread.get(`${call} ${kind}`) ?? { call, kind, scopes: new Set() };
        seen.scopes.add(scopeKey(scoped.scope));
        unread.set(`${call} ${kind}`, seen);
      }
    }
  }
  const calls = [...unread.values()].map(({ call, kind, scopes }) => ({ call, kind, scopes: scopes.size }));
  return { complete, wanted, unread: calls.sort((a, b) => b.scopes - a.scopes || (a.call < b.call ? -1 : 1)) };
}
