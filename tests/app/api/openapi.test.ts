import { join } from "node:path";
import { expect, test } from "vitest";
import { GET } from "#app/api/v1/openapi.json/route.ts";
import { apiRoutes } from "#scripts/api-routes.ts";

type Described = {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, unknown>>;
};
type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly components: Readonly<Record<"schemas" | "responses" | "securitySchemes", Readonly<Record<string, unknown>>>>;
};

const context = { params: Promise.resolve({}) };
const ask = (headers: Readonly<Record<string, string>> = {}) =>
  GET(new Request("http://localhost:3000/api/v1/openapi.json", { headers }), context);
const document = async () => (await (await ask()).json()) as Document;

/** The methods a route answers, as its refusal of another tells them. */
async function methodsOf(file: string): Promise<readonly string[]> {
  const route = (await import(join(import.meta.dirname, "../../../app", file))) as { readonly PATCH: typeof GET };
  const refused = await route.PATCH(new Request("http://localhost:3000/", { method: "PATCH" }), context);
  const { accepted } = (await refused.json()) as { readonly accepted: string };
  return accepted.toLowerCase().split(", ").sort();
}

test("every route is described with the methods it answers, and nothing else is", async () => {
  const { openapi, paths } = await document();
  expect(openapi).toMatch(/^3\.1\./);
  const api = apiRoutes().map((path) => `/api/v1/${path}`);
  expect(Object.keys(paths).sort()).toEqual([...api, "/healthz", "/metrics", "/readyz", "/version"].sort());
  for (const [path, methods] of Object.entries(paths)) {
    const folder = path.slice(1).replace("{urn}", "[...urn]").replaceAll("{", "[").replaceAll("}", "]");
    expect(Object.keys(methods).sort(), path).toEqual(await methodsOf(`${folder}/route.ts`));
  }
}, 60_000);

test("an operation names its fields, what they accept, and every answer it may give", async () => {
  const { paths } = await document();
  const trace = paths["/api/v1/paths/trace"]?.["get"];
  expect(trace?.parameters).toContainEqual(expect.objectContaining({ name: "from", in: "query", required: true }));
  expect(trace?.parameters).toContainEqual(
    expect.objectContaining({ name: "port", description: "a port 0-65535 or a range a-b, or nothing for all ports" }),
  );
  expect(Object.keys(trace?.responses ?? {})).toEqual(["200", "304", "4XX", "default"]);
  const parameters = paths["/api/v1/exports/{format}"]?.["get"]?.parameters?.map(
    (field) => `${field.in} ${field.name}`,
  );
  expect(parameters).toEqual(expect.arrayContaining(["path format", "query template", "query base", "query lang"]));
  expect(parameters).not.toContain("query assertions");
  const severity = paths["/api/v1/findings"]?.["get"]?.parameters?.find(({ name }) => name === "severity");
  expect(severity).toMatchObject({ description: expect.stringContaining("critical, high") as unknown });
  const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  expect(new Set(ids).size).toBe(ids.length);
});

test("whatever is referred to is there", async () => {
  const { paths, components } = await document();
  const text = JSON.stringify({ paths, components });
  const named = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference = ""]) => reference);
  expect(named.length).toBeGreaterThan(20);
  for (const reference of named) {
    const [, part = "", name = ""] = /^#\/components\/(schemas|responses)\/(\w+)$/.exec(reference) ?? [];
    expect(components[part as "schemas"], reference).toHaveProperty(name);
  }
});

test("a token is one way in among others: a server without one asks for none", async () => {
  const { security, components } = await document();
  expect(security[0]).toEqual({});
  expect(security.slice(1).flatMap(Object.keys)).toEqual(Object.keys(components.securitySchemes));
});

test("who has the document is not sent it again", async () => {
  const first = await ask();
  expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8");
  const again = await ask({ "if-none-match": first.headers.get("etag") ?? "" });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});
