import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { surveyed, type RoadsteadProcess } from "#scripts/roadstead-process.ts";
import { startDemo } from "./demo-server.ts";
import { settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";
import { faultsOf, whole } from "./whole.ts";

// The page of changes, of a demo that lives: its store begins with the harbour some hours before its story. The frozen one has
// one survey, as neither makes another.
let demos: readonly RoadsteadProcess[];
let store: string;
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), "roadstead-e2e-"));
  const start = (name: string, frozen: boolean) =>
    startDemo(join(store, name), { ROADSTEAD_DEMO_FROZEN: String(frozen), ROADSTEAD_REFRESH_SECONDS: "86400" });
  demos = [await start("living", false), await start("frozen", true)];
  for (const { url } of demos) await surveyed(url);
});
afterAll(async () => {
  for (const demo of demos) await demo.stop();
  await rm(store, { recursive: true, force: true });
});

const { visit } = useBrowser();
const at = (path: string, demo = demos[0]) => `${demo?.url ?? ""}${path}`;

test("tells which pair a rule closed, leads to its path in either survey, and to both on the map", async () => {
  const { page, complaints } = await visit(at("/changes"));
  await settled(page);
  const closed = page.getByRole("region", { name: /^Became unreachable/ });
  const row = closed.getByRole("row", { name: /storefront/ });
  expect(await row.innerText()).toMatch(/pricing[\s\S]*rule sgr-[0-9a-f]+[\s\S]*inbound tcp 8080 from sg-/);
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

// In the language whose words are wider; the other differs in nothing that is judged here.
test.each(["ja"] as const)(
  "every tab, and the map that is compared, is whole and accessible in both themes, in %s",
  async (language) => {
    const tabs = ["reachability", "configuration", "map"].map((tab) => `/changes?tab=${tab}`);
    const maps = ["chart", "table"].map((view) => `/map?base=previous&legend=true&view=${view}`);
    for (const path of [...tabs, ...maps]) {
      const { page } = await visit(at(path), { language });
      await settled(page);
      expect(await faultsOf(page)).toEqual(whole(language));
      await page.context().close();
    }
  },
);

test("says which survey is gone, and goes on with another; a handle of the time bar is dragged, and taken back by Esc", async () => {
  await surveyedAgain(3);
  const { page } = await visit(at("/changes?base=20010101T000000Z-00000000"));
  await page.getByText("20010101T000000Z-00000000").waitFor();
  await page.getByRole("button", { name: "Compare with the oldest of the last day" }).click();
  await page.getByRole("region", { name: /^Became unreachable/ }).waitFor();
  const [base, head] = ["base", "head"].map((name) => page.locator(`[data-handle=${name}]`));
  const places = () => Promise.all([base, head].map(async (handle) => handle?.getAttribute("aria-valuenow")));
  const middleOf = async (handle: typeof base) => {
    const box = await handle?.boundingBox();
    return { x: (box?.x ?? 0) + 12, y: (box?.y ?? 0) + 8 };
  };
  expect(await places()).toEqual(["0", "2"]);
  const [from, to] = [await middleOf(base), await middleOf(head)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  expect(await places()).toEqual(["1", "2"]);
  await page.keyboard.press("Escape");
  // The button is still down: neither handle may follow.
  await page.mouse.move(from.x, from.y, { steps: 4 });
  await page.mouse.up();
  expect(await places()).toEqual(["0", "2"]);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/base=(?!20010101)/);
  expect(await places()).toEqual(["1", "2"]);
});

/** Asks the living demo for surveys until so many are kept. */
async function surveyedAgain(count: number): Promise<void> {
  await fetch(at("/api/v1/surveys"), { method: "POST" });
  await vi.waitFor(
    async () => {
      const { snapshots } = (await (await fetch(at("/api/v1/snapshots"))).json()) as { snapshots: readonly unknown[] };
      expect(snapshots).toHaveLength(count);
    },
    { timeout: 30_000, interval: 200 },
  );
}

test("says that only one survey is kept, and when the next begins", async () => {
  const { page } = await visit(at("/changes", demos[1]));
  await page.getByText("Only one survey is kept").waitFor();
  await page.getByText("Next survey:").waitFor();
});
