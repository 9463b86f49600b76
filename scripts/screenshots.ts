import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { writeContactSheet, type Shot } from "./contact-sheet.ts";
import { buildFirst, startRoadstead, surveyed } from "./roadstead-process.ts";

/**
 * Usage: npm run screenshots [-- <folder> [<page> …]]
 *
 * Every page of the demo in both themes and languages, at 1280 and 1920 wide and narrow, the map also with 10,000 tasks:
 * a picture each, and a contact sheet a page. Pages by name (`map`, `findings`) make only those.
 */
const [folder = join(import.meta.dirname, "../screenshots"), ...wanted] = process.argv.slice(2);

const widths = [1280, 1920, 400];
const languages = ["en", "ja"] as const;
const themes = ["light", "dark"] as const;

/** Pages by the name of their pictures; `large` is seen with 10,000 tasks. */
type Seen = { readonly name: string; readonly path: string; readonly large?: true };

/** The pages whose address is known; those of one resource or finding are asked for. */
const fixed: readonly Seen[] = [
  ...["overview", "map", "paths", "paths/matrix", "paths/assertions", "findings", "rules", "rules/DNS-001"],
  ...["capacity/eni", "capacity/subnets", "capacity/what-if", "dns", "inventory/ecs-service", "reports", "survey"],
].map((path) => ({ name: path.replaceAll("/", "-"), path }));

const large: readonly Seen[] = ["map", "overview", "findings", "inventory/ecs-task"].map((path) => ({
  name: `${path.replaceAll("/", "-")}-10000-tasks`,
  path,
  large: true,
}));

async function json(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

/** Pages of one thing: the first finding, what it is about, the map with that chosen, and a path. */
async function pagesOfOne(url: string): Promise<readonly Seen[]> {
  // Fields that the contract promises.
  const { findings } = (await json(`${url}/api/v1/findings`)) as { findings: { id: string; subject: string }[] };
  const [first] = findings;
  const { nodes } = (await json(`${url}/api/v1/graph?kinds=ecs-service`)) as { nodes: { urn: string }[] };
  const [service, other] = nodes;
  const { nodes: records } = (await json(`${url}/api/v1/graph?kinds=record-set`)) as { nodes: { name: string }[] };
  const name = records.find((record) => record.name !== "")?.name;
  const of = (urn: string) => encodeURIComponent(urn);
  return [
    ...(first === undefined ? [] : [{ name: "finding", path: `findings/${encodeURIComponent(first.id)}` }]),
    ...(first === undefined ? [] : [{ name: "entity", path: `e/${of(first.subject)}` }]),
    ...(service === undefined ? [] : [{ name: "map-chosen", path: `map?sel=${of(service.urn)}` }]),
    ...(service === undefined || other === undefined
      ? []
      : [{ name: "path-traced", path: `paths?from=${of(service.urn)}&to=${of(other.urn)}&protocol=tcp&port=443` }]),
    ...(name === undefined ? [] : [{ name: "dns-name", path: `dns/${of(name)}` }]),
    { name: "map-ground", path: "map?p=ground" },
  ];
}

async function shoot(context: BrowserContext, url: string, file: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  await page.locator("main h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector("[data-waiting]") === null);
  await page.evaluate(async () => document.fonts.ready);
  await page.screenshot({ path: join(folder, file) });
  await page.close();
}

/** One page, every way; then its sheet. */
async function shootEveryWay(browser: Browser, url: string, { name, path }: Seen): Promise<void> {
  const shots: Shot[] = [];
  for (const width of widths) {
    for (const language of languages) {
      for (const theme of themes) {
        const context = await browser.newContext({
          viewport: { width, height: width === 400 ? 860 : Math.round(width / 1.6) },
          colorScheme: theme,
          locale: language === "ja" ? "ja-JP" : "en-GB",
          reducedMotion: "reduce",
        });
        const file = `${name}-${String(width)}-${theme}-${language}.png`;
        await shoot(context, `${url}/${path}`, file);
        shots.push({ file, width, caption: `/${path} · ${String(width)} · ${theme} · ${language}` });
        await context.close();
      }
    }
  }
  console.log(await writeContactSheet(browser, folder, { name: `sheet-${name}`, shots }));
}

/** Starts a demo that stands still, and shoots the pages of it that are wanted. */
async function shootScenario(browser: Browser, scenario: string, pages: (url: string) => Promise<readonly Seen[]>) {
  const demo = await startRoadstead(["--demo"], {
    ROADSTEAD_SCENARIO: scenario,
    ROADSTEAD_REFRESH_SECONDS: "86400",
    ROADSTEAD_DEMO_FROZEN: "true",
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
await shootScenario(browser, "harbour", async (url) => [...fixed, ...(await pagesOfOne(url))]);
await shootScenario(browser, "ten-thousand", () => Promise.resolve(large));
await browser.close();
console.log(`The pictures are in ${folder}; each sheet has a page of its own to look at in a browser.`);
