import { z } from "zod";
import { LONGEST_REASON } from "#lib/model/mute.ts";

const scopeKinds = ["finding", "subject", "rule"] as const;

/** What a mute silences: one finding, one rule on one resource, or one rule wherever it fails. */
export const muteScopeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("finding"), findingId: z.string() }),
  z.object({ kind: z.literal("subject"), ruleId: z.string(), subject: z.string() }),
  z.object({ kind: z.literal("rule"), ruleId: z.string() }),
]);

/** A mute. */
export const muteSchema = z.object({
  id: z.string(),
  scope: muteScopeSchema,
  reason: z.string().max(LONGEST_REASON),
  createdAt: z.iso.datetime(),
  /** Absent: until it is taken back. */
  expiresAt: z.iso.datetime().exactOptional(),
});

/** A mute as it is listed: whether it still holds, and how many of the latest snapshot's findings it silences. */
export const listedMuteSchema = muteSchema.extend({
  state: z.enum(["active", "expired"]),
  findings: z.number(),
});

/** `GET /api/v1/mutes`: newest first. Also the file that the command line takes with `--mutes`. */
export const mutesSchema = z.object({
  /** Whether they outlive this process; if not, why. */
  store: z.object({ ok: z.boolean(), problem: z.string().exactOptional() }),
  mutes: z.array(listedMuteSchema).readonly(),
});

/** The mutes there are. */
export type MutesAnswer = Readonly<z.infer<typeof mutesSchema>>;

/** `POST /api/v1/mutes`: the mute that was made; `store` as in the list. */
export const muteMadeSchema = z.object({ store: mutesSchema.shape.store, mute: listedMuteSchema });

/** The mute that was made. */
export type MuteMade = Readonly<z.infer<typeof muteMadeSchema>>;

/** The file of the command line: any answer of `GET /api/v1/mutes`, or one written by hand with the same fields. */
export const mutesFileSchema = z.object({ mutes: z.array(muteSchema).readonly() });

const text = (accepted: string) =>
  z.string({ error: accepted }).trim().min(1, { error: accepted }).max(2000, { error: accepted });

/** The fields that say what to mute. */
const scopeFields = {
  scope: z.enum(scopeKinds, { error: `one of ${scopeKinds.join(", ")}` }),
  findingId: text("the id of a finding").optional(),
  ruleId: text("a rule id such as TG-003").optional(),
  subject: text("a URN, ARN or AWS id").optional(),
};

/** What the inspection thread is asked: does this exist, and what is it called? */
export const muteScopeParameters = z.strictObject(scopeFields);

const reasonAccepted = `a reason of 1 to ${String(LONGEST_REASON)} characters`;
const expiryAccepted = "a date (its end in UTC counts) or an ISO 8601 time with its zone, in the future";

/** The body of `POST /api/v1/mutes`. */
export const newMuteParameters = z.strictObject({
  ...scopeFields,
  reason: z
    .string({ error: reasonAccepted })
    .trim()
    .min(1, { error: reasonAccepted })
    .max(LONGEST_REASON, { error: reasonAccepted }),
  expiresAt: z
    .union(
      [
        z.iso.date().transform((date) => `${date}T23:59:59.999Z`),
        z.iso.datetime({ offset: true, error: expiryAccepted }),
      ],
      {
        error: expiryAccepted,
      },
    )
    .transform((time) => new Date(time).toISOString())
    .optional(),
});

/** What `expiresAt` accepts, in words. */
export const EXPIRY_ACCEPTED = expiryAccepted;
