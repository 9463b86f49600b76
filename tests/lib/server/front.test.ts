import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#lib/server/config.ts";
import { letIn } from "#lib/server/front.ts";

const TOKEN = "0123456789abcdef0123";
const config = readConfig({
  HOSTNAME: "0.0.0.0",
  ROADSTEAD_AUTH_MODE: "token",
  ROADSTEAD_AUTH_TOKEN: TOKEN,
});

let server: Server;
beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    if (letIn(incoming, outgoing, config)) outgoing.end("inside");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
});
afterAll(() => server.close());

/** Asks with the path exactly as it is written: `fetch` would tidy it up. */
async function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve) => {
      request({ port, host: "127.0.0.1", path, headers, method }, (response) => {
        let body = "";
        response.on("data", (chunk: Buffer) => (body += chunk.toString()));
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
      }).end();
    },
  );
}

describe("the front", () => {
  it("refuses with problem details that carry the security headers", async () => {
    const { status, headers, body } = await ask("/api/v1/graph");
    expect(status).toBe(401);
    expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(headers["www-authenticate"]).toBe('Basic realm="Roadstead", charset="UTF-8"');
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(JSON.parse(body)).toMatchObject({ status: 401, field: "authorization" });
  });

  it("lets a request with the token in, an answer under a policy that forbids everything, a page without one of it", async () => {
    const authorization = `Bearer ${TOKEN}`;
    const answer = await ask("/api/v1/graph", { authorization });
    expect([answer.status, answer.body, answer.headers["x-frame-options"]]).toEqual([200, "inside", "DENY"]);
    expect(answer.headers["content-security-policy"]).toContain("sandbox");
    const page = await ask("/map", { authorization });
    expect([page.body, page.headers["x-frame-options"]]).toEqual(["inside", "DENY"]);
    expect(page.headers["content-security-policy"]).toBeUndefined();
  });

  it("lets the build's own files through without a token, and nothing that only begins like one", async () => {
    expect((await ask("/_next/static/chunks/0abc~1.js")).body).toBe("inside");
    for (const path of [
      "/_next/static/../../api/v1/graph",
      "/_next/static/%2e%2e/%2e%2e/api/v1/graph",
      "/_next/static/..%2f..%2fapi/v1/graph",
      "/_next/static\\..\\..\\api/v1/graph",
      "//api/v1/graph",
      "http://127.0.0.1/api/v1/graph",
      "/healthz/../api/v1/graph",
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 401]);
    }
  });

  it("refuses a method that nothing here answers, before anything else looks at it", async () => {
    for (const method of ["TRACE", "PROPFIND"]) {
      const { status, headers, body } = await ask("/healthz", {}, method);
      expect([status, headers["content-type"]]).toEqual([405, "application/problem+json; charset=utf-8"]);
      expect(headers["allow"]).toContain("GET, HEAD");
      expect(JSON.parse(body)).toMatchObject({ status: 405, field: "method" });
    }
  });

  it("leaves health open, exactly that path", async () => {
    expect((await ask("/healthz")).body).toBe("inside");
    expect((await ask("/healthz/x")).status).toBe(401);
  });
});
