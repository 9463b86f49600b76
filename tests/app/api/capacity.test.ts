import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as capacity from "#app/api/v1/capacity/route.ts";
import { compose } from "#app/composition.ts";
import { capacitySchema, type Capacity } from "#lib/api/capacity.ts";
import { problemDetailsSchema } from "#lib/api/contract.ts";
import { readConfig } from "#lib/server/config.ts";
import { setRunning, stopRunning } from "#lib/server/running.ts";

function ask(fields: Readonly<Record<string, string>> = {}, init: RequestInit = {}) {
  const query = new URLSearchParams(fields).toString();
  return capacity.GET(new Request(`http://localhost:3000/api/v1/capacity?${query}`, init), {
    params: Promise.resolve({}),
  });
}

async function answered(fields: Readonly<Record<string, string>> = {}): Promise<Capacity> {
  const answer = await ask(fields);
  expect(answer.status).toBe(200);
  return capacitySchema.parse(await answer.json());
}

async function refused(fields: Readonly<Record<string, string>>) {
  const answer = await ask(fields);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  return problemDetailsSchema.parse(await answer.json());
}

beforeAll(async () => {
  const running = await compose(
    readConfig({
      ROADSTEAD_DEMO: "true",
      ROADSTEAD_SCENARIO: "harbour",
      ROADSTEAD_DATA_DIR: mkdtempSync(join(tmpdir(), "roadstead-")),
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
});

afterAll(stopRunning);

it("counts the interface places of instances with a trunk and without", async () => {
  const { instances } = await answered();
  const places = instances.map(({ name, instanceType, trunking, enis }) => [
    name,
    instanceType,
    trunking.active,
    enis.taskLimit,
    enis.taskFree,
  ]);
  expect(places).toContainEqual(["dock-a", "m5.large", true, 10, 8]);
  expect(places).toContainEqual(["yard-a", "t3.medium", false, 2, 0]);
  for (const { trunking, enis } of instances) {
    expect(enis.slots).toHaveLength(trunking.active ? (enis.taskLimit ?? 0) + 2 : (enis.max ?? 0));
  }
});

it("accounts for every address of every subnet", async () => {
  const { subnets } = await answered();
  expect(subnets.length).toBeGreaterThan(5);
  for (const { reserved = 0, free = 0, unaccounted = 0, byOwner, size, countedTwice } of subnets) {
    const owned = Object.values(byOwner).reduce((sum, count) => sum + count, 0);
    expect(reserved + owned + unaccounted + free).toBe(size);
    expect(countedTwice).toBeUndefined();
  }
  expect(subnets.find(({ name }) => name === "harbour-docks-a")).toMatchObject({
    cidr: "10.20.30.0/28",
    size: 16,
    usable: 11,
    free: 0,
    byOwner: { "ecs-task": 6, lambda: 3, rds: 1, "vpc-endpoint": 1 },
    highWater: 21,
    fits: false,
    shortBy: 10,
  });
});

it("says for each service how many more tasks start, what binds first, and whether a deployment fits", async () => {
  const { services } = await answered();
  const of = (name: string) => services.find((service) => service.name === name);
  expect(of("cctv-index")).toMatchObject({
    desired: 4,
    running: 4,
    placeable: 0,
    binding: "eni",
    surge: { peak: 8, fits: false, shortBy: 4, progress: "stuck" },
  });
  expect(of("gate-kiosk")).toMatchObject({ placeable: 0, binding: "port" });
  expect(of("manifest-export")).toMatchObject({ placeable: 0, binding: "address", surge: { peak: 16, shortBy: 10 } });
  expect(of("crew-roster")).toMatchObject({ placeable: 7, binding: "cpu", surge: { peak: 4, fits: true, shortBy: 0 } });
});

it("says how far services scale, and whether their deployment would fit then, apart from whether it fits today", async () => {
  const { services, subnets } = await answered();
  const of = (name: string) => services.find((service) => service.name === name);
  expect(of("crew-roster")).toMatchObject({
    surge: { peak: 4, fits: true },
    scaling: { minCapacity: 2, maxCapacity: 8, surge: { peak: 16, starts: 14, fits: false, shortBy: 7 } },
  });
  expect(of("tracking")?.scaling).toEqual({ minCapacity: 2, maxCapacity: 8, suspended: "all" });
  expect(of("yard-map")).not.toHaveProperty("scaling");
  const app = subnets.find(({ name }) => name === "harbour-app-a");
  expect(app).toMatchObject({ fits: true, shortBy: 0, atMaximum: { fits: true, shortBy: 0 } });
  expect(app?.wanted.reduce((sum, { addresses }) => sum + addresses, app.used ?? 0)).toBe(app?.highWater);
});

it("answers as it would be with another instance type and another desired count, and says what was asked", async () => {
  const whatIf = "service=yard/cctv-index,desired=6,maximumPercent=150;cluster=yard,instanceType=m5.large,instances=3";
  const answer = await answered({ whatIf, cluster: "yard" });
  expect(answer.whatIf).toEqual({
    services: [{ service: "yard/cctv-index", desired: 6, maximumPercent: 150 }],
    clusters: [{ cluster: "yard", instanceType: "m5.large", instances: 3 }],
  });
  expect(answer.instances.map(({ name, instanceType, isNew = false }) => [name, instanceType, isNew])).toEqual([
    ["yard-a", "m5.large", false],
    ["yard-c", "m5.large", false],
    ["new-1", "m5.large", true],
  ]);
  expect(answer.services).toMatchObject([
    {
      name: "cctv-index",
      desired: 6,
      running: 4,
      placeable: 20,
      binding: "cpu",
      surge: { peak: 9, starts: 5, fits: true },
    },
  ]);
  const today = await answered({ cluster: "yard" });
  expect(today.services).toMatchObject([{ desired: 4, placeable: 0 }]);
});

it("narrows to a cluster with its subnets, and to a scope", async () => {
  const dock = await answered({ cluster: "dock" });
  expect(new Set(dock.instances.map(({ name }) => name))).toEqual(new Set(["dock-a", "dock-c", "dock-d"]));
  expect(dock.subnets.map(({ name }) => name).toSorted()).toEqual(["harbour-app-a", "harbour-app-c", "harbour-app-d"]);
  const whole = await answered();
  expect(await answered({ scope: "ap-northeast-1" })).toEqual(whole);
});

it("answers 304 to a client that has the answer, and not when the what-if is another", async () => {
  const etag = (await ask()).headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\//);
  expect((await ask({}, { headers: { "if-none-match": etag } })).status).toBe(304);
  const other = { whatIf: "cluster=yard,trunking=on" };
  expect((await ask(other, { headers: { "if-none-match": etag } })).status).toBe(200);
});

it.each([
  [{ whatIf: "service=yard/cctv-index,desired=many" }, 400, "desired"],
  [{ whatIf: "service=yard/cctv-index,colour=red" }, 400, "colour"],
  [{ whatIf: "service=yard/cctv-index" }, 400, "maximumPercent"],
  [{ whatIf: "cluster=yard,trunking=perhaps" }, 400, "trunking"],
  [{ whatIf: "cluster=yard,instanceType=q9.huge" }, 400, "instanceType"],
  [{ whatIf: "cluster=web,instances=3" }, 404, "cluster"],
  [{ whatIf: "service=nobody,desired=3" }, 404, "nobody"],
  [{ whatIf: "{}" }, 400, "service="],
])("refuses %o and says what is wrong", async (fields, status, named) => {
  const problem = await refused(fields);
  expect(problem).toMatchObject({ status, field: "whatIf" });
  expect(problem.detail).toContain(named);
});

it("says why a what-if is refused in the reader's language, the name with it", async () => {
  const answer = await ask(
    { whatIf: "service=nobody,desired=3", lang: "ja" },
    { headers: { "accept-language": "ja" } },
  );
  const { detail } = problemDetailsSchema.parse(await answer.json());
  expect(detail).toBe('このスナップショットにサービス "nobody" はありません。');
});

it.each([
  [{ cluster: "nowhere" }, 404, "cluster"],
  [{ cluster: "harbour-app-a" }, 404, "cluster"],
  [{ scope: "mars-1" }, 404, "scope"],
  [{ colour: "red" }, 400, "colour"],
])("refuses %o and names the field", async (fields, status, field) => {
  expect(await refused(fields)).toMatchObject({ status, field });
});
