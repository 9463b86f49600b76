import type { z } from "zod";
import { assertionsAnswerSchema } from "#lib/api/assertions.ts";
import { capacityParameters, capacitySchema } from "#lib/api/capacity.ts";
import { changeEffectsParameters, changeEffectsSchema } from "#lib/api/change-effects.ts";
import { changesSchema } from "#lib/api/changes.ts";
import * as contract from "#lib/api/contract.ts";
import { liveAnswerSchema, liveDnsParameters } from "#lib/api/dns-live.ts";
import * as dnsPage from "#lib/api/dns-page.ts";
import { dnsAnswerSchema, dnsParameters } from "#lib/api/dns.ts";
import { entityDescriptionSchema, historySchema } from "#lib/api/entity.ts";
import * as filter from "#lib/api/filter.ts";
import { findingsSchema } from "#lib/api/findings.ts";
import { inventoryParameters, inventorySchema } from "#lib/api/inventory.ts";
import { matrixParameters, matrixSchema } from "#lib/api/matrix.ts";
import * as mutes from "#lib/api/mutes.ts";
import * as requests from "#lib/api/requests.ts";
import { scenarioChoiceSchema, scenarioSchema } from "#lib/api/scenario.ts";
import { setupSchema } from "#lib/api/setup.ts";
import { newNameParameters, snapshotNamedSchema } from "#lib/api/snapshot-names.ts";
import { startUpAnswerSchema, startUpParameters } from "#lib/api/startup.ts";
import { traceAnswerSchema, traceQuestionSchema } from "#lib/api/trace.ts";
import { exporters } from "#lib/report/exporters.ts";
import { anySchema, healthSchema, readinessSchema, snapshotOutlineSchema, takenBackSchema } from "./plain-answers.ts";

/** What an operation answers with: the name and schema of a JSON document, or the media types of a file. */
type Answered =
  | { readonly name: string; readonly schema: z.ZodType; readonly status?: number; readonly or?: readonly string[] }
  | { readonly media: readonly string[] };

/** One method of one route, with the schemas that parse what it is asked and what it answers. */
export type Operation = {
  readonly summary: string;
  /** What it is asked: fields in braces of the path stand there, all others in the query. */
  readonly parameters?: z.ZodObject;
  /** Fields of the schema that the server fills in by itself. */
  readonly own?: readonly string[];
  /** Names of snapshots that it takes besides. */
  readonly snapshots?: readonly ("at" | "base" | "head")[];
  /** It is said in the language of `lang`. */
  readonly isSaid?: true;
  /** It sends an `ETag` and answers 304 to `If-None-Match`. */
  readonly isTagged?: true;
  readonly body?: z.ZodType;
  readonly answer: Answered;
};

type Path = { readonly [Method in "get" | "post" | "put" | "delete"]?: Operation };

const read = { snapshots: ["at"], isSaid: true, isTagged: true } as const;
const anything = { name: "Any", schema: anySchema } as const;
const named = { name: "SnapshotNamed", schema: snapshotNamedSchema } as const;
const scenario = { name: "Scenario", schema: scenarioSchema } as const;
const traced = { name: "TraceAnswer", schema: traceAnswerSchema } as const;
const taken = { name: "MuteTakenBack", schema: takenBackSchema } as const;

/** Every route of `docs/api.md`; those of the API come after `/api/v1/`. Schemas are those that requests and answers are parsed with. */
export const operations: { readonly [path: string]: Path } = {
  "/healthz": { get: { summary: "Whether the process is alive.", answer: { name: "Health", schema: healthSchema } } }, // prettier-ignore
  "/readyz": {
    get: {
      summary: "200 after the first survey; 503 with the reasons before.",
      answer: { name: "Readiness", schema: readinessSchema },
    },
  },
  "/metrics": { get: { summary: "Figures in Prometheus's text format.", answer: { media: ["text/plain"] } } },
  "/version": { get: { summary: "Who answers.", answer: { name: "Version", schema: contract.versionSchema } } },
  "/api/v1/openapi.json": {
    get: { summary: "This document.", isTagged: true, answer: anything },
  },
  "/api/v1/surveys": {
    post: {
      summary: "Starts a survey, or joins the one that runs.",
      answer: { name: "SurveyStarted", schema: contract.surveyStartedSchema, status: 202 },
    },
  },
  "/api/v1/surveys/current": {
    get: {
      summary: "The survey that runs or the last that did, area by area.",
      answer: { name: "Survey", schema: contract.surveySchema },
    },
  },
  "/api/v1/events": {
    get: {
      summary: "Server-sent events: survey, snapshot, mutes, names.",
      answer: { media: ["text/event-stream"] },
    },
  },
  "/api/v1/snapshots": {
    get: {
      summary: "The snapshots that are kept, newest first.",
      isTagged: true,
      answer: { name: "SnapshotList", schema: contract.snapshotListSchema },
    },
  },
  "/api/v1/snapshots/{id}": {
    get: {
      summary: "The whole document, as `roadstead collect` writes it. docs/snapshot.schema.json has every field.",
      isTagged: true,
      answer: { name: "Snapshot", schema: snapshotOutlineSchema },
    },
  },
  "/api/v1/snapshots/{id}/name": {
    put: { summary: "Names a snapshot.", body: newNameParameters, answer: named },
    delete: { summary: "Takes the name of a snapshot away.", answer: named },
  },
  "/api/v1/graph": {
    get: {
      summary: "Nodes and edges.",
      parameters: requests.graphParameters,
      ...read,
      answer: { name: "Graph", schema: contract.graphSchema },
    },
  },
  "/api/v1/entities": {
    get: {
      summary: "What a URN, ARN, AWS id, address, CIDR, DNS name or part of a name may mean, best first.",
      parameters: requests.entitiesParameters,
      ...read,
      answer: { name: "Entities", schema: contract.entitiesSchema },
    },
  },
  "/api/v1/entities/{urn}": {
    get: {
      summary: "One resource: neighbours, rules, findings, its record, and calls.",
      parameters: requests.entityParameters,
      ...read,
      answer: { name: "Entity", schema: entityDescriptionSchema },
    },
  },
  "/api/v1/history": {
    get: {
      summary: "What changed of one resource over the newest snapshots.",
      parameters: requests.historyParameters,
      ...read,
      answer: { name: "History", schema: historySchema },
    },
  },
  "/api/v1/paths/trace": {
    get: { summary: "One path question.", parameters: traceQuestionSchema, ...read, answer: traced },
    post: { summary: "One path question, as a JSON body.", body: traceQuestionSchema, ...read, answer: traced },
  },
  "/api/v1/paths/matrix": {
    get: {
      summary: "All pairs of classes at once.",
      parameters: matrixParameters,
      ...read,
      answer: { name: "Matrix", schema: matrixSchema, or: ["text/csv"] },
    },
  },
  "/api/v1/paths/effects": {
    get: {
      summary: "What one change of a path's answer would do to every other pair: `fix` or `closing` names it.",
      parameters: changeEffectsParameters,
      ...read,
      answer: { name: "ChangeEffects", schema: changeEffectsSchema },
    },
  },
  "/api/v1/paths/assertions": {
    get: {
      summary: "The paths of the assertions file that must, or must not, be open, judged.",
      ...read,
      answer: { name: "Assertions", schema: assertionsAnswerSchema },
    },
  },
  "/api/v1/dns/resolve": {
    get: {
      summary: "What a name answers to a VPC or to the internet, record by record.",
      parameters: dnsParameters,
      ...read,
      answer: { name: "DnsAnswer", schema: dnsAnswerSchema },
    },
  },
  "/api/v1/dns/live": {
    get: {
      summary: "What the resolver of this machine answers now; with ROADSTEAD_DNS_LIVE=true only.",
      parameters: liveDnsParameters,
      answer: { name: "LiveDnsAnswer", schema: liveAnswerSchema },
    },
  },
  "/api/v1/dns/zones": {
    get: {
      summary: "Hosted zones, Cloud Map namespaces and Service Connect names.",
      parameters: requests.noParameters,
      ...read,
      answer: { name: "DnsZones", schema: dnsPage.dnsZonesSchema },
    },
  },
  "/api/v1/dns/records": {
    get: {
      summary: "A window over records, each with its verdict.",
      parameters: dnsPage.dnsRecordsParameters,
      ...read,
      answer: { name: "DnsRecords", schema: dnsPage.dnsRecordsSchema },
    },
  },
  "/api/v1/dns/chain": {
    get: {
      summary: "One record: every step to its containers, what was found, the way of a resolver.",
      parameters: dnsPage.dnsChainParameters,
      ...read,
      answer: { name: "DnsChain", schema: dnsPage.dnsChainSchema },
    },
  },
  "/api/v1/startup": {
    get: {
      summary: "Whether a new task gets its image, secrets, volumes and logs.",
      parameters: startUpParameters,
      ...read,
      answer: { name: "StartUp", schema: startUpAnswerSchema },
    },
  },
  "/api/v1/capacity": {
    get: {
      summary: "What still fits on instances, in subnets and for services; docs/capacity.md describes what-ifs.",
      parameters: capacityParameters,
      ...read,
      answer: { name: "Capacity", schema: capacitySchema },
    },
  },
  "/api/v1/findings": {
    get: {
      summary: "Findings, and what became of every rule.",
      parameters: requests.findingsParameters,
      ...read,
      answer: { name: "Findings", schema: findingsSchema },
    },
  },
  "/api/v1/mutes": {
    get: { summary: "What is muted.", answer: { name: "Mutes", schema: mutes.mutesSchema } },
    post: {
      summary: "Mutes a finding, a rule on a resource, or a rule.",
      body: mutes.newMuteParameters,
      answer: { name: "MuteMade", schema: mutes.muteMadeSchema, status: 201 },
    },
  },
  "/api/v1/mutes/{id}": { delete: { summary: "Takes a mute back.", answer: taken } },
  "/api/v1/overview": {
    get: { summary: "What the overview shows.", parameters: requests.overviewParameters, ...read, answer: anything },
  },
  "/api/v1/map": {
    get: {
      summary: "What the map draws; compared with `base` where one is named.",
      parameters: requests.mapParameters,
      ...read,
      snapshots: ["at", "base"],
      answer: anything,
    },
  },
  "/api/v1/map/matches": {
    get: {
      summary: "Which boxes of the map match a filter.",
      parameters: filter.mapMatchesParameters,
      ...read,
      snapshots: ["at", "base"],
      answer: { name: "FilterMatches", schema: filter.filterMatchesSchema },
    },
  },
  "/api/v1/inventory": {
    get: {
      summary: "A table of everything of one kind, a window at a time, or as a file.",
      parameters: inventoryParameters,
      ...read,
      answer: { name: "Inventory", schema: inventorySchema, or: ["text/csv"] },
    },
  },
  "/api/v1/filter/matches": {
    get: {
      summary: "Which resources match a filter.",
      parameters: filter.filterMatchesParameters,
      ...read,
      answer: { name: "FilterMatches", schema: filter.filterMatchesSchema },
    },
  },
  "/api/v1/filter/values": {
    get: {
      summary: "Which values a key of the filter has.",
      parameters: filter.filterValuesParameters,
      ...read,
      answer: { name: "FilterValues", schema: filter.filterValuesSchema },
    },
  },
  "/api/v1/coverage": {
    get: {
      summary: "Every area of every scope: complete or not, the call that failed, what that mutes.",
      parameters: requests.noParameters,
      ...read,
      answer: { name: "Coverage", schema: contract.coverageSchema },
    },
  },
  "/api/v1/changes": {
    get: {
      summary: "What is otherwise in `head` than in `base`.",
      parameters: requests.changesParameters,
      ...read,
      snapshots: ["base", "head"],
      answer: { name: "Changes", schema: changesSchema },
    },
  },
  "/api/v1/exports/{format}": {
    get: {
      summary: "The report as a file.",
      parameters: requests.exportParameters,
      own: ["beside", "assertions"],
      ...read,
      snapshots: ["at", "base"],
      answer: { media: exporters.map(({ mediaType }) => mediaType.replace(/;.*/, "")) },
    },
  },
  "/api/v1/scenario": {
    get: { summary: "Of the demo: the invented account that is shown.", answer: scenario },
    put: { summary: "Of the demo: shows another to everybody.", body: scenarioChoiceSchema, answer: scenario },
  },
  "/api/v1/setup": {
    get: {
      summary: "The policy a survey needs, and what this machine has: identity, Regions; never a key.",
      answer: { name: "Setup", schema: setupSchema },
    },
  },
};
