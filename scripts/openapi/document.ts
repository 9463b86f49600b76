import { z } from "zod";
import { languages, problemDetailsSchema } from "#lib/api/contract.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

type Json = { readonly [name: string]: unknown };

const schemaAt = (name: string) => `#/components/schemas/${name}`;
const json = (name: string): Json => ({ "application/json": { schema: { $ref: schemaAt(name) } } });
const refusal: Json = { $ref: "#/components/responses/Refusal" };
const responses: Json = {
  Refusal: {
    description: "A refusal: what was wrong with which field, and what is accepted.",
    content: { "application/problem+json": { schema: { $ref: schemaAt("Problem") } } },
  },
};

/** The token of a server that has one, in either way; without ROADSTEAD_AUTH_MODE=token nobody asks for it. */
const securitySchemes: Json = {
  bearer: { type: "http", scheme: "bearer" },
  password: { type: "http", scheme: "basic" },
};
const security: readonly Json[] = [{}, { bearer: [] }, { password: [] }];

const snapshotFields = {
  at: { description: "The id or name of a snapshot, or latest.", default: "latest" },
  head: { description: "The later snapshot: its id or name, or latest.", default: "latest" },
  base: { description: "The earlier snapshot to compare with: its id or name, or previous." },
} as const;

/** The document of `GET /api/v1/openapi.json`: OpenAPI 3.1, made from the schemas that requests and answers are parsed with. */
export function openApiDocument(version: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Roadstead",
      version,
      description: "A live network inspector for Amazon ECS and VPC. docs/api.md tells what the answers mean.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security,
    paths: Object.fromEntries(
      Object.entries(operations).map(([path, methods]) => [
        path,
        Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, described(path, method, operation)])), // prettier-ignore
      ]),
    ),
    components: { securitySchemes, responses, schemas: answerSchemas() },
  };
}

function described(path: string, method: string, operation: Operation): Json {
  const { summary, body } = operation;
  const parameters = [...fieldsOf(path, operation), ...commonFields(operation)];
  return {
    operationId: `${method}${path.replace("/api/v1", "").replaceAll(/[^a-z]+([a-z]?)/gi, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { requestBody: { required: true, content: { "application/json": { schema: asked(body) } } } }), // prettier-ignore
    responses: responsesOf(path, operation),
  };
}

/** The fields in the path, and those of the query as their schema has them. */
function fieldsOf(path: string, { parameters, own = [] }: Operation): readonly Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const { properties = {}, required = [] } = parameters === undefined ? {} : asked(parameters);
  const named = Object.entries(properties)
    .filter(([name]) => !inPath.includes(name) && !own.includes(name))
    .map(([name, schema]) => ({
      name,
      in: "query",
      ...(required.includes(name) && { required: true }),
      ...acceptedBy(parameters, name),
      schema,
    }));
  return [...inPath.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })), ...named];
}

/** What a field accepts, in the words of its refusal. */
function acceptedBy(parameters: z.ZodObject | undefined, name: string): Json {
  const field = parameters?.shape[name] as z.core.$ZodType | undefined;
  if (field === undefined) return {};
  // What is certainly wrong: no text, or a text that means nothing.
  const refusals = [{}, "\0"].map((wrong) => z.safeParse(field, wrong).error?.issues[0]?.message);
  const words = refusals.find((said) => said !== undefined && !said.startsWith("Invalid input"));
  return words === undefined ? {} : { description: words };
}

function commonFields({ snapshots = [], isSaid, isTagged, own = [] }: Operation): readonly Json[] {
  const ids = snapshots.map((name) => {
    const { description, ...more } = snapshotFields[name];
    return { name, in: "query", description, schema: { type: "string", ...more } };
  });
  const enumerated = own.includes("beside") ? [...languages, "both"] : languages;
  const lang = { name: "lang", in: "query", description: "The language of sentences.", schema: { type: "string", enum: enumerated, default: "en" } }; // prettier-ignore
  const known = { name: "If-None-Match", in: "header", description: "The ETag of an answer that is at hand.", schema: { type: "string" } }; // prettier-ignore
  return [...ids, ...(isSaid === true ? [lang] : []), ...(isTagged === true ? [known] : [])];
}

function responsesOf(path: string, { answer, isTagged }: Operation): Json {
  const headers = {
    ...(isTagged === true && { ETag: { schema: { type: "string" } } }),
    ...(path.includes("/exports/") && { "Content-Disposition": { schema: { type: "string" } } }),
  };
  const content =
    "media" in answer ? mediaTypes(answer.media) : { ...json(answer.name), ...mediaTypes(answer.or ?? []) };
  const status = "status" in answer ? (answer.status ?? 200) : 200;
  return {
    [status]: { description: "The answer.", ...(Object.keys(headers).length > 0 && { headers }), content },
    ...(isTagged === true && { 304: { description: "The client has this answer already." } }),
    // Not yet: the same shape, with the reasons.
    ...(path === "/readyz" && { 503: { description: "Not ready yet.", content } }),
    "4XX": refusal,
    default: refusal,
  };
}

function mediaTypes(names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, { schema: { type: "string" } }]));
}

type ObjectSchema = Json & { readonly properties?: Json; readonly required?: readonly string[] };

/** A schema of what a client sends. */
function asked(schema: z.ZodType): ObjectSchema {
  return embedded(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

/** The schemas of all answers, by name. */
function answerSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  registry.add(problemDetailsSchema, { id: "Problem" });
  for (const methods of Object.values(operations))
    for (const { answer } of Object.values(methods))
      if ("schema" in answer && !registry.has(answer.schema)) registry.add(answer.schema, { id: answer.name });
  const { schemas } = z.toJSONSchema(registry, { uri: schemaAt, unrepresentable: "any" });
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, embedded(schema)]),
  );
}

/** A schema as it stands within a document: what it is called and written in is said there. */
function embedded(schema: ObjectSchema): ObjectSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== "$schema" && name !== "$id"));
}
