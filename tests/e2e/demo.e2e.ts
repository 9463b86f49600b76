import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { surveyed, type RoadsteadProcess } from "#scripts/roadstead-process.ts";
import { startDemo } from "./demo-server.ts";
import { axeFindings, goTo, reload, settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

// A server of its own: a change of scenario is seen by everybody.
const { visit } = useBrowser();
let demo: RoadsteadProcess;
let store: string;
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), "roadstead-e2e-"));
  demo = await startDemo(store);
  await surveyed(demo.url);
});
afterAll(async () => {
  await demo.stop();
  await rm(store, { recursive: true, force: true });
});

test("the guided reading turns the pages by keyboard, remembers its step, and is put away", async () => {
  const { page, complaints } = await visit(`${demo.url}/overview`);
  const reading = page.getByRole("complementary", { name: "Guided reading" });
  await reading.getByRole("button", { name: "Next" }).press("Enter");
  await page.waitForURL(/\/findings\/sg-001-/);
  await settled(page);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Tracking moved/);
  expect(await axeFindings(page)).toEqual([]);
  await reload(page);
  await reading.getByText("Step 2 of 5").waitFor({ state: "attached" });
  await reading.getByRole("button", { name: "Put the guided reading away" }).press("Enter");
  await reload(page);
  await settled(page);
  expect(await reading.count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a scenario that is chosen, or asked for by an address, is shown to every browser", async () => {
  const { page: other } = await visit(`${demo.url}/map`);
  const { page } = await visit(`${demo.url}/findings`);
  await Promise.all([settled(other), settled(page)]);
  await page.getByLabel("Scenario").selectOption("eni-wall");
  await page.waitForURL(/\/overview$/);
  await page.getByText("t2.micro cannot carry a trunk").first().waitFor();
  await other.waitForURL(/\/overview$/);
  await goTo(page, `${demo.url}/dns?scenario=alb-in-a-record&type=A`);
  await page.waitForURL(/\/dns\?type=A$/);
  await page.getByText("www.example.com").first().waitFor();
  expect(await page.title()).toMatch(/^\[DEMO\] /);
  await page.context().close();
  await other.context().close();
});
