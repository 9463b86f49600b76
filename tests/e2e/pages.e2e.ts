import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./visit.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pages = [
  "overview",
  "map",
  "paths",
  "paths/matrix",
  "findings",
  "capacity/eni",
  "capacity/subnets",
  "dns",
  "survey",
  "reports",
];

type AxeFinding = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What axe finds against WCAG 2.2 AA, as `rule: element`. */
async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    // axe puts itself on the window; its types are not part of the page.
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: AxeFinding[] }> } };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    return (await axe.run({ runOnly: { type: "tag", values: tags } })).violations;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

async function settled(page: Page): Promise<void> {
  await page.locator("main h1").waitFor();
  // The time of the survey comes with the first answer: the page lives from then on.
  await page.locator("header time").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector("[data-waiting]") === null);
}

describe.each(pages)("the page %s", (name) => {
  const { visit } = useBrowser();

  test.each([
    { language: "en", theme: "light" },
    { language: "en", theme: "dark" },
    { language: "ja", theme: "light" },
    { language: "ja", theme: "dark" },
  ] as const)("is accessible and without complaints in $language, $theme", async (look) => {
    const { page, complaints } = await visit(`/${name}`, look);
    await settled(page);
    expect(await page.locator("html").getAttribute("lang")).toBe(look.language);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each([1280, 400])("does not scroll sideways at %d pixels", async (width) => {
    const { page } = await visit(`/${name}`, { width });
    await settled(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
