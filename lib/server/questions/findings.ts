import type { z } from "zod";
import type { FindingAnswer, FindingsAnswer, RuleOutcomeAnswer } from "#lib/api/findings.ts";
import { findingsParameters } from "#lib/api/requests.ts";
import type { Finding, RuleOutcome } from "#lib/findings/finding.ts";
import { ruleOf } from "#lib/findings/rules.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { conjuncts } from "#lib/filter/filter.ts";
import { filterSubjects } from "#lib/inventory/filter-resources.ts";
import { findingSubject } from "#lib/inventory/finding-subject.ts";
import { becauseIn } from "#lib/inventory/not-compared.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
import { scopeOf, type FindingLife } from "../lives.ts";
import { severityRank } from "#lib/findings/severity.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { defineQuestion, type Asked, type Language } from "../question.ts";
import { noRule } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";
import { namedEntity } from "./named-entity.ts";
import { sayReason } from "#lib/report/text/say-reason.ts";
import { sayFinding, sayRule } from "#lib/report/text/say.ts";

/** So long a finding is new. */
const NEW_FOR_MS = 86_400_000;

/** The problems of a snapshot, narrowed, and what became of every rule. */
export const findingsQuestion = defineQuestion(findingsParameters, (asked) => {
  const { inspection, language, parameters } = asked;
  const { severity, rule, subject, state } = parameters;
  if (rule !== undefined && ruleOf(rule) === undefined) throw noSuchRule(rule, inspection.outcomes);
  const subjects = subject === undefined ? undefined : namesOf(inspection, subject, asked.lives);
  const resolved = state.includes("resolved") ? resolvedAnswers(asked) : [];
  const narrowed = [...findingAnswers(asked), ...resolved].filter(
    (finding) =>
      state.includes(finding.state) &&
      (severity === undefined || severity.includes(finding.severity)) &&
      (rule === undefined || finding.ruleId === rule) &&
      (subjects === undefined || subjects.has(finding.subject) || subjects.has(finding.subjectId)),
  );
  const { findings, filter } = filtered(narrowed, asked);
  const json: FindingsAnswer = {
    snapshotId: inspection.snapshot.snapshotId,
    findings,
    ...(filter === undefined ? {} : { filter }),
    rules: inspection.outcomes
      .filter(({ ruleId }) => rule === undefined || ruleId === rule)
      .map((outcome) => outcomeAnswer(outcome, language)),
  };
  return { json };
});

/** Those that a filter lets through, and of how many it cannot be told. */
function filtered(
  findings: readonly FindingAnswer[],
  { inspection, language, parameters: { q } }: Asked<z.output<typeof findingsParameters>>,
): Pick<FindingsAnswer, "findings" | "filter"> {
  if (conjuncts(q).length === 0) return { findings };
  const resources = resourcesOf(inspection);
  const subjects = findings.map((finding) => ({
    ...findingSubject({ ...finding, isMuted: finding.state === "muted" }, resources),
    finding,
  }));
  const { matches, open, because } = filterSubjects(subjects, q);
  return {
    findings: matches.map(({ finding }) => finding),
    filter: { all: findings.length, open: open.length, because: becauseIn(language, because) },
  };
}

type Told = Pick<Asked<unknown>, "inspection" | "lives" | "since" | "language">;

/** The findings that are not resolved, in words, with their lives: those of the inspection, and those nobody could judge. */
export function findingAnswers(asked: Told): readonly FindingAnswer[] {
  const { inspection, lives } = asked;
  const at = inspection.snapshot.finishedAt;
  const seen = inspection.findings.map((finding) => {
    const life = lives.get(finding.id);
    return findingAnswer({ firstSeenAt: at, ...life, lastSeenAt: at, finding }, asked);
  });
  return [...seen, ...unjudged(asked).map((life) => ({ ...findingAnswer(life, asked), notJudgedSince: life.lastSeenAt }))]; // prettier-ignore
}

/** What was open, was not seen this time, and is not known to be gone; the worst first. */
function unjudged({ inspection, lives }: Told): readonly FindingLife[] {
  const { findings, outcomes, snapshot } = inspection;
  const seen = new Set(findings.map(({ id }) => id));
  const rules = new Set(outcomes.map(({ ruleId }) => ruleId));
  // A scope that is not surveyed any more is not a blind spot of this snapshot.
  const scopes = new Set(snapshot.scopes.map(({ scope }) => scopeKey(scope)));
  return [...lives.values()]
    .filter(
      ({ finding, resolvedAt, lastSeenAt }) =>
        resolvedAt === undefined &&
        lastSeenAt < snapshot.finishedAt &&
        !seen.has(finding.id) &&
        rules.has(finding.ruleId) &&
        scopes.has(scopeOf(finding)),
    )
    .sort((a, b) => severityRank(a.finding.severity) - severityRank(b.finding.severity));
}

/** The last to go first. */
function resolvedAnswers(asked: Told): readonly FindingAnswer[] {
  return [...asked.lives.values()]
    .filter(({ resolvedAt }) => resolvedAt !== undefined)
    .sort((a, b) => ((a.resolvedAt ?? "") > (b.resolvedAt ?? "") ? -1 : 1))
    .map((life) => findingAnswer(life, asked));
}

function findingAnswer(life: FindingLife, { inspection, since, language }: Told): FindingAnswer {
  const { finding, resolvedAt, returnedAt } = life;
  const words = sayFinding(finding, language);
  return {
    id: finding.id,
    ruleId: finding.ruleId,
    slug: finding.slug,
    severity: finding.severity,
    confidence: finding.confidence,
    state: stateOf(life),
    firstSeenAt: life.firstSeenAt,
    lastSeenAt: life.lastSeenAt,
    isNew: resolvedAt === undefined && isNew(life, { since, at: inspection.snapshot.finishedAt }),
    ...(resolvedAt !== undefined && { resolvedAt }),
    ...(returnedAt !== undefined && { returnedAt }),
    ...(finding.mute !== undefined && { mute: finding.mute }),
    ...(finding.endedMute !== undefined && { endedMute: finding.endedMute }),
    subject: finding.subject,
    subjectId: finding.subjectId,
    title: words.title,
    summary: words.summary,
    why: words.why,
    affected: finding.affected,
    because: finding.because,
    values: finding.values,
    remedy: { text: words.remedy, ...commandsOf(finding) },
    causedBy: finding.causedBy,
    limits: words.limits,
    references: ruleOf(finding.ruleId)?.references ?? [],
  };
}

/** What is gone is gone, muted or not. */
function stateOf({ resolvedAt, finding }: FindingLife): FindingAnswer["state"] {
  if (resolvedAt !== undefined) return "resolved";
  return finding.mute === undefined ? "open" : "muted";
}

function isNew(
  { firstSeenAt, returnedAt = firstSeenAt }: FindingLife,
  { since, at }: { readonly since: string | undefined; readonly at: string },
): boolean {
  return since !== undefined && returnedAt > since && Date.parse(at) - Date.parse(returnedAt) < NEW_FOR_MS;
}

function commandsOf({ cli, terraform }: Finding): { readonly cli?: string; readonly terraform?: string } {
  return { ...(cli !== undefined && { cli }), ...(terraform !== undefined && { terraform }) };
}

function outcomeAnswer(outcome: RuleOutcome, language: Language): RuleOutcomeAnswer {
  const { mutedBecause, ...rest } = outcome;
  const rule = ruleOf(outcome.ruleId);
  return {
    ...rest,
    reasons: rest.reasons.map((reason) => sayReason(reason, language)),
    slug: rule?.slug ?? outcome.ruleId,
    title: sayRule(outcome.ruleId, language).title,
    severity: rule?.severity ?? "info",
    ...(rule?.alwaysShown === true && { alwaysShown: true as const }),
    ...(mutedBecause.length > 0 && { mutedBecause }),
  };
}

/** Whatever names the entity: a finding's subject may be asked for by its URN, its ARN or its id, also when it is gone. */
function namesOf({ graph, findings }: Inspection, name: string, lives: Asked<unknown>["lives"]): ReadonlySet<string> {
  const urns = graph.nodes
    .filter(({ urn, id, arn }) => urn === name || id === name || arn === name)
    .map(({ urn }) => urn);
  const told = [...findings, ...[...lives.values()].map(({ finding }) => finding)];
  const isSubject = told.some(({ subject, subjectId }) => subject === name || subjectId === name);
  // Refuses with what is near.
  if (urns.length === 0 && !isSubject) namedEntity(graph, name, "subject");
  return new Set([name, ...urns]);
}

/** The refusal of a rule that is not in the catalogue, with its family. */
export function noSuchRule(rule: string, outcomes: readonly RuleOutcome[], field = "rule"): Refusal {
  const ids = outcomes.map(({ ruleId }) => ruleId);
  const family = ids.filter((id) => id.split("-")[0] === rule.toUpperCase().split("-")[0]);
  return new Refusal(404, noRule(rule), {
    field,
    accepted: ids.join(", "),
    suggestions: family,
  });
}
