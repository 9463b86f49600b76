import { z } from "zod";
import type { ChangeEffects } from "#lib/analysis/matrix/change-effects.ts";
import { traceQuestionSchema, verdictSchema } from "./trace.ts";

const placeAccepted = "the place of a change in fixes or closings: 0, 1, …";
const place = z
  .string({ error: placeAccepted })
  .regex(/^\d{1,2}$/, { error: placeAccepted })
  .transform(Number);

/** `GET /api/v1/paths/effects`: a path question, and one of the changes of its answer. */
export const changeEffectsParameters = z
  .strictObject({ ...traceQuestionSchema.shape, fix: place.exactOptional(), closing: place.exactOptional() })
  .refine(({ fix, closing }) => (fix === undefined) !== (closing === undefined), {
    error: "either fix or closing: the place of a change in the answer, 0, 1, …",
  });

const outcomeSchema = z.object({
  verdict: verdictSchema,
  ports: z.array(z.string()).readonly().exactOptional(),
  replyPorts: z.array(z.string()).readonly().exactOptional(),
});

/** What one change does to all pairs of the account. */
export const changeEffectsSchema = z.object({
  count: z.number(),
  otherCount: z.number(),
  others: z
    .array(z.object({ from: z.string(), to: z.string(), before: outcomeSchema, after: outcomeSchema }))
    .readonly(),
}) satisfies z.ZodType<ChangeEffects>;
