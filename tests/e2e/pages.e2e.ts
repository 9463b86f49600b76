import { describe, expect, test } from "vitest";
import { axeFindings, settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

const pages = [
  "overview",
  "map",
  "paths",
  "paths/matrix",
  "findings",
  "capacity/eni",
  "capacity/subnets",
  "dns",
  "rules",
  "rules/DNS-001",
  "survey",
  "reports",
];

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
