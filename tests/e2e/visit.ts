import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { launchBrowser } from "#scripts/browser.ts";
import { live } from "./settled.ts";

/** How a page is looked at. */
export type Look = {
  readonly language?: "en" | "ja";
  readonly theme?: "light" | "dark";
  readonly width?: number;
};

/** How long one step of a test may take. */
const PATIENCE_MS = 25_000;

/** A browser for the tests of one file; `visit` opens a page of the demo and collects what its console complains of. */
export function useBrowser(): {
  readonly visit: (path: string, look?: Look) => Promise<{ readonly page: Page; readonly complaints: string[] }>;
} {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  return {
    visit: async (path, { language = "en", theme = "light", width = 1280 } = {}) => {
      // Another server than the one all tests share is named in full.
      const url = /^(http|about:)/.test(path) ? "" : inject("demoUrl");
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: theme,
        locale: language === "ja" ? "ja-JP" : "en-GB",
        reducedMotion: "reduce",
      });
      // Less than a test may take: what was waited for in vain is named, where a test that is out of time names nothing.
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(`${url}${path}`, { waitUntil: "domcontentloaded" });
      if (page.url() !== "about:blank") await live(page);
      return { page, complaints };
    },
  };
}
