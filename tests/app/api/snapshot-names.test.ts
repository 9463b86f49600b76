import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as changes from "#app/api/v1/changes/route.ts";
import * as overview from "#app/api/v1/overview/route.ts";
import * as name from "#app/api/v1/snapshots/[id]/name/route.ts";
import * as snapshots from "#app/api/v1/snapshots/route.ts";
import { compose } from "#app/composition.ts";
import { problemDetailsSchema, snapshotListSchema } from "#lib/api/contract.ts";
import { snapshotNamedSchema } from "#lib/api/snapshot-names.ts";
import { readConfig } from "#lib/server/config.ts";
import { running, setRunning, stopRunning } from "#lib/server/running.ts";

/** The demo keeps an earlier survey of the harbour beside the first: two to tell apart. */
beforeAll(async () => {
  const environment = {
    ROADSTEAD_DEMO: "true",
    ROADSTEAD_SCENARIO: "harbour",
    ROADSTEAD_DATA_DIR: mkdtempSync(join(tmpdir(), "roadstead-")),
    ROADSTEAD_REFRESH_SECONDS: "86400",
    LOG_LEVEL: "silent",
  };
  setRunning(await compose(readConfig(environment)));
  const { live } = running();
  const over = new Promise<void>((resolve) => {
    live.subscribe({ survey: ({ state }) => state !== "running" && resolve(), snapshot: () => undefined });
  });
  await live.start();
  await over;
});

afterAll(stopRunning);

const at = (id?: string) => ({ params: Promise.resolve(id === undefined ? {} : { id }) });
const address = (query = "") => new Request(`http://localhost:3000/${query}`);
const call = (id: string, called: unknown) =>
  name.PUT(
    new Request("http://localhost:3000/", {
      method: "PUT",
      body: JSON.stringify({ name: called }),
      headers: { "content-type": "application/json" },
    }),
    at(id),
  );
const listed = async () =>
  snapshotListSchema.parse(await (await snapshots.GET(address(), at())).json()).snapshots.slice(0, 2);
const names = async () => (await listed()).map((entry) => entry.name);
const earlier = async () => (await listed())[1]?.snapshotId ?? "";

it("names a snapshot, tells everybody, and finds it by its name as by its id", async () => {
  let told = 0;
  const stop = running().live.subscribe({
    survey: () => undefined,
    snapshot: () => undefined,
    names: () => (told += 1),
  });
  const id = await earlier();
  const made = snapshotNamedSchema.parse(await (await call(id, "  before deploy ")).json());
  expect([made.store, made.snapshot.snapshotId, made.snapshot.name]).toEqual([{ ok: true }, id, "before deploy"]);
  stop();
  expect(told).toBe(1);
  expect(await names()).toEqual([undefined, "before deploy"]);
  const query = "?parts=entities&base=";
  const byName: unknown = await (await changes.GET(address(`${query}before%20deploy`), at())).json(); // prettier-ignore
  expect(byName).toEqual(await (await changes.GET(address(`${query}${id}`), at())).json());
  expect(await (await overview.GET(address("?at=before%20deploy"), at())).json()).toMatchObject({ snapshotId: id });
});

it("moves a name to another snapshot", async () => {
  expect((await call("latest", "before deploy")).status).toBe(200);
  expect(await names()).toEqual(["before deploy", undefined]);
});

it("takes a name away, and says so of what is not there", async () => {
  const named = running().live.snapshots.find((entry) => entry.name === "before deploy");
  const gone = await name.DELETE(address(), at("before deploy"));
  expect(snapshotNamedSchema.parse(await gone.json()).snapshot).toMatchObject({ snapshotId: named?.snapshotId });
  expect(running().live.snapshots.map((entry) => entry.name)).not.toContain("before deploy");
  expect((await name.DELETE(address(), at("before deploy"))).status).toBe(404);
  expect((await call("nowhere", "a")).status).toBe(404);
});

it("refuses what is no name, or would stand for something else", async () => {
  const wrong = ["", " ", "x".repeat(61), "a\nb", "a\u202Eb", "latest", "Previous", "20261130T115114Z-4bf19441", 5];
  const answers = await Promise.all(wrong.map((called) => call("latest", called)));
  expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 400));
  const problem = problemDetailsSchema.parse(await answers[0]?.json());
  expect(problem.field).toBe("name");
});
