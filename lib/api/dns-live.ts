import { z } from "zod";
import { dnsParameters } from "./dns.ts";
import { liveTypes } from "./record-types.ts";

const typeAccepted = `one of ${liveTypes.join(", ")}`;

/** `GET /api/v1/dns/live`. */
export const liveDnsParameters = z.strictObject({
  name: dnsParameters.shape.name,
  type: z
    .string({ error: typeAccepted })
    .transform((type) => type.trim().toUpperCase())
    .pipe(z.enum(liveTypes, { error: typeAccepted }))
    .default("A"),
});

/** What the server's own resolver answered, at the moment it was asked. */
export const liveAnswerSchema = z.object({
  question: z.object({ name: z.string(), type: z.string() }),
  /** `failed`: no answer that tells anything; `reason` says why. */
  kind: z.enum(["values", "nxdomain", "nodata", "failed"]),
  values: z.array(z.string()).readonly(),
  /** Seconds; the shortest, of addresses only. */
  ttl: z.number().exactOptional(),
  /** `timeout`, or the resolver's own code: `SERVFAIL`, `REFUSED`. */
  reason: z.string().exactOptional(),
  at: z.string(),
});

/** A live answer. */
export type LiveAnswer = Readonly<z.infer<typeof liveAnswerSchema>>;
