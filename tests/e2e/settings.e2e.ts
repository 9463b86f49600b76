import { expect, test } from "vitest";
import { settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

test("settings are reached by key, and what is chosen there is so at once, and after a reload", async () => {
  const { page, complaints } = await visit("/overview");
  await settled(page);
  await page.keyboard.press("g");
  await page.keyboard.press(",");
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  await page.getByRole("radio", { name: "dark" }).check();
  expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  await page.getByRole("button", { name: /^Theme: dark/ }).waitFor();
  await page.getByRole("checkbox", { name: /^Single letters/ }).uncheck();
  await page.getByRole("radio", { name: "日本語" }).check();
  await page.getByRole("heading", { name: "設定", level: 1 }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "設定", level: 1 }).waitFor();
  expect(await page.getByRole("radio", { name: "ダーク" }).isChecked()).toBe(true);
  expect(await page.getByRole("checkbox").isChecked()).toBe(false);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("saved views are called otherwise and put away, by keys alone", async () => {
  const { page } = await visit("/settings");
  await page.evaluate(() => {
    localStorage.setItem("roadstead-views", JSON.stringify([{ name: "Trouble", href: "/map?q=sev%3E%3Dhigh" }]));
  });
  await page.reload();
  await page.getByRole("button", { name: "Rename the view Trouble" }).press("Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Bad things");
  await page.keyboard.press("Enter");
  await page.locator("main").getByRole("link", { name: "Bad things" }).waitFor();
  await page.getByRole("button", { name: "Delete the view Bad things" }).press("Enter");
  await page.getByText(/^No view is saved/).waitFor();
  await page.context().close();
});

test("the page says which server answers and where it keeps what it read", async () => {
  const { page } = await visit("/settings");
  const about = page.getByRole("region", { name: "About this server" });
  expect(await about.innerText()).toMatch(/Roadstead \d+\.\d+\.\d+[\s\S]*roadstead\.db/);
  await page.context().close();
});

test("the list of pages is folded to tags, by keys, and stays so; the pages keep their names", async () => {
  const { page, complaints } = await visit("/overview");
  const rail = page.getByRole("navigation", { name: "Pages" });
  await rail.getByRole("button", { name: "Fold the list of pages" }).press("Enter");
  const unfold = rail.getByRole("button", { name: "Unfold the list of pages" });
  await unfold.waitFor();
  expect((await rail.boundingBox())?.width).toBe(56);
  await page.reload();
  await unfold.waitFor();
  await rail.getByRole("link", { name: "Changes" }).click();
  await page.getByRole("heading", { name: "Changes", level: 1 }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
