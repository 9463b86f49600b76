import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startRoadstead, surveyed, type RoadsteadProcess } from "#scripts/roadstead-process.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { axeFindings } from "./settled.ts";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();
let folder: string;
let server: RoadsteadProcess;

/** The demo's account with two Regions more: one without anything, and one whose services were not read. */
async function threeRegions(): Promise<Snapshot> {
  const { snapshots } = (await (await fetch(`${inject("demoUrl")}/api/v1/snapshots`)).json()) as {
    snapshots: readonly { readonly snapshotId: string }[];
  };
  const answer = await fetch(`${inject("demoUrl")}/api/v1/snapshots/${snapshots[0]?.snapshotId ?? ""}`);
  const snapshot = (await answer.json()) as Snapshot;
  const own = snapshot.scopes.find(({ scope }) => scope.region !== "global");
  if (own === undefined) throw new Error("The demo has a Region.");
  const areas = Object.fromEntries(Object.entries(own.areas).map(([name, area]) => [name, { ...area, items: [] }]));
  const denied = { call: "ecs:ListServices", kind: "denied", message: "not authorized", at: snapshot.finishedAt };
  const blind = { ...areas, ecsServices: { ...areas["ecsServices"], status: "incomplete", problems: [denied] } };
  const scopeIn = (region: string) => ({ ...own.scope, region });
  // The same document with other contents; the server checks it on its way in.
  return {
    ...snapshot,
    scopes: [...snapshot.scopes, { scope: scopeIn("eu-west-1"), areas }, { scope: scopeIn("us-east-1"), areas: blind }],
  } as unknown as Snapshot;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadstead-scope-"));
  const file = join(folder, "three.json");
  await writeFile(file, JSON.stringify(await threeRegions()));
  server = await startRoadstead([], { ROADSTEAD_SOURCE: `snapshot:${file}`, ROADSTEAD_DATA_DIR: folder });
  await server.ready;
  await surveyed(server.url);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test("a Region without services says so, where there are some, and leads there; the rest of the address stays", async () => {
  const { page } = await visit(`${server.url}/overview?s=eu-west-1&x=1`);
  await page.getByText(/^No ECS services in eu-west-1/).waitFor();
  await page.getByRole("link", { name: /^ap-northeast-1 for/ }).click();
  await page.waitForURL(/s=[^&]*ap-northeast-1/);
  expect(page.url()).toContain("x=1");
  expect(await page.getByText(/^No ECS services/).count()).toBe(0);
  await page.context().close();
});

test("a Region whose services were not read is not called empty", async () => {
  const { page } = await visit(`${server.url}/overview?s=us-east-1`);
  await page.getByText(/no ECS services found, but not all was read/).waitFor();
  expect(await page.getByText(/^No ECS services in/).count()).toBe(0);
  await page.context().close();
});

test("the scope is picked by keyboard, goes from page to page, and narrows what is listed", async () => {
  const { page } = await visit(`${server.url}/inventory/services?sort=-running`);
  await page.locator("[role=grid] [role=row]").nth(1).waitFor();
  await page.getByLabel("Scope").focus();
  await page.keyboard.type("eu-west-1");
  await page.waitForURL(/s=[^&]*eu-west-1/);
  expect(page.url()).toContain("sort=-running");
  await page.locator("main").getByText("There are none.").or(page.locator("main [data-tone]")).first().waitFor();
  expect(await page.locator("[role=grid]").count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Findings" }).click();
  await page.waitForURL(/findings\?.*s=[^&]*eu-west-1/);
  expect(await page.getByLabel("Scope").inputValue()).toMatch(/eu-west-1$/);
  await page.context().close();
});

test("the map of a scope without services says why nothing is there", async () => {
  const { page } = await visit(`${server.url}/map?s=eu-west-1`);
  await page.getByText(/^No ECS services in eu-west-1/).waitFor();
  await page.context().close();
});
