import { assertionsAnswerSchema } from "#lib/api/assertions.ts";
import { changeEffectsParameters, changeEffectsSchema } from "#lib/api/change-effects.ts";
import { liveAnswerSchema, liveDnsParameters } from "#lib/api/dns-live.ts";
import * as dnsPage from "#lib/api/dns-page.ts";
import { dnsAnswerSchema, dnsParameters } from "#lib/api/dns.ts";
import { matrixParameters, matrixSchema } from "#lib/api/matrix.ts";
import * as requests from "#lib/api/requests.ts";
import { startUpAnswerSchema, startUpParameters } from "#lib/api/startup.ts";
import { traceAnswerSchema, traceQuestionSchema } from "#lib/api/trace.ts";
import { read, type Path } from "./operation.ts";

const traced = { name: "TraceAnswer", schema: traceAnswerSchema } as const;

/** The routes that ask whether one thing reaches another: paths, names, what a start needs. */
export const pathOperations: { readonly [path: string]: Path } = {
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
};
