import { expect, test, vi } from "vitest";
import { settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

// What only a window of little width can break.
const { visit } = useBrowser();

test.each(["en", "ja"] as const)("along the top the page that is open stays in sight, in %s", async (language) => {
  const { page } = await visit("/settings", { language, width: 400 });
  await settled(page);
  // The figures beside the others come after it, and push it on.
  await page
    .locator("nav a[href^='/survey']")
    .getByText(/^\d+\/\d+$/)
    .waitFor();
  const here = page.locator("nav [aria-current='page']");
  // What scrolls stops at a whole pixel; its last may be cut by a part of one.
  const beyond = () => here.evaluate((link) => Math.trunc(link.getBoundingClientRect().right - window.innerWidth));
  await vi.waitFor(async () => expect(await beyond()).toBeLessThanOrEqual(0), { timeout: 5000 });
  await page.context().close();
});

test("a port can be read in a window of medium width", async () => {
  const { page } = await visit("/paths?from=internet&port=8080-8089", { width: 1000 });
  await settled(page);
  const port = page.getByLabel("Port", { exact: true });
  expect(await port.inputValue()).toBe("8080-8089");
  expect(await port.evaluate((input) => input.scrollWidth <= input.clientWidth)).toBe(true);
  await page.context().close();
});

test("the list of keys opens at its top where it has to scroll", async () => {
  const { page } = await visit("/overview", { width: 400 });
  await settled(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
  expect(await dialog.evaluate((element) => element.scrollTop)).toBe(0);
  await page.context().close();
});
