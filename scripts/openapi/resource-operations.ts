import { capacityParameters, capacitySchema } from "#lib/api/capacity.ts";
import { changesSchema } from "#lib/api/changes.ts";
import * as contract from "#lib/api/contract.ts";
import { entityDescriptionSchema, historySchema } from "#lib/api/entity.ts";
import * as filter from "#lib/api/filter.ts";
import { findingsSchema } from "#lib/api/findings.ts";
import { inventoryParameters, inventorySchema } from "#lib/api/inventory.ts";
import * as mutes from "#lib/api/mutes.ts";
import * as requests from "#lib/api/requests.ts";
import { exporters } from "#lib/report/exporters.ts";
import { anything, read, type Path } from "./operation.ts";
import { takenBackSchema } from "./plain-answers.ts";

const taken = { name: "MuteTakenBack", schema: takenBackSchema } as const;

/** The routes that show what there is: resources, what still fits, findings, the map, tables, changes, files. */
export const resourceOperations: { readonly [path: string]: Path } = {
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
};
