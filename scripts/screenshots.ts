import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { writeContactSheet, type Shot } from "./contact-sheet.ts";
import { knownOf, pageAddresses } from "./page-addresses.ts";
import { buildFirst, startRoadstead, surveyed } from "./roadstead-process.ts";

/**
 * Usage: npm run screenshots [-- <folder> [<page> …]]
 *
 * Every page of the demo in both themes and languages, at 1280 and 1920 wide and narrow, the map also with 10,000 tasks
 * and what is compared of a demo with a history: a picture each, and a contact sheet a page. Pages by name (`map`, `findings`) make only those.
 */
const [folder = join(import.meta.dirname, "../screenshots"), ...wanted] = process.argv.slice(2);

const widths = [1280, 1920, 400];
/** How long a page may take on a busy machine. */
const PATIENCE_MS = 120_000;
const languages = ["en", "ja"] as const;
const themes = ["light", "dark"] as const;

/** A page by the name of its pictures. */
type Seen = { readonly name: string; readonly path: string };

const large: readonly Seen[] = ["map", "overview", "findings", "inventory/tasks"].map((path) => ({
  name: `${path.replaceAll("/", "-")}-10000-tasks`,
  path,
}));

/** What a demo that lives has and a frozen one has not: its store begins with a survey of some hours before. */
const history: readonly Seen[] = [
  { name: "changes-history", path: "changes" },
  { name: "changes-history-configuration", path: "changes?tab=configuration" },
  { name: "changes-history-map", path: "changes?tab=map" },
  { name: "overview-history", path: "overview" },
  { name: "map-compared", path: "map?base=previous" },
  { name: "map-compared-table", path: "map?base=previous&view=table" },
];

/** Whether a page waits for nothing: neither its content, nor how much was read, in the rail, nor the time bar below. */
function isWhole(): boolean {
  const isRead = [...document.querySelectorAll("nav a")].some(({ textContent }) => /\d+\/\d+/.test(textContent));
  return isRead && document.querySelector("[data-waiting], section:empty") === null;
}

/** A page of one width and language, in both themes: the theme is changed under it. */
async function shootThemes(context: BrowserContext, url: string, file: (theme: string) => string): Promise<void> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  await page.locator("main h1").first().waitFor();
  // The time of the survey comes with the first answer.
  await page.locator("header time").first().waitFor({ state: "attached" });
  await page.waitForFunction(isWhole);
  await page.evaluate(async () => document.fonts.ready);
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: join(folder, file(theme)) });
  }
  await page.close();
}

/** One page, every way; then its sheet. */
async function shootEveryWay(browser: Browser, url: string, { name, path }: Seen): Promise<void> {
  const shots: Shot[] = [];
  for (const width of widths) {
    for (const language of languages) {
      const context = await browser.newContext({
        viewport: { width, height: width === 400 ? 860 : Math.round(width / 1.6) },
        locale: language === "ja" ? "ja-JP" : "en-GB",
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(PATIENCE_MS);
      const file = (theme: string) => `${name}-${String(width)}-${theme}-${language}.png`;
      await shootThemes(context, `${url}/${path}`, file);
      for (const theme of themes)
        shots.push({ file: file(theme), width, caption: `/${path} · ${String(width)} · ${theme} · ${language}` });
      await context.close();
    }
  }
  console.log(await writeContactSheet(browser, folder, { name: `sheet-${name}`, shots }));
}

/** A demo, and what is looked at of it. */
type Demo = {
  readonly scenario: string;
  /** Whether it lives: it has a history, which one that stands still has not. */
  readonly lives: boolean;
  readonly pages: (url: string) => Promise<readonly Seen[]>;
};

/** Starts a demo, and shoots the pages of it that are wanted. */
async function shootDemo(browser: Browser, { scenario, lives, pages }: Demo): Promise<void> {
  const demo = await startRoadstead(["--demo"], {
    ROADSTEAD_SCENARIO: scenario,
    ROADSTEAD_REFRESH_SECONDS: "86400",
    ROADSTEAD_DEMO_FROZEN: String(!lives),
  });
  try {
    await demo.ready;
    await surveyed(demo.url);
    for (const page of await pages(demo.url)) {
      if (wanted.length === 0 || wanted.includes(page.name)) await shootEveryWay(browser, demo.url, page);
    }
  } finally {
    await demo.stop();
  }
}

await mkdir(folder, { recursive: true });
await buildFirst();
const browser = await launchBrowser();
const demos: readonly Demo[] = [
  { scenario: "harbour", lives: false, pages: async (url) => pageAddresses(await knownOf(url)) },
  { scenario: "harbour", lives: true, pages: () => Promise.resolve(history) },
  { scenario: "ten-thousand", lives: false, pages: () => Promise.resolve(large) },
];
for (const demo of demos) await shootDemo(browser, demo);
await browser.close();
console.log(`The pictures are in ${folder}; each sheet has a page of its own to look at in a browser.`);
