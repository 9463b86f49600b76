import { readFile } from "node:fs/promises";
import { expect, inject, test } from "vitest";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

test("the map of harbour shows names, load balancers, target groups and services", async () => {
  const { page } = await visit("/map");
  const box = (title: RegExp) => page.getByRole("button", { name: title }).first();
  await box(/www\.example\.jp/).waitFor();
  for (const title of [/harbour-public/, /booking-api/, /label-printer/]) await box(title).waitFor();
  await page.context().close();
});

test("the drawing saved in the browser is the one the server exports, byte for byte", async () => {
  const { page } = await visit("/map");
  await page.locator("[data-urn]").first().waitFor();
  await page.keyboard.press("e");
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const saved = await readFile(await file.path(), "utf8");
  const exported = await (await fetch(`${inject("demoUrl")}/api/v1/exports/svg`)).text();
  expect(saved).toBe(exported);
  await page.context().close();
});

test("a service is reached and opened with the keyboard alone, and the address remembers it", async () => {
  const { page } = await visit("/map");
  const first = page.locator("[data-urn][tabindex='0']");
  await first.focus();
  await page.keyboard.press("n");
  const troubled = await page.evaluate(() => document.activeElement?.getAttribute("data-urn"));
  expect(troubled).toBeTruthy();
  await page.keyboard.press("Enter");
  await page.getByRole("complementary").getByRole("heading").first().waitFor();
  expect(new URL(page.url()).searchParams.get("sel")).toBe(troubled);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !new URL(location.href).searchParams.has("sel"));
  await page.context().close();
});

test("the table shows the same services as the drawing", async () => {
  const { page } = await visit("/map?view=table");
  await page.getByRole("rowheader", { name: "booking-api" }).waitFor();
  expect(await page.getByRole("rowheader").count()).toBeGreaterThanOrEqual(12);
  await page.context().close();
});

test("detail 2 folds services into clusters and detail 4 shows tasks", async () => {
  const { page } = await visit("/map?lod=2");
  await page.locator('[data-urn*="/ecs-cluster/"]').first().waitFor();
  expect(await page.locator('[data-urn*="/ecs-service/"]').count()).toBe(0);
  await page.keyboard.press("4");
  await page.locator('[data-urn*="/ecs-task/"]').first().waitFor();
  await page.context().close();
});

test("a narrow window opens the map as a table", async () => {
  const { page } = await visit("/map", { width: 400 });
  await page.getByRole("rowheader", { name: "booking-api" }).waitFor();
  await page.context().close();
});

test("the ground shows subnets with the interfaces in them, and a picture of it can be saved", async () => {
  const { page } = await visit("/map?p=ground");
  await page.locator('[data-urn*="/subnet/"]').first().waitFor();
  await page.keyboard.press("e");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "PNG" }).click()]);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  await page.context().close();
});
