import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as events from "#app/api/v1/events/route.ts";
import * as findings from "#app/api/v1/findings/route.ts";
import * as scenario from "#app/api/v1/scenario/route.ts";
import * as snapshots from "#app/api/v1/snapshots/route.ts";
import * as version from "#app/version/route.ts";
import { compose } from "#app/composition.ts";
import { problemDetailsSchema, snapshotListSchema, versionSchema } from "#lib/api/contract.ts";
import { findingsSchema } from "#lib/api/findings.ts";
import { scenarioSchema } from "#lib/api/scenario.ts";
import { readConfig } from "#lib/server/config.ts";
import { running, setRunning, stopRunning } from "#lib/server/running.ts";

const here = { params: Promise.resolve({}) };
const get = (route: typeof findings.GET, init?: RequestInit) => route(new Request("http://localhost/", init), here);
const choose = (body: unknown) =>
  scenario.PUT(
    new Request("http://localhost/", {
      method: "PUT",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
    here,
  );

/** Resolves when there is something new to show. */
async function shown(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { live } = running();
    if (live.survey?.state === "done") resolve();
    else live.subscribe({ survey: ({ state }) => state !== "running" && resolve(), snapshot: () => undefined });
  });
}

async function findingIds(): Promise<readonly string[]> {
  const answer = findingsSchema.parse(await (await get(findings.GET)).json());
  return answer.findings.map(({ ruleId, isNew }) => `${ruleId}${isNew ? " new" : ""}`).sort();
}

beforeAll(async () => {
  const environment = {
    ROADSTEAD_DEMO: "true",
    ROADSTEAD_SCENARIO: "eni-wall",
    // Frozen: no account begins with how it was before its story.
    ROADSTEAD_DEMO_FROZEN: "true",
    ROADSTEAD_DATA_DIR: mkdtempSync(join(tmpdir(), "roadstead-")),
    ROADSTEAD_REFRESH_SECONDS: "86400",
    LOG_LEVEL: "silent",
  };
  setRunning(await compose(readConfig(environment)));
  await running().live.start();
  await shown();
});

afterAll(stopRunning);

it("shows another scenario to everybody, with a history of its own", async () => {
  expect(await findingIds()).toEqual(["ECS-002", "ECS-012", "ENI-001", "ENI-004"]);
  const reader = new AbortController();
  const told = (await events.GET(new Request("http://localhost/", { signal: reader.signal }), here)).text();

  const answer = await choose({ id: "alb-in-a-record" });
  expect(scenarioSchema.parse(await answer.json()).title.ja).toMatch(/[ぁ-ん]/);
  // The stream of the scenario before ends, so that every browser asks again who answers.
  expect(await told).toContain("event: snapshot");
  // A reader that goes then has nothing left to end: an error here would be nobody's to catch.
  const uncaught: unknown[] = [];
  const listen = (error: unknown) => uncaught.push(error);
  process.on("uncaughtException", listen);
  reader.abort();
  await new Promise((resolve) => setImmediate(resolve));
  process.off("uncaughtException", listen);
  expect(uncaught).toEqual([]);
  expect(versionSchema.parse(await (await get(version.GET)).json()).scenario).toBe("alb-in-a-record");
  await shown();
  expect(await findingIds()).toEqual(["DNS-001"]);

  // Two browsers at once: the second finds it done.
  await Promise.all([choose({ id: "eni-wall" }), choose({ id: "eni-wall" })]);
  await shown();
  expect(await findingIds()).toEqual(["ECS-002", "ECS-012", "ENI-001", "ENI-004"]);
  const kept = snapshotListSchema.parse(await (await get(snapshots.GET)).json());
  expect(kept.snapshots.map(({ source }) => source)).toEqual(["demo:eni-wall", "demo:eni-wall"]);
});

it("answers whoever asks while the scenario changes: from the new one, or that it is not read yet", async () => {
  const before = running().live;
  const changed = choose({ id: "alb-in-a-record" });
  const told = new Set<string>();
  const ask = async () => {
    const answer = await get(findings.GET);
    const said = answer.status === 200 ? undefined : problemDetailsSchema.parse(await answer.json()).detail;
    told.add([answer.status, answer.headers.get("retry-after") ?? "-", said ?? "findings"].join(" "));
    await new Promise((resolve) => setImmediate(resolve));
  };
  // One question is on its way at any time, also when the thread it went to ends.
  while (running().live === before || running().live.survey?.state !== "done") await ask();
  await changed;
  await ask();
  expect([...told].sort()).toEqual(["200 - findings", "503 5 The first survey is still running."]);
  await choose({ id: "eni-wall" });
  await shown();
});

it("refuses a scenario that is not there, and names those that are", async () => {
  const unknown = await choose({ id: "atlantis" });
  expect(problemDetailsSchema.parse(await unknown.json())).toMatchObject({ status: 404, field: "id" });
  const wrong = problemDetailsSchema.parse(await (await choose({ id: 7 })).json());
  expect([wrong.status, wrong.field]).toEqual([400, "id"]);
});

it("knows no scenarios when it shows a real account", async () => {
  const { demo, ...real } = running();
  setRunning(real);
  const answer = await get(scenario.GET);
  setRunning({ ...real, ...(demo !== undefined && { demo }) });
  expect(problemDetailsSchema.parse(await answer.json()).status).toBe(404);
});
