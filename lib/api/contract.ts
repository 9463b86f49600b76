import { z } from "zod";
import { readingSchema } from "#lib/model/area.ts";
import { problemSchema } from "#lib/model/problem.ts";
import { nodeKinds } from "#lib/model/urn.ts";

/** The two languages in which a finding can be read; `?lang=` chooses. */
export const languages = ["en", "ja"] as const;

/** The worst first: the order in which findings are listed. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;

/** What can have become of a finding. */
export const findingStates = ["open", "muted", "resolved"] as const;

/** What became of a finding. */
export type FindingState = (typeof findingStates)[number];

/** A refusal, as RFC 9457 problem details: what was wrong with which field, and what is accepted. */
export const problemDetailsSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  /** The parameter or field that was refused. */
  field: z.string().exactOptional(),
  /** What the field accepts. */
  accepted: z.string().exactOptional(),
  /** Near names, or the candidates to choose from. */
  suggestions: z.array(z.string()).readonly().exactOptional(),
});

/** A refusal, as RFC 9457 problem details. */
export type ProblemDetails = Readonly<z.infer<typeof problemDetailsSchema>>;

/** `GET /version`. */
export const versionSchema = z.object({
  name: z.literal("roadstead"),
  version: z.string(),
  mode: z.enum(["demo", "live", "snapshot"]),
  /** Of the demo: the scenario that is shown. */
  scenario: z.string().exactOptional(),
  /** Of the demo: every scenario that could be, in menu order. */
  scenarios: z
    .array(z.object({ id: z.string(), title: z.object({ en: z.string(), ja: z.string() }) }))
    .readonly()
    .exactOptional(),
  /** Names may be looked up live: `GET /api/v1/dns/live` answers. */
  dnsLive: z.literal(true).exactOptional(),
  node: z.string(),
});

/** Who answers: the program, its mode, and the scenario of the demo. */
export type VersionAnswer = Readonly<z.infer<typeof versionSchema>>;

/** What became, or is becoming, of one area of one scope. `scope` is `<account>/<region>`. */
export const surveyAreaSchema = z.object({
  scope: z.string(),
  area: z.string(),
  state: z.enum(["pending", "running", "complete", "incomplete"]),
  items: z.number(),
  calls: z.number(),
  problem: problemSchema.exactOptional(),
});

/** Progress of one area. */
export type SurveyArea = Readonly<z.infer<typeof surveyAreaSchema>>;

/** `GET /api/v1/surveys/current`, and the `survey` event. */
export const surveySchema = z.object({
  surveyId: z.string(),
  state: z.enum(["running", "done", "failed"]),
  startedAt: z.string(),
  finishedAt: z.string().exactOptional(),
  areas: z.array(surveyAreaSchema).readonly(),
  /** The snapshot this survey made. */
  snapshotId: z.string().exactOptional(),
  /** Why it failed, in a sentence. */
  problem: z.string().exactOptional(),
  /** When the next one starts by itself. */
  nextAt: z.string().exactOptional(),
  /** How long after one survey the next starts. Absent where nothing is surveyed again. */
  refreshSeconds: z.number().exactOptional(),
  /** The snapshot that is being shown: the last good one, whatever became of this survey. */
  latest: z.object({ snapshotId: z.string(), finishedAt: z.string() }).exactOptional(),
  /** Whether snapshots are being kept; if not, why, and the server goes on from memory. */
  store: z.object({ ok: z.boolean(), problem: z.string().exactOptional() }),
});

/** The survey that runs, or the last that did. */
export type Survey = Readonly<z.infer<typeof surveySchema>>;

/** `POST /api/v1/surveys`. */
export const surveyStartedSchema = z.object({ surveyId: z.string() });

/** The survey that was started or joined. */
export type SurveyStarted = Readonly<z.infer<typeof surveyStartedSchema>>;

/** The `snapshot` event: a new one exists. */
export const snapshotEventSchema = z.object({ snapshotId: z.string(), finishedAt: z.string() });

/** A new snapshot exists. */
export type SnapshotEvent = Readonly<z.infer<typeof snapshotEventSchema>>;

/** One snapshot in the list: enough to choose by. */
export const snapshotEntrySchema = z.object({
  snapshotId: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  source: z.string(),
  /** `<account>/<region>`, sorted. */
  scopes: z.array(z.string()).readonly(),
  areas: z.object({ complete: z.number(), incomplete: z.number() }),
  /** Findings by severity; severities with none are 0. */
  findings: z.record(z.enum(severities), z.number()),
  /** Size of the compressed document. */
  sizeBytes: z.number(),
  /** What somebody called it: no other snapshot of the same source has this name. */
  name: z.string().exactOptional(),
});

/** One snapshot in the list. */
export type SnapshotEntry = Readonly<z.infer<typeof snapshotEntrySchema>>;

/** What is otherwise in a snapshot than in the one that is listed before it, as far as it is remembered. */
export const sinceSchema = z.object({
  /** Findings that were first seen or came back, by severity; severities with none are 0. */
  came: z.record(z.enum(severities), z.number()),
  /** Findings that were seen to be gone, and stayed gone. */
  went: z.number(),
  /** Whether something was set up otherwise. Absent where that is not known. */
  setUp: z.boolean().exactOptional(),
});

/** What is otherwise in a snapshot than in the one before it. */
export type Since = Readonly<z.infer<typeof sinceSchema>>;

/** One snapshot among the others. */
export const listedSnapshotSchema = snapshotEntrySchema.extend({
  /** Absent of the oldest one. */
  since: sinceSchema.exactOptional(),
});

/** One snapshot among the others. */
export type ListedSnapshot = Readonly<z.infer<typeof listedSnapshotSchema>>;

/** `GET /api/v1/snapshots`: newest first. */
export const snapshotListSchema = z.object({ snapshots: z.array(listedSnapshotSchema).readonly() });

/** The snapshots that are kept, newest first. */
export type SnapshotList = Readonly<z.infer<typeof snapshotListSchema>>;

/** One area of one scope: complete or not, the call that failed, and the rules it mutes. */
export const coverageAreaSchema = z.object({
  scope: z.string(),
  account: z.string(),
  region: z.string(),
  alias: z.string().exactOptional(),
  area: z.string(),
  /** `not-asked`: the survey did not read it; counts as not read. */
  state: z.enum(["complete", "incomplete", "not-asked"]),
  items: z.number(),
  calls: z.number(),
  readAt: z.string().exactOptional(),
  readings: z.array(readingSchema).readonly(),
  problems: z.array(problemSchema).readonly(),
  /** Ids of the rules that could not judge for want of it, sorted. */
  mutes: z.array(z.string()).readonly(),
});

/** One area of one scope. */
export type CoverageArea = Readonly<z.infer<typeof coverageAreaSchema>>;

/** `GET /api/v1/coverage`. */
export const coverageSchema = z.object({
  snapshotId: z.string(),
  finishedAt: z.string(),
  /** Whether every area of every scope was read to its end. */
  complete: z.boolean(),
  counts: z.object({ complete: z.number(), incomplete: z.number(), notAsked: z.number() }),
  areas: z.array(coverageAreaSchema).readonly(),
});

/** What was seen and what was not. */
export type Coverage = Readonly<z.infer<typeof coverageSchema>>;

const factSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]);

/** A resource on the graph. */
export const nodeSchema = z.object({
  urn: z.string(),
  kind: z.enum(nodeKinds),
  id: z.string(),
  arn: z.string().exactOptional(),
  name: z.string(),
  account: z.string(),
  region: z.string(),
  vpcId: z.string().exactOptional(),
  subnetId: z.string().exactOptional(),
  availabilityZone: z.string().exactOptional(),
  status: z.string().exactOptional(),
  facts: z.record(z.string(), factSchema),
  sources: z.array(z.object({ call: z.string(), at: z.string() })).readonly(),
});

/** A relation between two nodes. */
export const edgeSchema = z.object({
  id: z.string(),
  kind: z.string(),
  from: z.string(),
  to: z.string(),
  label: z.string().exactOptional(),
  verdict: z.enum(["reachable", "conditional", "unreachable", "unknown"]).exactOptional(),
});

/** `GET /api/v1/graph`. */
export const graphSchema = z.object({
  snapshotId: z.string(),
  nodes: z.array(nodeSchema).readonly(),
  edges: z.array(edgeSchema).readonly(),
});

/** Who is attached to whom. */
export type GraphAnswer = Readonly<z.infer<typeof graphSchema>>;

/** `GET /api/v1/entities?q=`: best first, at most 50. */
export const entitiesSchema = z.object({
  snapshotId: z.string(),
  query: z.string(),
  entities: z.array(nodeSchema).readonly(),
});

/** The nodes a text may mean, best first. */
export type EntitiesAnswer = Readonly<z.infer<typeof entitiesSchema>>;
