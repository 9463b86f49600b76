import { z } from "zod";
import { LONGEST_NAME } from "#lib/model/snapshot-name.ts";
import { snapshotEntrySchema } from "./contract.ts";

const accepted = `a name of 1 to ${String(LONGEST_NAME)} characters, without control characters, that is neither latest nor previous nor begins like the id of a snapshot`;

/** What is not seen, breaks a line or turns the text around it. */
const isHidden = /[\p{Cc}\p{Surrogate}\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u;
/** What names a snapshot in another way. */
const isTaken = /^(latest|previous|\d{8}T\d{6}Z-.*)$/i;

/** The body of `PUT /api/v1/snapshots/{id}/name`. */
export const newNameParameters = z.strictObject({
  name: z
    .string({ error: accepted })
    .trim()
    .min(1, { error: accepted })
    .max(LONGEST_NAME, { error: accepted })
    .refine((name) => !isHidden.test(name) && !isTaken.test(name), { error: accepted }),
});

/** `PUT` and `DELETE /api/v1/snapshots/{id}/name`: the snapshot as it is called now, and whether the store has that. */
export const snapshotNamedSchema = z.object({
  store: z.object({ ok: z.boolean(), problem: z.string().exactOptional() }),
  snapshot: snapshotEntrySchema,
});

/** The snapshot as it is called now. */
export type SnapshotNamed = Readonly<z.infer<typeof snapshotNamedSchema>>;
