import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as entities from "#app/api/v1/entities/route.ts";
import * as filterMatches from "#app/api/v1/filter/matches/route.ts";
import * as filterValues from "#app/api/v1/filter/values/route.ts";
import * as findings from "#app/api/v1/findings/route.ts";
import * as inventory from "#app/api/v1/inventory/route.ts";
import * as mapMatches from "#app/api/v1/map/matches/route.ts";
import { compose } from "#app/composition.ts";
import { entitiesSchema, problemDetailsSchema } from "#lib/api/contract.ts";
import { filterMatchesSchema, filterValuesSchema } from "#lib/api/filter.ts";
import { findingsSchema } from "#lib/api/findings.ts";
import { inventorySchema } from "#lib/api/inventory.ts";
import { readConfig } from "#lib/server/config.ts";
import { setRunning, stopRunning } from "#lib/server/running.ts";

type Route = (request: Request, context: { params: Promise<Readonly<Record<string, string>>> }) => Promise<Response>;

function ask(route: Route, fields: Readonly<Record<string, string>>): Promise<Response> {
  const query = new URLSearchParams(fields).toString();
  return route(new Request(`http://localhost:3000/?${query}`), { params: Promise.resolve({}) });
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

describe("the filter of the API", () => {
  it("narrows findings and tells of how many it was asked", async () => {
    const all = findingsSchema.parse(await (await ask(findings.GET, {})).json());
    const high = findingsSchema.parse(await (await ask(findings.GET, { q: "sev>=high" })).json());
    expect(all.filter).toBeUndefined();
    expect(high.filter?.all).toBe(all.findings.length);
    expect(new Set(high.findings.map(({ severity }) => severity))).toEqual(new Set(["critical", "high"]));
  });

  it("refuses what is no filter, with the place and what was expected", async () => {
    const answer = await ask(inventory.GET, { type: "tasks", q: "x is:broken" });
    expect(answer.status).toBe(400);
    const details = problemDetailsSchema.parse(await answer.json());
    expect(details.field).toBe("q");
    expect(details.detail).toMatch(/at character 6 instead of "broken"/);
    expect((await ask(inventory.GET, { type: "boats" })).status).toBe(400);
  });

  it("gives windows of a table, and all of a view as CSV", async () => {
    const page = inventorySchema.parse(
      await (await ask(inventory.GET, { type: "services", q: "cluster:web", limit: "2", sort: "-running" })).json(),
    );
    expect(page.rows).toHaveLength(2);
    const file = await ask(inventory.GET, { type: "services", q: "cluster:web", format: "csv", cols: "running" });
    expect(file.headers.get("content-disposition")).toMatch(/roadstead-services-.*\.csv/);
    expect((await file.text()).trim().split("\n")).toHaveLength(page.total + 1);
  });

  it("finds boxes of the map, resources of any kind, and the values of a key", async () => {
    const boxes = filterMatchesSchema.parse(await (await ask(mapMatches.GET, { q: "is:unhealthy" })).json());
    const services = filterMatchesSchema.parse(
      await (await ask(filterMatches.GET, { q: "is:unhealthy", kinds: "ecs-service" })).json(),
    );
    expect(services.matches.length).toBeGreaterThan(0);
    expect(boxes.matches).toEqual(expect.arrayContaining([...services.matches]));
    const values = filterValuesSchema.parse(
      await (await ask(filterValues.GET, { key: "cluster", kinds: "ecs-service", part: "we" })).json(),
    );
    expect(values.values.map(({ value }) => value)).toEqual(["web"]);
  });

  it("resolves a block to the subnets and VPCs it lies in, and to the rules that name it", async () => {
    const found = entitiesSchema.parse(await (await ask(entities.GET, { q: "10.20.10.0/24" })).json());
    const kinds = new Set(found.entities.map(({ kind }) => kind));
    expect(kinds.has("subnet")).toBe(true);
    expect(kinds.has("vpc")).toBe(true);
    expect(kinds.has("route-table")).toBe(true);
  });
});
