import { z } from "zod";
import type { ChainStep } from "#lib/analysis/names/chain-step.ts";
import { recordStates, standings } from "#lib/analysis/names/record-state.ts";
import type { WalkStep } from "#lib/analysis/names/resolver-walk.ts";
import type { ListedNamespace, ServiceConnectName } from "#lib/analysis/names/service-names.ts";
import type { ListedZone } from "#lib/analysis/names/zone-list.ts";
import { recordOrders, type RecordPage } from "#lib/report/names/record-page.ts";
import type { RecordRow } from "#lib/report/names/record-row.ts";
import { nodeKinds } from "#lib/model/urn.ts";
import { severities } from "./contract.ts";
import { filterField, unreadFactsSchema } from "./filter.ts";
import { recordTypes } from "./record-types.ts";
import { scopeField } from "./requests.ts";

/** So many records are given at once. */
const MOST_RECORDS = 500;

const words = (accepted: string) =>
  z.string({ error: accepted }).trim().min(1, { error: accepted }).max(2000, { error: accepted });
const whole = (accepted: string, most: number) =>
  z
    .string({ error: accepted })
    .regex(/^\d{1,9}$/, { error: accepted })
    .transform(Number)
    .refine((value) => value <= most, { error: accepted });
const listOf = <const Value extends string>(values: readonly Value[]) => {
  const accepted = `one or more of ${values.join(", ")}, separated by commas`;
  return z
    .string()
    .transform((list) => list.split(",").map((part) => part.trim()))
    .pipe(z.array(z.enum(values, { error: accepted }), { error: accepted }).min(1, { error: accepted }));
};

/** `GET /api/v1/dns/records`: which records, in which order, and a window over them. `around` names a record the window is to hold. */
export const dnsRecordsParameters = z.strictObject({
  zone: words("the id of a hosted zone").optional(),
  q: filterField,
  type: listOf(recordTypes).optional(),
  verdict: listOf(standings).optional(),
  sort: z.enum(recordOrders, { error: recordOrders.join(", ") }).default("name"),
  offset: whole("a whole number", 999_999_999).default(0),
  limit: whole(`a whole number up to ${String(MOST_RECORDS)}`, MOST_RECORDS).default(200),
  around: words("the URN of a record set").optional(),
  scope: scopeField,
});

/** `GET /api/v1/dns/chain`. */
export const dnsChainParameters = z.strictObject({ record: words("the URN or id of a record set") });

const standing = z.enum(standings);
const counts = z.object({
  broken: z.number(),
  risk: z.number(),
  unknown: z.number(),
  ok: z.number(),
  plain: z.number(),
});
const unknowns = z.array(z.object({ text: z.string(), call: z.string() })).readonly();

const zoneSchema = z.object({
  zoneId: z.string(),
  name: z.string(),
  kind: z.enum(["public", "private", "cloud-map"]),
  urn: z.string().exactOptional(),
  owner: z.string(),
  comment: z.string().exactOptional(),
  records: z.number(),
  expected: z.number().exactOptional(),
  counts,
  vpcs: z
    .array(
      z.object({
        urn: z.string(),
        vpcId: z.string(),
        asks: z.enum(["yes", "no", "unknown"]),
        text: z.string().exactOptional(),
      }),
    )
    .readonly(),
  notes: z.array(z.object({ code: z.string(), standing, text: z.string() })).readonly(),
  unread: unknowns,
}) satisfies z.ZodType<ListedZone>;

const namespaceSchema = z.object({
  urn: z.string(),
  id: z.string(),
  name: z.string(),
  type: z.string(),
  zoneId: z.string().exactOptional(),
  services: z
    .array(
      z.object({
        urn: z.string(),
        name: z.string(),
        types: z.array(z.string()).readonly(),
        instances: z.number().exactOptional(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<ListedNamespace>;

const serviceConnectSchema = z.object({
  name: z.string(),
  port: z.number().exactOptional(),
  namespace: z.string(),
  service: z.string(),
  serviceUrn: z.string(),
}) satisfies z.ZodType<ServiceConnectName>;

/** `GET /api/v1/dns/zones`: hosted zones, Cloud Map namespaces, and the names that are in no DNS. */
export const dnsZonesSchema = z.object({
  snapshotId: z.string(),
  zones: z.array(zoneSchema).readonly(),
  namespaces: z.array(namespaceSchema).readonly(),
  serviceConnect: z.array(serviceConnectSchema).readonly(),
  /** The VPCs a name can be looked up from. */
  vpcs: z.array(z.object({ urn: z.string(), vpcId: z.string(), name: z.string() })).readonly(),
  unknowns,
});

/** The zones and namespaces of a snapshot. */
export type DnsZones = Readonly<z.infer<typeof dnsZonesSchema>>;

// Object.keys loses the key type; the table is the whole truth about its keys.
const states = Object.keys(recordStates) as (keyof typeof recordStates)[];

const recordRowSchema = z.object({
  urn: z.string(),
  zoneId: z.string(),
  zone: z.string(),
  name: z.string(),
  type: z.string(),
  setIdentifier: z.string().exactOptional(),
  isAlias: z.boolean(),
  values: z.array(z.string()).readonly(),
  valueCount: z.number(),
  ttl: z.number().exactOptional(),
  policy: z.enum(["simple", "weighted", "latency", "failover", "geolocation", "multivalue", "other"]),
  policyBy: z.string().exactOptional(),
  healthCheck: z.object({ id: z.string(), checks: z.string().exactOptional() }).exactOptional(),
  evaluatesTarget: z.boolean(),
  standing,
  states: z.array(z.enum(states)).readonly(),
  findings: z.number(),
  severity: z.enum(severities).exactOptional(),
}) satisfies z.ZodType<RecordRow>;

/** `GET /api/v1/dns/records`. */
export const dnsRecordsSchema = z.object({
  snapshotId: z.string(),
  total: z.number(),
  offset: z.number(),
  records: z.array(recordRowSchema).readonly(),
  counts,
  types: z.array(z.string()).readonly(),
  /** Where the record `around` stands in the whole list; absent when it is not in it, or none was asked for. */
  place: z.number().exactOptional(),
  /** With a filter: of how many records it was asked, of how many it cannot be told, and what was not read. */
  filter: z.object({ all: z.number(), open: z.number(), because: unreadFactsSchema }).exactOptional(),
  unknowns,
}) satisfies z.ZodType<RecordPage>;

/** A window over records. */
export type DnsRecords = Readonly<z.infer<typeof dnsRecordsSchema>>;

const chainStepSchema = z.object({
  depth: z.number(),
  kind: z.enum([...nodeKinds, "address", "name"]),
  urn: z.string().exactOptional(),
  name: z.string(),
  via: z.string(),
  standing,
  texts: z.array(z.string()).readonly(),
  also: z.array(z.string()).readonly(),
  more: z.number().exactOptional(),
}) satisfies z.ZodType<ChainStep>;

const walkStepSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("client"), vpcIds: z.array(z.string()).readonly() }),
  z.object({
    kind: z.literal("referral"),
    from: z.string(),
    to: z.string(),
    isOurs: z.boolean(),
    ttl: z.number().exactOptional(),
  }),
  z.object({ kind: z.literal("zone"), zone: z.string(), servers: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal("private-zone"), zone: z.string() }),
  z.object({ kind: z.literal("answer"), type: z.string(), isAlias: z.boolean(), ttl: z.number().exactOptional() }),
  z.object({ kind: z.literal("again"), name: z.string() }),
  z.object({ kind: z.literal("negative"), ttl: z.number() }),
]) satisfies z.ZodType<WalkStep>;

/** `GET /api/v1/dns/chain`: one record, the way to its containers, what is wrong on it, and how a resolver comes to it. */
export const dnsChainSchema = z.object({
  snapshotId: z.string(),
  record: recordRowSchema,
  zone: zoneSchema,
  steps: z.array(chainStepSchema).readonly(),
  /** About the record, its zone, or a step of the chain; worst first. */
  findings: z
    .array(
      z.object({
        id: z.string(),
        ruleId: z.string(),
        severity: z.enum(severities),
        title: z.string(),
        subject: z.string(),
        remedy: z.string(),
        /** Whether it is about the record or its zone, and not about a step further on. */
        isHere: z.boolean(),
      }),
    )
    .readonly(),
  walk: z.array(walkStepSchema).readonly(),
});

/** One record and where it leads. */
export type DnsChain = Readonly<z.infer<typeof dnsChainSchema>>;
