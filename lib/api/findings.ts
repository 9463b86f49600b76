import { z } from "zod";
import { problemSchema } from "#lib/model/problem.ts";
import { unreadFactsSchema } from "./filter.ts";
import { muteSchema } from "./mutes.ts";
import { findingStates, severities } from "./contract.ts";

/** A problem of the account, in the language that was asked for. */
export const findingSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  slug: z.string(),
  severity: z.enum(severities),
  confidence: z.enum(["confirmed", "likely", "possible"]),
  state: z.enum(findingStates),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  /** Open, and first seen, or seen again, within a day before the snapshot, but not by the first survey there was. */
  isNew: z.boolean(),
  /** When it was seen to be gone. */
  resolvedAt: z.string().exactOptional(),
  /** When it was seen again after it had been gone. */
  returnedAt: z.string().exactOptional(),
  /** Still open because its rule could not judge it in this snapshot: the time it was last seen. */
  notJudgedSince: z.string().exactOptional(),
  /** The mute that silences it. */
  mute: muteSchema.exactOptional(),
  /** Nobody mutes it now; the mute that last did, and ran out. */
  endedMute: muteSchema.exactOptional(),
  subject: z.string(),
  subjectId: z.string(),
  /** The rule's title: the failing state. */
  title: z.string(),
  /** What was found, with its exact figures, in one sentence. */
  summary: z.string(),
  /** Why it hurts. */
  why: z.string(),
  /** Every service, load balancer, target group or record that suffers. */
  affected: z.array(z.string()).readonly(),
  because: z.array(z.object({ urn: z.string(), fact: z.string(), source: z.string() })).readonly(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  remedy: z.object({ text: z.string(), cli: z.string().exactOptional(), terraform: z.string().exactOptional() }),
  /** Ids of the findings this one is a symptom of. */
  causedBy: z.array(z.string()).readonly(),
  /** What the rule cannot see. */
  limits: z.string(),
  references: z.array(z.string()).readonly(),
});

/** A problem of the account, in words. */
export type FindingAnswer = Readonly<z.infer<typeof findingSchema>>;

/** What became of one rule. */
export const ruleOutcomeSchema = z.object({
  ruleId: z.string(),
  slug: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  state: z.enum(["judged", "not-applicable", "unknown", "crashed"]),
  /** Subjects that were judged, those that failed among them. */
  checked: z.number(),
  failed: z.number(),
  /** Subjects that could not be judged. */
  unknown: z.number(),
  reasons: z.array(z.string()).readonly(),
  /** Nobody can mute it. */
  alwaysShown: z.literal(true).exactOptional(),
  mutedBecause: z
    .array(z.object({ scope: z.string(), area: z.string(), problem: problemSchema }))
    .readonly()
    .exactOptional(),
});

/** What became of one rule. */
export type RuleOutcomeAnswer = Readonly<z.infer<typeof ruleOutcomeSchema>>;

/** `GET /api/v1/findings`: findings worst first, rules in the order of the catalogue. */
export const findingsSchema = z.object({
  snapshotId: z.string(),
  findings: z.array(findingSchema).readonly(),
  rules: z.array(ruleOutcomeSchema).readonly(),
  /** With a filter: of how many findings it was asked, of how many it cannot be told, and what was not read. */
  filter: z.object({ all: z.number(), open: z.number(), because: unreadFactsSchema }).exactOptional(),
});

/** The problems of a snapshot, and what became of every rule. */
export type FindingsAnswer = Readonly<z.infer<typeof findingsSchema>>;
