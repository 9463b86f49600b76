import { z } from "zod";
import { assertionOutcomes, type Assertion } from "#lib/analysis/reach/assertion.ts";
import { protocolSchema, traceQuestionSchema, verdictSchema } from "./trace.ts";

const named = z.string({ error: "a name" }).trim().min(1, { error: "a name" }).max(200, { error: "a name of up to 200 characters" }); // prettier-ignore

/** So many assertions are judged: each is a path question. */
const MOST_ASSERTIONS = 500;

/** The content of an assertions file: `assertions`, each a path question with what is expected of it. */
export const assertionsFileSchema = z.strictObject(
  {
    assertions: z
      .array(
        traceQuestionSchema.extend({
          protocol: protocolSchema,
          name: named.exactOptional(),
          expect: z.enum(["must-reach", "must-not-reach"], { error: "must-reach or must-not-reach" }),
        }),
        { error: "a list of assertions" },
      )
      .max(MOST_ASSERTIONS, { error: `up to ${String(MOST_ASSERTIONS)} assertions` })
      .transform((all) => all.map(({ name, expect, ...question }): Assertion => ({ ...(name !== undefined && { name }), expect, question }))), // prettier-ignore
  },
  { error: "{assertions: [{expect, from, to, protocol?, port?, name?}]}" },
);

const judgedSchema = z.object({
  name: z.string().exactOptional(),
  expect: z.enum(["must-reach", "must-not-reach"]),
  question: traceQuestionSchema,
  outcome: z.enum(assertionOutcomes),
  verdict: verdictSchema.exactOptional(),
  text: z.string(),
});

/** `GET /api/v1/paths/assertions`: what has to hold of paths, and whether it does in one snapshot. */
export const assertionsAnswerSchema = z.object({
  snapshotId: z.string(),
  /** The file as it was named. */
  file: z.string(),
  /** The text of the file; absent when there is none. */
  source: z.string().exactOptional(),
  /** Why the file cannot be used. */
  problem: z.string().exactOptional(),
  counts: z.object({ violated: z.number(), unknown: z.number(), held: z.number() }),
  assertions: z.array(judgedSchema).readonly(),
});

/** What has to hold, judged. */
export type AssertionsAnswer = z.infer<typeof assertionsAnswerSchema>;
