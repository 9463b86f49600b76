import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { surveyed, type RoadsteadProcess } from "#scripts/roadstead-process.ts";
import { startDemo } from "./demo-server.ts";
import { settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";
import { faultsOf, whole } from "./whole.ts";

// The page of changes, of a demo that lives: its store begins with the harbour some hours before its story.
let demo: RoadsteadProcess;
let store: string;
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), "roadstead-e2e-"));
  demo = await startDemo(store, { ROADSTEAD_DEMO_FROZEN: "false", ROADSTEAD_REFRESH_SECONDS: "86400" });
  await surveyed(demo.url);
});
afterAll(async () => {
  await demo.stop();
  await rm(store, { recursive: true, force: true });
});

const { visit } = useBrowser();
const at = (path: string) => `${demo.url}${path}`;

test("tells which pair a rule closed, leads to its path in either survey, and to both on the map", async () => {
  const { page, complaints } = await visit(at("/changes"));
  await settled(page);
  const closed = page.getByRole("region", { name: /^Became unreachable/ });
  const row = closed.getByRole("row", { name: /storefront/ });
  expect(await row.innerText()).toMatch(/pricing[\s\S]*rules\[sgr-[0-9a-f]+\][\s\S]*ingress tcp 8080/);
  const paths = await row.getByRole("link", { name: /^path (before|after): from storefront/ }).evaluateAll((links) => links.map((link) => link.getAttribute("href"))); // prettier-ignore
  expect(new Set(paths).size).toBe(2);
  await page.getByRole("tab", { name: "Configuration" }).click();
  await page
    .getByRole("row", { name: /tracking/ })
    .first()
    .waitFor();
  expect(page.url()).toContain("tab=configuration");
  await page.getByRole("tab", { name: "Map" }).click();
  await page.locator(".rs-change-changed").first().waitFor();
  await page.getByRole("link", { name: /^Open on the map/ }).click();
  await page.waitForURL(/\/map\?base=/);
  await page.locator(".rs-change-changed").first().waitFor();
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page.getByRole("columnheader", { name: "Change" }).waitFor();
  expect(complaints).toEqual([]);
});

test.each(["en", "ja"] as const)("every tab is whole and accessible in both themes, in %s", async (language) => {
  for (const tab of ["reachability", "configuration", "map"]) {
    const { page } = await visit(at(`/changes?tab=${tab}`), { language });
    await settled(page);
    expect(await faultsOf(page)).toEqual(whole(language));
    await page.context().close();
  }
});

test("says which survey is gone, and goes on with another", async () => {
  const { page } = await visit(at("/changes?base=20010101T000000Z-00000000"));
  await page.getByText("20010101T000000Z-00000000").waitFor();
  await page.getByRole("button", { name: "Compare with the oldest of the last day" }).click();
  await page.getByRole("region", { name: /^Became unreachable/ }).waitFor();
});

test("says that only one survey is kept, and when the next begins", async () => {
  const { page } = await visit(`${inject("demoUrl")}/changes`);
  await page.getByText("Only one survey is kept").waitFor();
  await page.getByText("The next survey begins at").waitFor();
});
