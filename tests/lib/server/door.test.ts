import { describe, expect, it } from "vitest";
import { readConfig } from "#lib/server/config.ts";
import { refuseAtTheDoor } from "#lib/server/door.ts";

const TOKEN = "0123456789abcdef0123";
const open = readConfig({});
const locked = readConfig({
  HOSTNAME: "0.0.0.0",
  ROADSTEAD_AUTH_MODE: "token",
  ROADSTEAD_AUTH_TOKEN: TOKEN,
  ROADSTEAD_ALLOWED_HOSTS: "roadstead.example.jp",
});

function statusOf(headers: Record<string, string>, config = open, { method = "GET", path = "/api/v1/graph" } = {}) {
  const request = new Request(`http://localhost${path}`, { method, headers: { host: "127.0.0.1:3000", ...headers } });
  return refuseAtTheDoor(request, path, config)?.status;
}

describe("the door", () => {
  it("answers for this machine and for the names that are listed, and for no other name", () => {
    expect(statusOf({ host: "localhost:3000" })).toBeUndefined();
    expect(statusOf({ host: "[::1]:3000" })).toBeUndefined();
    expect(statusOf({ host: "evil.example" })).toBe(421);
    expect(statusOf({ host: "10.0.0.1" })).toBe(421);
    expect(statusOf({ host: "localhost.evil.example" })).toBe(421);
    expect(statusOf({ host: "roadstead.example.jp" }, locked, { path: "/healthz" })).toBeUndefined();
    expect(statusOf({ host: "10.0.0.1:3000" }, locked, { path: "/healthz" })).toBeUndefined();
    expect(statusOf({ host: "evil.example" }, locked, { path: "/healthz" })).toBe(421);
  });

  it("opens to the token as a bearer token or as a password, and to nothing else", () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
    expect(statusOf({}, locked)).toBe(401);
    expect(statusOf({ authorization: `Bearer ${TOKEN}` }, locked)).toBeUndefined();
    expect(statusOf({ authorization: basic(`anyone:${TOKEN}`) }, locked)).toBeUndefined();
    expect(statusOf({ authorization: `Bearer ${TOKEN}x` }, locked)).toBe(401);
    expect(statusOf({ authorization: basic(TOKEN) }, locked)).toBe(401);
  });

  it("leaves health and readiness open to whoever supervises the server", () => {
    expect(statusOf({}, locked, { path: "/healthz" })).toBeUndefined();
    expect(statusOf({}, locked, { path: "/readyz" })).toBeUndefined();
    expect(statusOf({}, locked, { path: "/metrics" })).toBe(401);
  });

  it("refuses a change that a page of another site asks for", () => {
    const post = { method: "POST" };
    expect(statusOf({ "sec-fetch-site": "cross-site" }, open, post)).toBe(403);
    expect(statusOf({ "sec-fetch-site": "same-site" }, open, post)).toBe(403);
    expect(statusOf({ origin: "http://evil.example" }, open, post)).toBe(403);
    expect(statusOf({ origin: "null" }, open, post)).toBe(403);
    expect(statusOf({ "sec-fetch-site": "same-origin" }, open, post)).toBeUndefined();
    expect(statusOf({ origin: "http://127.0.0.1:3000" }, open, post)).toBeUndefined();
    expect(statusOf({}, open, post)).toBeUndefined();
    expect(statusOf({ "sec-fetch-site": "cross-site" })).toBeUndefined();
  });
});
