import { muteScopeParameters } from "#lib/api/mutes.ts";
import type { MuteScope } from "#lib/model/mute.ts";
import { isAlwaysShown, ruleOf } from "#lib/findings/rules.ts";
import { defineQuestion, type Asked } from "../question.ts";
import { muteNeeds, muteTakesOnly, neverMuted, noFinding } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";
import { noSuchRule } from "./findings.ts";
import { namedEntity } from "./named-entity.ts";

type Fields = { readonly [Name in "findingId" | "ruleId" | "subject"]?: string | undefined };
type Known = Pick<Asked<unknown>, "inspection" | "lives">;

/** What each scope is made of; other fields would be ignored, so they are refused. */
const fieldsOf = {
  finding: ["findingId"],
  subject: ["ruleId", "subject"],
  rule: ["ruleId"],
} as const satisfies { readonly [Kind in MuteScope["kind"]]: readonly (keyof Fields)[] };

/** What a mute would silence, by its full names. Refuses what is not there, and the rules that nobody can mute. */
export const muteScopeQuestion = defineQuestion(muteScopeParameters, ({ parameters, ...asked }) => {
  const { scope: kind, ...fields } = parameters;
  const wanted: readonly string[] = fieldsOf[kind];
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined || wanted.includes(field)) continue;
    throw new Refusal(400, muteTakesOnly(field, kind, wanted), {
      field,
      accepted: `nothing with the scope ${kind}`,
    });
  }
  return { json: scopeOf(kind, fields, asked) };
});

function scopeOf(kind: MuteScope["kind"], fields: Fields, known: Known): MuteScope {
  switch (kind) {
    case "finding": {
      const findingId = given(kind, "findingId", fields);
      mutable(ruleOfFinding(findingId, known), known);
      return { kind, findingId };
    }
    case "subject": {
      const ruleId = mutable(given(kind, "ruleId", fields), known);
      return { kind, ruleId, subject: subjectOf(given(kind, "subject", fields), known) };
    }
    case "rule":
      return { kind, ruleId: mutable(given(kind, "ruleId", fields), known) };
  }
}

function given(kind: MuteScope["kind"], field: keyof Fields, fields: Fields): string {
  const value = fields[field];
  if (value !== undefined) return value;
  const accepted = { findingId: "the id of a finding", ruleId: "a rule id such as TG-003", subject: "a URN, ARN or AWS id" }[field]; // prettier-ignore
  throw new Refusal(400, muteNeeds(field, kind, accepted), { field, accepted });
}

function ruleOfFinding(findingId: string, { inspection, lives }: Known): string {
  const finding = inspection.findings.find(({ id }) => id === findingId) ?? lives.get(findingId)?.finding;
  if (finding !== undefined) return finding.ruleId;
  throw new Refusal(404, noFinding(findingId), {
    field: "findingId",
    accepted: "the id of a finding in /api/v1/findings",
    suggestions: inspection.findings.map(({ id }) => id).filter((id) => id.split("-")[0] === findingId.split("-")[0]).slice(0, 5), // prettier-ignore
  });
}

function mutable(ruleId: string, { inspection }: Known): string {
  if (ruleOf(ruleId) === undefined) throw noSuchRule(ruleId, inspection.outcomes, "ruleId");
  if (!isAlwaysShown(ruleId)) return ruleId;
  throw new Refusal(400, neverMuted(ruleId), {
    field: "ruleId",
    accepted: "any other rule",
  });
}

/** The URN of a finding's subject, or of a node: a subject may be gone from the graph, or never have been in it. */
function subjectOf(name: string, { inspection, lives }: Known): string {
  const told = [...inspection.findings, ...[...lives.values()].map(({ finding }) => finding)];
  const subject = told.find((finding) => finding.subject === name || finding.subjectId === name)?.subject;
  return subject ?? namedEntity(inspection.graph, name, "subject").urn;
}
