import type { Page } from "playwright-core";
import { cutLabels } from "./cut-labels.ts";
import { axeFindings } from "./settled.ts";

/** What is wrong with a page at first sight; everything is empty where nothing is. */
type Faults = {
  readonly language: string | null;
  readonly headings: number;
  readonly light: readonly string[];
  readonly dark: readonly string[];
  readonly cut: readonly string[];
  /** The widths at which it scrolls sideways. */
  readonly sideways: readonly number[];
};

/** How long a page of a busy machine may take to follow a new width. */
const FOLLOWS_MS = 5_000;

/** A page nothing is wrong with. */
export const whole = (language: "en" | "ja"): Faults => ({
  language,
  headings: 1,
  light: [],
  dark: [],
  cut: [],
  sideways: [],
});

/** Looks a page over that lives and was opened light at 1280 pixels. Theme and width are changed under it: it is loaded once. */
export async function faultsOf(page: Page): Promise<Faults> {
  const language = await page.locator("html").getAttribute("lang");
  const headings = await page.locator("h1").count();
  const light = await axeFindings(page);
  const cut = await cutLabels(page);
  const sideways = await sidewaysAt(page, 1280);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await axeFindings(page, "colours");
  return { language, headings, light, dark, cut, sideways: [...sideways, ...(await sidewaysAt(page, 400))] };
}

/** What is laid out by the page itself follows a new width a frame or two later: only what stays too wide is a fault. */
async function sidewaysAt(page: Page, width: number): Promise<readonly number[]> {
  await page.setViewportSize({ width, height: 800 });
  const fits = (wanted: number): boolean =>
    window.innerWidth === wanted && document.documentElement.scrollWidth <= window.innerWidth;
  return page.waitForFunction(fits, width, { timeout: FOLLOWS_MS }).then(
    () => [],
    () => [width],
  );
}
