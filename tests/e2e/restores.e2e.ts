import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { settled } from "./settled.ts";
import { viewOf } from "./seen.ts";
import { useBrowser } from "./visit.ts";

// Acceptance check 8 of the pages but the map: what a reader has made of a page is in its address.

const { visit } = useBrowser();
const { services } = inject("known");
const [from, to] = services.map(encodeURIComponent);

type View = {
  readonly name: string;
  readonly path: string;
  /** What the reader does; the address has to say it. */
  readonly act: (page: Page) => Promise<unknown>;
  readonly says: readonly string[];
};

const views: readonly View[] = [
  {
    name: "findings, narrowed and folded",
    path: "/findings",
    act: async (page) => {
      await page.getByRole("checkbox", { name: /^Critical/ }).check();
      await page.getByRole("radio", { name: /^All/ }).check();
      await page.locator("main summary", { hasText: "Security groups keep" }).click();
    },
    says: ["severity=critical", "state=all", "fold=SG-001"],
  },
  {
    name: "the inventory, sorted, grouped, one column more, a row chosen and its rules open",
    path: "/inventory/services",
    act: async (page) => {
      await page.getByRole("columnheader", { name: "Running" }).click();
      await page.getByLabel("Group by").selectOption("cluster");
      await page.getByText("Columns", { exact: true }).click();
      await page.getByRole("checkbox", { name: "Zone" }).check();
      await page.getByText("Columns", { exact: true }).click();
      await page.getByRole("rowheader").nth(1).click();
      await page.getByRole("tab", { name: "Rules" }).click();
    },
    says: ["sort=", "group=cluster", "cols=", "sel=", "tab=rules"],
  },
  {
    name: "the inventory, filtered",
    path: "/inventory/tasks",
    act: async (page) => {
      await page.locator("main input[role=combobox]").fill("service:web/pricing");
      await page.keyboard.press("Enter");
    },
    says: ["q=service"],
  },
  {
    name: "names, broken ones, one opened",
    path: "/dns",
    act: async (page) => {
      await page.getByRole("button", { name: /broken$/ }).click();
      await page.getByRole("row", { name: /m\.example\.jp/ }).click();
    },
    says: ["verdict=broken", "sel="],
  },
  {
    name: "a name looked up",
    path: "/dns",
    act: async (page) => {
      await page.getByRole("search").getByRole("textbox").first().fill("www.example.jp");
      await page.getByRole("button", { name: "Look up" }).click();
    },
    says: ["name=www.example.jp"],
  },
  {
    name: "capacity, found and with a what-if",
    path: "/capacity/subnets?whatIf=service%3Dweb%2Fpricing%2Cdesired%3D40",
    act: async (page) => {
      await page.locator("main input[role=combobox]").fill("app");
      await page.keyboard.press("Enter");
    },
    says: ["q=app", "whatIf="],
  },
  {
    name: "a path and its variant",
    path: `/paths?from=${from ?? ""}&to=${to ?? ""}`,
    act: async (page) => {
      await page.getByLabel("Port", { exact: true }).fill("8080");
      await page.getByRole("button", { name: "Trace", exact: true }).click();
    },
    says: ["port=8080"],
  },
  {
    name: "all pairs, by class, narrowed",
    path: "/paths/matrix",
    act: async (page) => {
      await page.getByLabel("Rows").selectOption("classes");
      await page.getByRole("searchbox").fill("pricing");
    },
    says: ["fold=classes", "q=pricing"],
  },
  {
    name: "a report",
    path: "/reports",
    act: async (page) => {
      await page.getByRole("radio", { name: /^Incident/ }).check();
      await page.getByRole("radio", { name: /^Account ids Aliases/ }).check();
      await page.getByRole("radio", { name: "日本語" }).check();
    },
    says: ["template=incident", "redact=accounts", "language=ja"],
  },
  {
    name: "rules by severity",
    path: "/rules",
    act: (page) => page.getByRole("button", { name: /severity/i }).click(),
    says: ["by=severity"],
  },
  {
    name: "the evidence of a resource",
    path: `/e/${from ?? ""}`,
    act: (page) => page.getByRole("tab", { name: "Evidence" }).click(),
    says: ["tab=evidence"],
  },
];

test.each(views)("the address restores $name", async ({ path, act, says }) => {
  const { page } = await visit(path);
  await settled(page);
  await act(page);
  await page.waitForFunction((wanted) => wanted.every((part) => location.search.includes(part)), says);
  // Another browser, with nothing but the address, as the page itself has it: the driver's copy comes later.
  const address = await page.evaluate(() => location.href);
  const { page: other } = await visit(address.slice(inject("demoUrl").length));
  // Both are looked at until they have their answers.
  await settled(other);
  await expect.poll(async () => difference(await viewOf(page), await viewOf(other)), { timeout: 10_000 }).toEqual([]);
  expect(await other.evaluate(() => location.href)).toBe(address);
  await page.context().close();
  await other.context().close();
});

/** The lines that only one of two views has. */
function difference(one: string, other: string): readonly string[] {
  const [ours, theirs] = [one.split("\n"), other.split("\n")];
  return [...ours.filter((line) => !theirs.includes(line)), ...theirs.filter((line) => !ours.includes(line))];
}
