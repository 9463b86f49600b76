import { readFile } from "node:fs/promises";
import { expect, inject, test } from "vitest";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

test("the map of harbour shows names, load balancers, target groups and services", async () => {
  const { page } = await visit("/map");
  await page.getByRole("option", { name: /www\.example\.jp/ }).waitFor();
  await page.getByRole("option", { name: /^ALB harbour-public/ }).waitFor();
  for (const title of [/^booking-api, /, /^label-printer, /]) await page.getByRole("row", { name: title }).waitFor();
  await page.context().close();
});

test("the drawing saved in the browser is the one the server exports, byte for byte", async () => {
  const { page } = await visit("/map");
  await page.locator("[data-stop]").first().waitFor();
  await page.keyboard.press("e");
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const saved = await readFile(await file.path(), "utf8");
  const exported = await (await fetch(`${inject("demoUrl")}/api/v1/exports/svg`)).text();
  expect(saved).toBe(exported);
  await page.context().close();
});

test("a click chooses what is drawn, and the keys go on from there", async () => {
  const { page } = await visit("/map");
  const box = page.locator('[data-urn*="/ecs-service/"]').first();
  await box.click({ position: { x: 60, y: 12 } });
  const urn = await box.getAttribute("data-urn");
  await page.getByRole("complementary", { name: "Chosen resource" }).waitFor();
  expect(new URL(page.url()).searchParams.get("sel")).toBe(urn);
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("rowheader");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !new URL(location.href).searchParams.has("sel"));
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-stop"))).toBe(urn);
  await page.context().close();
});

test("pointing at a service emphasises what it is connected to, and nothing else", async () => {
  const { page } = await visit("/map");
  await page.locator('[data-urn*="/ecs-service/web/booking-api"]').hover({ position: { x: 60, y: 12 } });
  const near = page.locator("[data-urn][data-near]");
  await page.locator('[data-urn*="/target-group/"][data-near]').waitFor();
  expect(await page.locator("[data-id][data-near]").count()).toBeGreaterThan(1);
  expect(await near.count()).toBeLessThan(await page.locator("[data-urn]").count());
  await page.getByRole("heading", { name: "Map" }).hover();
  await page.getByRole("region", { name: "Network chart" }).hover({ position: { x: 4, y: 400 } });
  await page.waitForFunction(() => document.querySelector("[data-near]") === null);
  await page.context().close();
});

test("the table shows the same services as the drawing", async () => {
  const { page } = await visit("/map?view=table");
  await page.getByRole("rowheader", { name: "booking-api" }).waitFor();
  expect(await page.getByRole("rowheader").count()).toBeGreaterThanOrEqual(12);
  await page.context().close();
});

test("a narrow window opens the map as a table", async () => {
  const { page } = await visit("/map", { width: 400 });
  await page.getByRole("rowheader", { name: "booking-api" }).waitFor();
  await page.context().close();
});

test("the ground shows subnets with the interfaces in them, is walked like the chart, and a picture of it can be saved", async () => {
  const { page } = await visit("/map?p=ground");
  await page.locator('[data-stop*="/subnet/"]').first().waitFor();
  const region = page.getByRole("region", { name: "VPC harbour" });
  await region.locator("[data-stop][tabindex='0']").focus();
  for (const key of ["ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-stop"))).toContain("/subnet/");
  await page.keyboard.press("e");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "PNG" }).click()]);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  await page.context().close();
});

test("far away the secondary text goes, and very far away fewer and larger things are offered", async () => {
  const { page } = await visit("/map");
  await page.locator("[data-stop]").first().waitFor();
  const caption = page.locator(".rs-caption").first();
  expect(await caption.evaluate((text) => getComputedStyle(text).visibility)).toBe("visible");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("-");
  expect(await caption.evaluate((text) => getComputedStyle(text).visibility)).toBe("hidden");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("-");
  await page.getByText("Too small to read services.").waitFor();
  await page.getByRole("button", { name: "Show VPCs instead" }).click();
  await page.waitForFunction(() => new URL(location.href).searchParams.get("lod") === "1");
  await page.context().close();
});
