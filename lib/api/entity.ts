import { z } from "zod";
import { readingSchema } from "#lib/model/area.ts";
import { problemSchema } from "#lib/model/problem.ts";
import { edgeSchema, nodeSchema, severities } from "./contract.ts";
import { findingSchema } from "./findings.ts";

const directionSchema = z.enum(["inbound", "outbound"]);
const passes = { protocol: z.string(), ports: z.string() };

const ruleLineSchema = z.object({
  ...passes,
  direction: directionSchema,
  peer: z.string(),
  peerUrn: z.string().exactOptional(),
  peerName: z.string().exactOptional(),
  sources: z
    .array(z.object({ group: z.string(), ruleId: z.string().exactOptional(), description: z.string().exactOptional() }))
    .readonly(),
  within: z.object({ ...passes, peer: z.string() }).exactOptional(),
});

const aclLineSchema = z.object({
  ...passes,
  direction: directionSchema,
  number: z.number(),
  action: z.string(),
  peer: z.string(),
});

const rulesSchema = z.object({
  interfaces: z.number(),
  groups: z
    .array(
      z.object({
        urn: z.string(),
        name: z.string(),
        interfaces: z.number(),
        configured: z.boolean(),
        known: z.boolean(),
      }),
    )
    .readonly(),
  lines: z.array(ruleLineSchema).readonly(),
  acls: z
    .array(
      z.object({
        urn: z.string(),
        name: z.string(),
        subnets: z.array(z.string()).readonly(),
        lines: z.array(aclLineSchema).readonly(),
      }),
    )
    .readonly(),
  unread: z.array(z.string()).readonly(),
});

/** What the map draws between a resource and another, as seen from the resource; or where it stands. */
const connectionSchema = z.object({
  kind: z.enum(["resolves", "enters", "forwards", "registers", "reaches", "leaves", "stands-in", "has-group"]),
  direction: z.enum(["out", "in"]),
  urn: z.string(),
  name: z.string(),
  /** The target group of a load balancer's way to a service. */
  through: z.object({ urn: z.string(), name: z.string() }).exactOptional(),
  /** `:8080`, `tcp:5432`, `A 60`; may be empty. */
  label: z.string(),
  verdict: z.enum(["reachable", "conditional", "unreachable", "unknown"]).exactOptional(),
  /** What cuts it, or the call that is missing to tell, in the language asked for. */
  because: z.string().exactOptional(),
  /** The path question that its verdict answers. */
  question: z.object({ from: z.string(), to: z.string(), protocol: z.string(), port: z.string() }).exactOptional(),
});

/** What may pass at a resource. */
export type RulesAnswer = Readonly<z.infer<typeof rulesSchema>>;

/** `GET /api/v1/entities/{urn}`: one node, its neighbours, its rules, its problems, and how it is known. */
export const entityDescriptionSchema = z.object({
  snapshotId: z.string(),
  entity: nodeSchema,
  /** Its page in the AWS console, where it has one. */
  consoleUrl: z.string().exactOptional(),
  /** Sorted by edge; at most 500. `direction` is seen from the entity. */
  relations: z.array(z.object({ edge: edgeSchema, direction: z.enum(["out", "in"]), other: nodeSchema })).readonly(),
  /** How many relations there are, those left out included. */
  relationCount: z.number(),
  /** The lines of the map that end at it, with the map's verdicts, and where it stands; at most 500, by kind. */
  connections: z.array(connectionSchema).readonly(),
  /** How many connections there are, those left out included. */
  connectionCount: z.number(),
  /** Whose connections they are, where they are those of its service or its owner. */
  connectionsOf: z.string().exactOptional(),
  /** Findings that are about it, or that it suffers from. */
  findings: z.array(findingSchema).readonly(),
  /** Of what has interfaces, groups or subnets. */
  rules: rulesSchema.exactOptional(),
  /** Of a security group: who has it, and the rules that name it. */
  usage: z
    .object({
      users: z.array(z.object({ urn: z.string(), interfaces: z.number() })).readonly(),
      namedBy: z
        .array(
          z.object({
            group: z.string(),
            name: z.string().exactOptional(),
            ruleId: z.string().exactOptional(),
            direction: directionSchema,
          }),
        )
        .readonly(),
    })
    .exactOptional(),
  /** The record as AWS told it, without what is dropped when it is collected; absent for parts of other records. */
  record: z.record(z.string(), z.unknown()).exactOptional(),
  evidence: z.object({
    account: z.string(),
    region: z.string(),
    area: z.string().exactOptional(),
    readings: z.array(readingSchema).readonly(),
  }),
  /** The areas about it that were not read to their end. */
  missing: z
    .array(z.object({ area: z.string(), call: z.string(), problems: z.array(problemSchema).readonly() }))
    .readonly(),
});

/** One node, its neighbours, its rules, its problems, and how it is known. */
export type EntityDescription = Readonly<z.infer<typeof entityDescriptionSchema>>;

/** `GET /api/v1/history?entity=`: what changed of one resource, newest first. */
export const historySchema = z.object({
  urn: z.string(),
  /** How many snapshots were compared, and the oldest of them. */
  snapshots: z.number(),
  since: z.string().exactOptional(),
  /** Older snapshots are kept that were not looked at. */
  more: z.boolean(),
  events: z
    .array(
      z.discriminatedUnion("kind", [
        z.object({ kind: z.enum(["appeared", "gone", "unread"]), at: z.string(), snapshotId: z.string() }),
        z.object({
          kind: z.literal("changed"),
          at: z.string(),
          snapshotId: z.string(),
          changes: z
            .array(
              z.object({ path: z.string(), before: z.string().exactOptional(), after: z.string().exactOptional() }),
            )
            .readonly(),
        }),
        z.object({
          kind: z.enum(["finding", "finding-resolved", "finding-returned"]),
          at: z.string(),
          findingId: z.string(),
          severity: z.enum(severities),
          title: z.string(),
        }),
      ]),
    )
    .readonly(),
});

/** What changed of one resource. */
export type HistoryAnswer = Readonly<z.infer<typeof historySchema>>;

/** One thing that happened to a resource. */
export type HistoryEvent = HistoryAnswer["events"][number];
