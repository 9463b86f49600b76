import { z } from "zod";
import { nodeKinds } from "#lib/model/urn.ts";
import { redactions } from "#lib/report/redact/redaction.ts";
import { templates } from "#lib/report/report-template.ts";
import { filterField } from "./filter.ts";
import { findingStates, severities, type FindingState } from "./contract.ts";

const text = (accepted: string) =>
  z.string({ error: accepted }).trim().min(1, { error: accepted }).max(2000, { error: accepted });
const oneOf = (accepted: readonly string[]) => `one or more of ${accepted.join(", ")}, separated by commas`;

const listOf = <const Value extends string>(values: readonly Value[]) =>
  z
    .string()
    .transform((list) => list.split(",").map((part) => part.trim()))
    .pipe(z.array(z.enum(values, { error: oneOf(values) }), { error: oneOf(values) }).min(1, { error: oneOf(values) }));

/** Which part of a snapshot is wanted. */
export const scopeField = text("<account>/<region>, an account, or a Region").optional();

/** `GET /api/v1/overview`. */
export const overviewParameters = z.strictObject({ scope: scopeField });

/** No parameters of its own. */
export const noParameters = z.strictObject({});

/** `GET /api/v1/graph`. */
export const graphParameters = z.strictObject({
  kinds: listOf(nodeKinds).optional(),
  scope: scopeField,
});

/** `GET /api/v1/entities`. */
export const entitiesParameters = z.strictObject({
  q: text("a URN, ARN, AWS id, IP address, CIDR, DNS name or part of a name"),
  /** What is in it comes first. */
  scope: scopeField,
});

/** `GET /api/v1/entities/{urn}`. */
export const entityParameters = z.strictObject({ urn: text("a URN, ARN or AWS id") });

/** `GET /api/v1/history`. */
export const historyParameters = z.strictObject({ entity: text("a URN") });

/** `GET /api/v1/findings`. */
export const findingsParameters = z.strictObject({
  severity: listOf(severities).optional(),
  rule: text("a rule id such as TG-003").optional(),
  subject: text("a URN, ARN or AWS id").optional(),
  q: filterField,
  state: z
    .union([z.literal("all").transform((): readonly FindingState[] => findingStates), listOf(findingStates)], {
      error: `${oneOf(findingStates)}, or all`,
    })
    .default(["open", "muted"]),
});

/** `GET /api/v1/changes`: `parts` are those that are wanted, all unless it says otherwise. */
export const changesParameters = z.strictObject({
  parts: listOf(["entities", "findings", "reachability"]).default(["entities", "findings", "reachability"]),
});

/** `GET /api/v1/exports/{format}`. What the server adds: `beside` for `lang=both`, and its file of assertions. */
export const exportParameters = z.strictObject({
  format: text("a format"),
  template: z.enum(templates, { error: templates.join(", ") }).default("full"),
  redact: z.enum(redactions, { error: redactions.join(", ") }).default("none"),
  scope: scopeField,
  q: filterField,
  beside: z.enum(["ja"], { error: "ja" }).optional(),
  assertions: z.object({ file: z.string(), source: z.string().optional(), problem: z.string().optional() }).optional(),
  /** Shown in a frame of ours instead of being saved. */
  preview: z.enum(["true", "false"], { error: "true or false" }).default("false"),
});

/**
 * `GET /api/v1/map`: `tasks=true` adds the tasks of each row, `of` those of single rows, by URNs separated by commas;
 * `projection=ground` gives subnets with their interfaces instead, with `of` the lines of one owner of them.
 */
export const mapParameters = z.strictObject({
  tasks: z.enum(["true", "false"], { error: "true or false" }).default("false"),
  of: text("URNs, separated by commas").optional(),
  projection: z.enum(["flow", "ground"], { error: "flow or ground" }).default("flow"),
});
