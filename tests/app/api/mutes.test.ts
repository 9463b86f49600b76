import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as events from "#app/api/v1/events/route.ts";
import * as exportFile from "#app/api/v1/exports/[format]/route.ts";
import * as findings from "#app/api/v1/findings/route.ts";
import * as mute from "#app/api/v1/mutes/[id]/route.ts";
import * as mutes from "#app/api/v1/mutes/route.ts";
import { compose } from "#app/composition.ts";
import * as metrics from "#app/metrics/route.ts";
import { problemDetailsSchema } from "#lib/api/contract.ts";
import { findingsSchema, type FindingAnswer } from "#lib/api/findings.ts";
import { muteMadeSchema, mutesSchema } from "#lib/api/mutes.ts";
import { readConfig } from "#lib/server/config.ts";
import { refuseAtTheDoor } from "#lib/server/door.ts";
import { setRunning, stopRunning } from "#lib/server/running.ts";

const dataDir = mkdtempSync(join(tmpdir(), "roadstead-"));

async function start(): Promise<void> {
  const running = await compose(
    readConfig({
      ROADSTEAD_DEMO: "true",
      ROADSTEAD_SCENARIO: "harbour",
      ROADSTEAD_DATA_DIR: dataDir,
      ROADSTEAD_REFRESH_SECONDS: "86400",
      LOG_LEVEL: "silent",
    }),
  );
  setRunning(running);
  const over = new Promise<void>((resolve) => {
    running.live.subscribe({ survey: ({ state }) => state !== "running" && resolve(), snapshot: () => undefined });
  });
  await running.live.start();
  await over;
}

const noPath = { params: Promise.resolve({}) };
const request = (query = "", init: RequestInit = {}) => new Request(`http://localhost:3000/${query}`, init);

async function found(query = ""): Promise<readonly FindingAnswer[]> {
  return findingsSchema.parse(await (await findings.GET(request(query), noPath)).json()).findings;
}

const post = (body: unknown) =>
  mutes.POST(
    request("", { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    noPath,
  );

async function made(body: unknown) {
  const answer = await post(body);
  expect(answer.status).toBe(201);
  return muteMadeSchema.parse(await answer.json()).mute;
}

async function refusal(answer: Response) {
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  return problemDetailsSchema.parse(await answer.json());
}

const takeBack = (id: string) => mute.DELETE(request("", { method: "DELETE" }), { params: Promise.resolve({ id }) });
const listed = async () => mutesSchema.parse(await (await mutes.GET(request(), noPath)).json());

/** A finding that can be muted. */
async function anyFinding(): Promise<FindingAnswer> {
  const finding = (await found()).find(({ ruleId }) => ruleId !== "OBS-001");
  if (finding === undefined) throw new Error("The harbour has findings.");
  return finding;
}

beforeAll(start);
afterAll(stopRunning);

describe("mutes over the API", () => {
  it("silence a finding from the next answer on, with its reason and its end, until they are taken back", async () => {
    const { id } = await anyFinding();
    const before = await findings.GET(request(), noPath);
    const { id: muteId } = await made({
      scope: "finding",
      findingId: id,
      reason: "  Known: the move of March  ",
      expiresAt: "2099-03-31",
    });
    const after = await findings.GET(
      request("", { headers: { "if-none-match": before.headers.get("etag") ?? "" } }),
      noPath,
    );
    expect(after.status).toBe(200);
    const muted = (await found()).find((finding) => finding.id === id);
    expect(muted).toMatchObject({
      state: "muted",
      mute: { id: muteId, reason: "Known: the move of March", expiresAt: "2099-03-31T23:59:59.999Z" },
    });
    expect((await found("?state=open")).map((finding) => finding.id)).not.toContain(id);
    expect((await found("?state=muted")).map((finding) => finding.id)).toEqual([id]);
    const [one] = (await listed()).mutes;
    expect(one).toMatchObject({ id: muteId, state: "active", findings: 1 });
    expect(await (await metrics.GET(request(), noPath)).text()).toContain('state="muted"} 1');
    const csv = await exportFile.GET(request(), { params: Promise.resolve({ format: "csv" }) });
    expect(await csv.text()).toContain("muted,Known: the move of March,2099-03-31T23:59:59.999Z");
    expect((await takeBack(muteId)).status).toBe(200);
    expect((await takeBack(muteId)).status).toBe(404);
    expect((await found()).find((finding) => finding.id === id)?.state).toBe("open");
    expect((await listed()).mutes).toEqual([]);
  });

  it("silence a rule on one resource, and a rule wherever it fails", async () => {
    const { ruleId, subject, subjectId } = await anyFinding();
    const ofRule = (await found()).filter((finding) => finding.ruleId === ruleId);
    const onOne = await made({ scope: "subject", ruleId, subject: subjectId, reason: "r" });
    expect(onOne.scope).toEqual({ kind: "subject", ruleId, subject });
    expect(onOne.findings).toBe(ofRule.filter((finding) => finding.subject === subject).length);
    const everywhere = await made({ scope: "rule", ruleId, reason: "r" });
    expect(everywhere.findings).toBe(ofRule.length);
    expect((await found("?state=muted")).map(({ id }) => id).sort()).toEqual(ofRule.map(({ id }) => id).sort());
    for (const { id } of (await listed()).mutes) await takeBack(id);
  });

  it("name the field and what it accepts when they are refused", async () => {
    const { id, ruleId, subject } = await anyFinding();
    const finding = { scope: "finding", findingId: id, reason: "r" };
    const refused = async (body: unknown) => {
      const { status, field } = await refusal(await post(body));
      return [status, field];
    };
    expect(await refused({ ...finding, reason: "   " })).toEqual([400, "reason"]);
    expect(await refused({ ...finding, reason: "x".repeat(501) })).toEqual([400, "reason"]);
    expect(await refused({ scope: "finding", findingId: id })).toEqual([400, "reason"]);
    expect(await refused({ ...finding, expiresAt: "tomorrow" })).toEqual([400, "expiresAt"]);
    expect(await refused({ ...finding, expiresAt: "2020-01-01" })).toEqual([400, "expiresAt"]);
    expect(await refused({ ...finding, scope: "account" })).toEqual([400, "scope"]);
    expect(await refused({ ...finding, colour: "red" })).toEqual([400, "colour"]);
    expect(await refused({ ...finding, ruleId })).toEqual([400, "ruleId"]);
    expect(await refused({ scope: "finding", reason: "r" })).toEqual([400, "findingId"]);
    expect(await refused({ ...finding, findingId: "tg-003-0" })).toEqual([404, "findingId"]);
    expect(await refused({ scope: "rule", ruleId: "TG-999", reason: "r" })).toEqual([404, "ruleId"]);
    expect(await refused({ scope: "subject", ruleId, reason: "r" })).toEqual([400, "subject"]);
    expect(await refused({ scope: "subject", ruleId, subject: "nothing-here", reason: "r" })).toEqual([404, "subject"]);
    expect(await refused({ scope: "rule", ruleId: "OBS-001", reason: "r", subject })).toEqual([400, "subject"]);
    expect(await refused({ scope: "rule", ruleId: "OBS-001", reason: "r" })).toEqual([400, "ruleId"]);
    expect((await listed()).mutes).toEqual([]);
  });

  it("cannot be made or taken back by a page of another site", async () => {
    const forged = (method: string, headers: Record<string, string>) =>
      refuseAtTheDoor(
        new Request("http://127.0.0.1:3000/api/v1/mutes/m1", {
          method,
          headers: { host: "127.0.0.1:3000", "content-type": "application/json", ...headers },
        }),
        "/api/v1/mutes/m1",
        readConfig({}),
      )?.status;
    for (const method of ["POST", "DELETE"]) {
      expect(forged(method, { "sec-fetch-site": "cross-site" })).toBe(403);
      expect(forged(method, { "sec-fetch-site": "same-site" })).toBe(403);
      expect(forged(method, { origin: "https://evil.example" })).toBe(403);
      expect(forged(method, { host: "evil.example" })).toBe(421);
      expect(forged(method, { "sec-fetch-site": "same-origin" })).toBeUndefined();
    }
    const form = await mutes.POST(
      request("", { method: "POST", body: "scope=rule", headers: { "content-type": "text/plain" } }),
      noPath,
    );
    expect(form.status).toBe(415);
  });

  it("are told as an event to whoever listens", async () => {
    const abort = new AbortController();
    const stream = await events.GET(request("", { signal: abort.signal }), noPath);
    const reader = (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    const { ruleId } = await anyFinding();
    const { id } = await made({ scope: "rule", ruleId, reason: "r" });
    let told = "";
    while (!told.includes("event: mutes")) {
      const { value, done } = await reader.read();
      if (done) break;
      told += value;
    }
    abort.abort();
    expect(told).toContain("event: mutes\ndata: {}");
    await takeBack(id);
  });

  it("are there after a restart", async () => {
    const { id } = await anyFinding();
    const before = await made({ scope: "finding", findingId: id, reason: "kept" });
    await stopRunning();
    await start();
    expect((await listed()).mutes.map((one) => one.id)).toEqual([before.id]);
    expect((await found("?state=muted")).map((finding) => finding.id)).toEqual([id]);
    await takeBack(before.id);
  });
});
