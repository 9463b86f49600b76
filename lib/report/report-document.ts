import type { Confidence, Finding, Severity } from "#lib/findings/finding.ts";
import { unmuted } from "#lib/findings/with-mutes.ts";
import type { Mute } from "#lib/model/mute.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { areaNamesOf, type AreaName } from "#lib/model/areas.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isComplete, isGlobal } from "#lib/model/snapshot.ts";
import type { NodeKind, Urn } from "#lib/model/urn.ts";
import { loadBalancedPaths, type LoadBalancedPath } from "./load-balanced-paths.ts";
import { reportChanges, type ReportChanges } from "./changes/report-changes.ts";
import { assertedPaths, type AssertedPaths } from "./asserted-paths.ts";
import type { ExportOptions } from "./exporter.ts";
import { isUrnWithin, isWithin } from "./report-scope.ts";
import { speaksOf, type Template } from "./report-template.ts";
import { reportCapacity, type ReportCapacity } from "./report-capacity.ts";
import { reportPairs, type ReportPair } from "./report-pairs.ts";
import { reportNames, type ReportName } from "./report-names.ts";
import type { Language } from "./text/language.ts";
import { sayFinding } from "./text/say.ts";
import { sayProblems } from "./text/say-problems.ts";

/** A problem of the report, in the words of its language. */
export type ReportProblem = {
  readonly id: string;
  readonly ruleId: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** A report is of one snapshot: what it lists is open in it, unless somebody has muted it. */
  readonly state: "open" | "muted";
  readonly mute?: Mute;
  /** The end of the survey. When it was first seen is not in a snapshot. */
  readonly lastSeenAt: string;
  readonly subject: Urn;
  readonly subjectId: string;
  readonly title: string;
  /** The exact figures, without the title. */
  readonly figures: string;
  readonly summary: string;
  readonly why: string;
  readonly remedy: { readonly text: string; readonly cli?: string; readonly terraform?: string };
  readonly limits: string;
  readonly affected: readonly Urn[];
  readonly because: Finding["because"];
  readonly values: Finding["values"];
  readonly causedBy: readonly string[];
};

/** An area that was not read, and what that mutes. */
export type UnreadArea = {
  readonly scope: string;
  readonly area: AreaName;
  /** Absent when the survey never asked. */
  readonly call?: string;
  readonly reason: string;
  readonly mutes: readonly string[];
};

/** A call that was made, as evidence. */
export type ReportReading = {
  readonly scope: string;
  readonly area: AreaName;
  readonly call: string;
  readonly count: number;
  readonly at: string;
  readonly requestId?: string | undefined;
  readonly items: number;
};

/** A resource of the inventory. */
export type InventoryRow = {
  readonly kind: NodeKind;
  readonly name: string;
  readonly id: string;
  readonly urn: Urn;
  readonly account: string;
  readonly region: string;
  readonly status?: string;
};

/** A report before it is a file: the same sections for every format. */
export type ReportDocument = {
  readonly snapshotId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly source: string;
  readonly toolVersion: string;
  readonly scopes: readonly string[];
  readonly counts: { readonly [Name in Severity]: number };
  /** What it is narrowed to; absent: nothing is left out. */
  readonly filter?: { readonly q: string; readonly undecided: number };
  readonly coverage: { readonly complete: number; readonly wanted: number; readonly unread: readonly UnreadArea[] };
  /** What is open; `counts` counts these. */
  readonly problems: readonly ReportProblem[];
  /** What somebody has muted: said, but apart. */
  readonly muted: readonly ReportProblem[];
  readonly reachability: readonly (LoadBalancedPath & { readonly verdict: Verdict })[];
  readonly pairs: readonly ReportPair[];
  /** Absent: there is no file of assertions. */
  readonly assertions?: AssertedPaths;
  /** Absent: it is compared with nothing. */
  readonly changes?: ReportChanges;
  readonly capacity: ReportCapacity;
  readonly names: readonly ReportName[];
  readonly inventory: readonly InventoryRow[];
  readonly evidence: readonly ReportReading[];
};

/** Kinds that a report does not list one by one: they are parts of what is listed, or churn with every deployment. */
const partKinds = new Set(["ecs-container", "listener-rule", "target", "internet", "cidr"]);

function problemOf(finding: Finding, lastSeenAt: string, language: Language): ReportProblem {
  const said = sayFinding(finding, language);
  return {
    id: finding.id,
    ruleId: finding.ruleId,
    slug: finding.slug,
    severity: finding.severity,
    confidence: finding.confidence,
    state: finding.mute === undefined ? "open" : "muted",
    ...(finding.mute !== undefined && { mute: finding.mute }),
    lastSeenAt,
    subject: finding.subject,
    subjectId: finding.subjectId,
    title: said.title,
    figures: said.summary.slice(said.title.length).replace(/^[.。]\s*/, ""),
    summary: said.summary,
    why: said.why,
    remedy: {
      text: said.remedy,
      ...(finding.cli === undefined ? {} : { cli: finding.cli }),
      ...(finding.terraform === undefined ? {} : { terraform: finding.terraform }),
    },
    limits: said.limits,
    affected: finding.affected,
    because: finding.because,
    values: finding.values,
    causedBy: finding.causedBy,
  };
}

function unreadAreas({ snapshot, outcomes }: Inspection): readonly UnreadArea[] {
  return snapshot.scopes.flatMap((scoped) =>
    areaNamesOf(isGlobal(scoped) ? "global" : "regional").flatMap((name): readonly UnreadArea[] => {
      if (isComplete(scoped, name)) return [];
      const scope = scopeKey(scoped.scope);
      const area = scoped.areas[name];
      const mutes = outcomes
        .filter(({ mutedBecause }) => mutedBecause.some((muted) => muted.scope === scope && muted.area === name))
        .map(({ ruleId }) => ruleId);
      if (area?.status !== "incomplete") return [{ scope, area: name, reason: "", mutes }];
      // One call may fail several times in the same words, once for each state of tasks it lists.
      const reasons = new Map(
        area.problems.map(({ call, message }) => [`${call} ${message}`, { call, reason: message }]),
      );
      return [...reasons.values()].map((failed) => ({ scope, area: name, ...failed, mutes }));
    }),
  );
}

function readingsOf({ snapshot }: Inspection): readonly ReportReading[] {
  return snapshot.scopes.flatMap((scoped) =>
    areaNamesOf(isGlobal(scoped) ? "global" : "regional").flatMap((name) => {
      const area = scoped.areas[name];
      return (area?.readings ?? []).map((reading) => ({
        scope: scopeKey(scoped.scope),
        area: name,
        ...reading,
        items: area?.items.length ?? 0,
      }));
    }),
  );
}

/** By kind, and of a kind by place, both in the order in which they first come. */
function inventoryOf({ graph }: Inspection): readonly InventoryRow[] {
  const nodes = graph.nodes.filter(({ kind }) => !partKinds.has(kind));
  const byKind = groupBy(nodes, ({ kind }) => kind);
  const byPlace = [...byKind.values()].flatMap((alike) => [...groupBy(alike, scopeKey).values()]);
  return byPlace.flat().map(({ kind, name, id, urn, account, region, status }) => ({
    kind,
    name,
    id,
    urn,
    account,
    region,
    ...(status === undefined ? {} : { status }),
  }));
}

/** What a report is about: its purpose, and the part of the snapshot. */
type About = { readonly template: Template; readonly scope?: string };

/** Everything a report says, in one language, sorted and without a clock. */
export function reportDocument(
  inspection: Inspection,
  { language, template = "full", scope, filter, baseline, assertions }: ExportOptions,
): ReportDocument {
  const { snapshot } = inspection;
  const about: About = { template, ...(scope !== undefined && { scope }) };
  const isWanted = (urn: Urn): boolean => isUrnWithin(urn, scope) && filter?.matches.has(urn) !== false;
  const findings = inspection.findings.filter((finding) => isAbout(finding, about));
  const open = unmuted(findings);
  const scopes = snapshot.scopes.filter(({ scope: place }) => isWithin(place, scope));
  const wanted = scopes.reduce((sum, scoped) => sum + areaNamesOf(isGlobal(scoped) ? "global" : "regional").length, 0);
  const part = { ...inspection, snapshot: { ...snapshot, scopes } };
  const unread = unreadAreas(part);
  const missing = new Set(unread.map((area) => `${area.scope} ${area.area}`)).size;
  const document: ReportDocument = {
    snapshotId: snapshot.snapshotId,
    startedAt: snapshot.startedAt,
    finishedAt: snapshot.finishedAt,
    source: snapshot.source,
    toolVersion: snapshot.toolVersion,
    scopes: scopes.map((scoped) => scopeKey(scoped.scope)),
    counts: countBySeverity(open),
    ...(filter !== undefined && { filter: { q: filter.text, undecided: filter.undecided } }),
    coverage: { complete: wanted - missing, wanted, unread },
    problems: open.map((finding) => problemOf(finding, snapshot.finishedAt, language)),
    muted: findings
      .filter(({ mute }) => mute !== undefined)
      .map((finding) => problemOf(finding, snapshot.finishedAt, language)),
    reachability: loadBalancedPaths(inspection, language).filter(({ serviceUrn }) => isWanted(serviceUrn)),
    pairs: reportPairs(inspection, language, isWanted),
    ...(assertions !== undefined && { assertions: assertedPaths(inspection, assertions, language) }),
    ...(baseline !== undefined && { changes: reportChanges(baseline, inspection, { language, isWanted }) }),
    capacity: reportCapacity(inspection, language, isWanted),
    names: reportNames(inspection, isWanted),
    inventory: inventoryOf(inspection).filter(({ urn }) => isWanted(urn)),
    evidence: readingsOf(part),
  };
  return sayProblems(document, snapshot, language);
}

function countBySeverity(findings: readonly Finding[]): ReportDocument["counts"] {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Whether a report speaks of a finding: of its rule, and of where its subject or a sufferer is. */
function isAbout({ ruleId, subject, affected }: Finding, { template, scope }: About): boolean {
  return speaksOf(template, ruleId) && [subject, ...affected].some((urn) => isUrnWithin(urn, scope));
}
