import { describe, expect, inject, test } from "vitest";
import { pageAddresses } from "#scripts/page-addresses.ts";
import { settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";
import { faultsOf, whole } from "./whole.ts";

/** Acceptance checks 9 and 10 of the pages, in one language. */
export function judgePages(language: "en" | "ja"): void {
  const pages = pageAddresses(inject("known"));
  /** Tables that are like the first three in all but their columns. */
  const alike = pages.filter(({ route }) => route === "/inventory/[type]").slice(3);

  describe(`in ${language}`, () => {
    const { visit } = useBrowser();

    test.each(pages.filter((page) => !alike.includes(page)))(
      "$name is accessible in both themes, cuts no label, is no wider than its window",
      async ({ path }) => {
        const { page, complaints } = await visit(`/${path}`, { language });
        await settled(page);
        expect(await faultsOf(page)).toEqual(whole(language));
        expect(complaints).toEqual([]);
        await page.context().close();
      },
    );

    test("an address without a page says so, and is accessible", async () => {
      const { page } = await visit("/nowhere", { language });
      await settled(page);
      expect(await faultsOf(page)).toEqual(whole(language));
      await page.context().close();
    });

    test.each([
      { name: "palette", key: "Control+k" },
      { name: "list of keys", key: "?" },
    ])("the $name is accessible in both themes", async ({ key }) => {
      const { page } = await visit("/overview", { language });
      await settled(page);
      await page.keyboard.press(key);
      await page.locator("dialog[open]").waitFor();
      expect(await faultsOf(page)).toEqual(whole(language));
      await page.context().close();
    });
  });
}
