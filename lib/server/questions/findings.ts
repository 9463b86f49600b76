import type { FindingAnswer, FindingsAnswer, RuleOutcomeAnswer } from "#lib/api/findings.ts";
import { findingsParameters } from "#lib/api/requests.ts";
import type { Finding, RuleOutcome } from "#lib/findings/finding.ts";
import { ruleOf } from "#lib/findings/rules.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { FindingLife } from "../lives.ts";
import { defineQuestion, type Asked, type Language } from "../question.ts";
import { Refusal } from "../refusal.ts";
import { namedEntity } from "./named-entity.ts";
import { sayFinding, sayRule } from "#lib/report/text/say.ts";

/** The problems of a snapshot, narrowed, and what became of every rule. */
export const findingsQuestion = defineQuestion(findingsParameters, (asked) => {
  const { inspection, language, parameters } = asked;
  const { severity, rule, subject, state } = parameters;
  if (rule !== undefined && ruleOf(rule) === undefined) throw noSuchRule(rule, inspection.outcomes);
  const subjects = subject === undefined ? undefined : namesOf(inspection, subject, asked.lives);
  const resolved = state === "open" ? [] : resolvedAnswers(asked.lives, language);
  const open = state === "resolved" ? [] : findingAnswers(asked);
  const json: FindingsAnswer = {
    snapshotId: inspection.snapshot.snapshotId,
    findings: [...open, ...resolved].filter(
      (finding) =>
        (severity === undefined || severity.includes(finding.severity)) &&
        (rule === undefined || finding.ruleId === rule) &&
        (subjects === undefined || subjects.has(finding.subject) || subjects.has(finding.subjectId)),
    ),
    rules: inspection.outcomes
      .filter(({ ruleId }) => rule === undefined || ruleId === rule)
      .map((outcome) => outcomeAnswer(outcome, language)),
  };
  return { json };
});

/** The findings of an inspection, in words, with their lives. */
export function findingAnswers({
  inspection,
  lives,
  language,
}: Pick<Asked<unknown>, "inspection" | "lives" | "language">): readonly FindingAnswer[] {
  const at = inspection.snapshot.finishedAt;
  return inspection.findings.map((finding) =>
    findingAnswer({ firstSeenAt: lives.get(finding.id)?.firstSeenAt ?? at, lastSeenAt: at, finding }, language),
  );
}

function resolvedAnswers(lives: ReadonlyMap<string, FindingLife>, language: Language): readonly FindingAnswer[] {
  return [...lives.values()]
    .filter(({ resolvedAt }) => resolvedAt !== undefined)
    .map((life) => findingAnswer(life, language));
}

function findingAnswer(life: FindingLife, language: Language): FindingAnswer {
  const { finding } = life;
  const words = sayFinding(finding, language);
  return {
    id: finding.id,
    ruleId: finding.ruleId,
    slug: finding.slug,
    severity: finding.severity,
    confidence: finding.confidence,
    state: life.resolvedAt === undefined ? "open" : "resolved",
    firstSeenAt: life.firstSeenAt,
    lastSeenAt: life.lastSeenAt,
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

function commandsOf({ cli, terraform }: Finding): { readonly cli?: string; readonly terraform?: string } {
  return { ...(cli !== undefined && { cli }), ...(terraform !== undefined && { terraform }) };
}

function outcomeAnswer(outcome: RuleOutcome, language: Language): RuleOutcomeAnswer {
  const { mutedBecause, ...rest } = outcome;
  const rule = ruleOf(outcome.ruleId);
  return {
    ...rest,
    slug: rule?.slug ?? outcome.ruleId,
    title: sayRule(outcome.ruleId, language).title,
    severity: rule?.severity ?? "info",
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

function noSuchRule(rule: string, outcomes: readonly RuleOutcome[]): Refusal {
  const ids = outcomes.map(({ ruleId }) => ruleId);
  const family = ids.filter((id) => id.split("-")[0] === rule.toUpperCase().split("-")[0]);
  return new Refusal(404, `There is no rule ${JSON.stringify(rule.slice(0, 40))}.`, {
    field: "rule",
    accepted: ids.join(", "),
    suggestions: family,
  });
}
