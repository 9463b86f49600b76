import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

/** What has the focus: its role or element, and its name. */
const focused = (page: Page): Promise<string> =>
  page.locator(":focus").evaluate((element) => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    const name = element.getAttribute("aria-label") ?? label ?? element.textContent;
    return `${element.getAttribute("role") ?? element.tagName.toLowerCase()} ${name}`;
  });

/** Goes on with Tab until the focus is where it should be; there is an end to it. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (wanted.test(at)) return;
    seen.push(at);
  }
  throw new Error(`Tab never comes to ${String(wanted)}: ${seen.join(" | ")}`);
}

/** Writes a name into a field and takes the first resource that is offered. */
async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name);
  await page.getByRole("option", { name: /SVC/ }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

test("a path is asked, its round trip and its remedy are read, and the port is changed, by keys alone", async () => {
  const { page, complaints } = await visit("/overview");
  await settled(page);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.waitForURL(/\/paths$/);
  await tabTo(page, /^combobox From/);
  await choose(page, "pricing");
  await tabTo(page, /^combobox To/);
  await choose(page, "tracking");
  await tabTo(page, /^input Port/);
  await page.keyboard.type("9090");
  await page.keyboard.press("Enter");
  await page.waitForURL(/from=.*ecs-service\/web\/pricing&to=.*ecs-service\/web\/tracking.*port=9090/);
  await page.getByRole("region", { name: "Verdict" }).getByText("Blocked").waitFor();
  await page.getByRole("status").filter({ hasText: /^Blocked\. .*9090/ }).waitFor({ state: "attached" }); // prettier-ignore
  // Whoever asked may go on asking: the focus is still in the field.
  expect(await focused(page)).toMatch(/^input Port/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("8080");
  await page.keyboard.press("Enter");
  await page.waitForURL(/port=8080/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("9090");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Verdict" }).getByText("Blocked").waitFor();
  await tabTo(page, /^tab AWS CLI/);
  await page.keyboard.press("ArrowRight");
  await page.getByText("aws_vpc_security_group_ingress_rule").first().waitFor();
  await tabTo(page, /^summary What else changes/);
  await page.keyboard.press("Enter");
  await page
    .getByText(/other pairs? /)
    .first()
    .waitFor();
  await tabTo(page, /^button From/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await focused(page)).toMatch(/^button From/);
  await page.locator("button[aria-pressed='true']:focus").waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a what-if is asked and taken back without losing one's place, and what was worked out is said", async () => {
  const { page, complaints } = await visit("/capacity/what-if");
  await settled(page);
  await tabTo(page, /^input Service/);
  await page.keyboard.type("web/pricing");
  await page.keyboard.press("Tab");
  await page.keyboard.type("40");
  await page.keyboard.press("Enter");
  await page.waitForURL(/whatIf=/);
  await page.getByRole("status").filter({ hasText: "Worked out with web/pricing: 40 desired" }).waitFor({ state: "attached" }); // prettier-ignore
  expect(await focused(page)).toMatch(/^input Desired tasks/);
  await page.getByRole("button", { name: /^Take back/ }).press("Enter");
  await page.waitForURL((url) => !url.searchParams.has("whatIf"));
  expect(await focused(page)).toMatch(/^summary What if/);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("the matrix is walked with the arrows, and Enter asks the path of the pair", async () => {
  const { page, complaints } = await visit("/paths");
  await settled(page);
  await tabTo(page, /^a All pairs/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/paths\/matrix/);
  await page.getByRole("grid").waitFor();
  await tabTo(page, /^grid /);
  const active = () =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute("aria-activedescendant") ?? "";
      const cell = document.getElementById(id);
      const box = cell?.getBoundingClientRect();
      const isSeen = box !== undefined && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
      return { id, name: cell?.getAttribute("aria-label") ?? "", isSeen };
    });
  expect(await active()).toMatchObject({ id: "pair-0-0" });
  for (const key of ["ArrowDown", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  expect(await active()).toMatchObject({ id: "pair-1-2", isSeen: true });
  await page.keyboard.press("End");
  await page.keyboard.press("PageDown");
  const { id, name, isSeen } = await active();
  expect(id).toMatch(/^pair-11-/);
  expect(isSeen).toBe(true);
  expect(name).toMatch(/→|to/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/paths\?from=/);
  await page.getByRole("region", { name: "Verdict" }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a field that finds resources says how many, and its list is left with Escape or taken with Tab", async () => {
  const { page, complaints } = await visit("/paths");
  await settled(page);
  await tabTo(page, /^combobox From/);
  const field = page.getByRole("combobox", { name: "From" });
  await page.keyboard.type("pricing");
  await page.getByRole("option", { name: /SVC/ }).first().waitFor();
  await page.getByRole("status").filter({ hasText: /matching resources?/ }).waitFor({ state: "attached" }); // prettier-ignore
  await page.keyboard.press("Escape");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe("pricing");
  await page.keyboard.press("ArrowDown");
  await page.getByRole("option", { name: /SVC/ }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  const offered = await field.getAttribute("aria-activedescendant");
  expect(await page.locator(`[id="${offered ?? ""}"]`).getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Tab");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  expect(await field.inputValue()).toMatch(/pricing/);
  await page.getByRole("status").filter({ hasText: /^Chosen: / }).waitFor({ state: "attached" }); // prettier-ignore
  expect(await focused(page)).not.toMatch(/^combobox From/);
  await tabTo(page, /^combobox To/);
  await page.keyboard.type("nothing-is-called-that");
  await page.getByText("No resource is called that.").first().waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("from a tab, Tab goes into its panel: to the first thing to operate, and to the panel itself only where there is none", async () => {
  const { page } = await visit(`/e/${encodeURIComponent(inject("known").services[0])}?tab=connections`);
  await page.locator("[role=tabpanel] a").first().waitFor();
  await page.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).not.toBe("tabpanel");
  expect(await page.evaluate(() => document.activeElement?.closest("[role=tabpanel]") !== null)).toBe(true);
  await page.context().close();
});

test("the palette finds a resource by its address and a finding by its rule, and begins anew each time", async () => {
  const { page, complaints } = await visit("/overview");
  await settled(page);
  const palette = page.locator("dialog[open]");
  const field = palette.getByRole("combobox");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("save this");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Name of the view" }).waitFor();
  await page.keyboard.press("Escape");
  await palette.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+k");
  expect(await field.inputValue()).toBe("");
  await page.keyboard.type("dns-001");
  await palette
    .getByRole("option", { name: /DNS-001/ })
    .first()
    .waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("10.20.10.22");
  await palette.getByRole("option", { name: /eni-/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/e\/aws/);
  expect(complaints).toEqual([]);
  await page.context().close();
});
