import { z } from "zod";
import type { DnsAnswer } from "#lib/analysis/names/dns-answer.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { parseIp } from "#lib/net/ip.ts";
import { recordTypes } from "./record-types.ts";

const nameAccepted =
  "a domain name such as www.example.jp: labels of letters, digits, hyphens and underscores, 63 characters at most each and 253 in all, international ones as xn--…";
const typeAccepted = `one of ${recordTypes.join(", ")}`;
const vpcAccepted = 'the id or URN of a VPC, or "internet"';

/** `GET /api/v1/dns/resolve`. */
export const dnsParameters = z.strictObject({
  name: z
    .string({ error: nameAccepted })
    .transform((name) => normaliseDnsName(name.trim()))
    .refine((name) => isName(name), { error: nameAccepted }),
  type: z
    .string({ error: typeAccepted })
    .transform((type) => type.trim().toUpperCase())
    .pipe(z.enum(recordTypes, { error: typeAccepted }))
    .default("A"),
  vpc: z.string({ error: vpcAccepted }).trim().min(1, { error: vpcAccepted }).default("internet"),
});

function isName(name: string): boolean {
  return (
    name.length <= 253 &&
    parseIp(name) === undefined &&
    name.split(".").every((label, at) => /^[a-z0-9_-]{1,63}$/.test(label) || (at === 0 && label === "*"))
  );
}

const endSchema = z.object({
  kind: z.enum(["addresses", "load-balancer", "records", "nxdomain", "nodata", "loop", "outside", "unknown"]),
  addresses: z.array(z.string()).readonly().exactOptional(),
  loadBalancerArn: z.string().exactOptional(),
  ports: z.array(z.number()).readonly().exactOptional(),
  values: z.array(z.string()).readonly().exactOptional(),
});

/** The answer of `GET /api/v1/dns/resolve`. */
export const dnsAnswerSchema = z.object({
  question: z.object({ name: z.string(), type: z.string(), vpc: z.string() }),
  answer: endSchema,
  steps: z
    .array(
      z.object({
        urn: z.string(),
        zoneId: z.string().exactOptional(),
        record: z.string(),
        type: z.string(),
        ttl: z.number().exactOptional(),
        setIdentifier: z.string().exactOptional(),
        text: z.string(),
      }),
    )
    .readonly(),
  /** Ids of the rules that found something at a record on the way, sorted. */
  risks: z.array(z.string()).readonly(),
  alternatives: z
    .array(endSchema.extend({ when: z.array(z.string()).readonly(), steps: z.array(z.string()).readonly() }))
    .readonly(),
  notes: z.array(z.object({ code: z.string(), text: z.string() })).readonly(),
  unknowns: z.array(z.object({ text: z.string(), call: z.string() })).readonly(),
}) satisfies z.ZodType<DnsAnswer & { readonly risks: readonly string[] }>;

/** What a name answers to who asks, and the rules that found something on the way. */
export type DnsResolution = Readonly<z.infer<typeof dnsAnswerSchema>>;
