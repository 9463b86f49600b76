import * as contract from "#lib/api/contract.ts";
import * as requests from "#lib/api/requests.ts";
import { scenarioChoiceSchema, scenarioSchema } from "#lib/api/scenario.ts";
import { setupSchema } from "#lib/api/setup.ts";
import { newNameParameters, snapshotNamedSchema } from "#lib/api/snapshot-names.ts";
import { anything, read, type Path } from "./operation.ts";
import { healthSchema, readinessSchema, snapshotOutlineSchema } from "./plain-answers.ts";

const named = { name: "SnapshotNamed", schema: snapshotNamedSchema } as const;
const scenario = { name: "Scenario", schema: scenarioSchema } as const;

/** The routes about the server itself: whether it is well, its surveys, what it keeps, its scenario. */
export const serverOperations: { readonly [path: string]: Path } = {
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
  "/api/v1/setup": {
    get: {
      summary: "The policy a survey needs, and what this machine has: identity, Regions; never a key.",
      answer: { name: "Setup", schema: setupSchema },
    },
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
  "/api/v1/coverage": {
    get: {
      summary: "Every area of every scope: complete or not, the call that failed, what that mutes.",
      parameters: requests.noParameters,
      ...read,
      answer: { name: "Coverage", schema: contract.coverageSchema },
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
  "/api/v1/scenario": {
    get: { summary: "Of the demo: the invented account that is shown.", answer: scenario },
    put: { summary: "Of the demo: shows another to everybody.", body: scenarioChoiceSchema, answer: scenario },
  },
};
