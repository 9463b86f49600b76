import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "#scripts/browser.ts";
import { knownOf, pageAddresses, type Known, type PageAddress } from "#scripts/page-addresses.ts";
import { startEmptyNext } from "./empty-next.ts";
import { atLeast, atMost, part, tell, type Figure } from "./figure.ts";
import { buildFirst, startRoadstead, surveyed } from "#scripts/roadstead-process.ts";
import { startLargeEndpoint } from "./start-large-endpoint.ts";

const ROUNDS = 5;
/** A phone, or a laptop on battery: as web vitals are usually measured. */
const SLOWER = 4;

type Vitals = { readonly lcp: number; readonly cls: number; readonly inp: number };

/** What a page answers. Throws when there is none: the page of an error has fewer scripts, and would be counted as a light one. */
async function answerOf(url: string | URL): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${String(url)} answered ${String(answer.status)}`);
  return answer;
}

/** Compressed bytes of the scripts that a page loads at first; those for browsers without modules are left out. */
async function scriptBytes(url: string): Promise<number> {
  const html = await (await answerOf(url)).text();
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  const paths = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? [])
    .map((path) => path.replaceAll("&amp;", "&"));
  const bodies = [...new Set(paths)].map(async (path) => (await answerOf(new URL(path, url))).arrayBuffer());
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(Buffer.from(body)).byteLength, 0);
}

/** One page of every route: the pages of a route have the same scripts. */
function routesOf(known: Known): readonly PageAddress[] {
  return [...new Map(pageAddresses(known).map((page) => [page.route, page])).values()];
}

/** Runs in the page: keeps the vitals on the window, as the browser tells them. */
function watchVitals(): void {
  const vitals = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(window, { vitals });
  const watch = (type: string, see: (entry: PerformanceEntry & Record<string, number>) => void, more: object = {}) =>
    new PerformanceObserver((list) => {
      // Fields that the types of the DOM do not have yet.
      for (const entry of list.getEntries()) see(entry as PerformanceEntry & Record<string, number>);
    }).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", (entry) => (vitals.lcp = entry.startTime));
  watch("layout-shift", (entry) => (vitals.cls += entry["hadRecentInput"] ? 0 : (entry["value"] ?? 0)));
  watch("event", (entry) => (vitals.inp = Math.max(vitals.inp, entry["interactionId"] ? entry.duration : 0)), {
    durationThreshold: 16,
  });
}

type Opened = { readonly page: Page; readonly close: () => Promise<void> };

/** Opens a page as somebody who comes for the first time, with a part of the processor, and waits for what it shows. */
async function open(browser: Browser, url: string, slower: number): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  // The compiler of these benches names functions with a helper that a page does not have.
  await page.addInitScript("globalThis.__name ??= (named) => named");
  await page.addInitScript(watchVitals);
  await page.goto(url, { waitUntil: "load" });
  await page.locator("main h1").waitFor();
  await page.waitForFunction(() => document.querySelector("[data-waiting]") === null);
  await page.waitForTimeout(500);
  return { page, close: () => context.close() };
}

/** The vitals of a page that somebody opens and uses on a slow processor. */
async function visit(browser: Browser, url: string, use: (page: Page) => Promise<void>): Promise<Vitals> {
  const { page, close } = await open(browser, url, SLOWER);
  await use(page);
  await page.waitForTimeout(500);
  const vitals = await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
  await close();
  return vitals;
}

/** Chooses boxes of the map, changes the detail, and closes what is open. */
async function useMap(page: Page): Promise<void> {
  const rows = page.locator("[data-urn]");
  for (const at of [0, 3, 6]) await rows.nth(at).click();
  for (const key of ["Escape", "2", "3"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** The vitals of the map, as the median of some visits. */
async function vitalsOfMap(browser: Browser, url: string): Promise<Vitals> {
  const visits: Vitals[] = [];
  for (let round = 0; round < ROUNDS; round += 1) visits.push(await visit(browser, `${url}/map`, useMap));
  return {
    lcp: median(visits.map(({ lcp }) => lcp)),
    cls: Math.max(...visits.map(({ cls }) => cls)),
    inp: median(visits.map(({ inp }) => inp)),
  };
}

/** So many turns of the wheel down the chart, and as many up again. */
const TURNS = 60;
const TURN_PX = 60;

type Frames = { readonly count: number; readonly ms: number; readonly moved: number };

/** Runs in the page: counts frames, and how far the chart has moved at most, until it is asked. */
function watchFrames(): void {
  const paper = document.getElementById("map-chart");
  const start = performance.now();
  const frames = { count: 0, ms: 0, moved: 0 };
  Object.assign(window, { frames });
  const next = (): void => {
    frames.count += 1;
    frames.ms = performance.now() - start;
    frames.moved = Math.max(frames.moved, paper?.scrollTop ?? 0);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** Frames a second while the wheel pans the chart, on the whole processor; there is no GPU. Throws when the chart does not move. */
async function panOfMap(browser: Browser, url: string): Promise<number> {
  const { page, close } = await open(browser, `${url}/map`, 1);
  await page.locator("#map-chart").hover({ position: { x: 300, y: 300 } });
  await page.evaluate(watchFrames);
  for (const way of [1, -1]) for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, way * TURN_PX);
  const { count, ms, moved } = await page.evaluate(() => (window as unknown as { frames: Frames }).frames);
  await close();
  if (moved < TURN_PX) throw new Error(`The map of ${url} does not pan.`);
  return (count * 1000) / ms;
}

/** Median of some rounds. */
async function framesOfMap(browser: Browser, url: string): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await panOfMap(browser, url));
  return median(rounds);
}

function vitalFigures(name: string, { lcp, cls, inp }: Vitals, goals: { lcp: number; inp: number }): readonly Figure[] {
  return [
    atMost(`${name}: largest contentful paint, a quarter of the processor`, { goal: goals.lcp, measured: lcp / 1000, unit: "s" }), // prettier-ignore
    atMost(`${name}: interaction to next paint`, { goal: goals.inp, measured: inp, unit: "ms", digits: 0 }),
    atMost(`${name}: layout shift, the worst visit`, { goal: 0.1, measured: cls, digits: 3 }),
  ];
}

function framesFigure(name: string, measured: number): Figure {
  return atLeast(`${name}: frames a second while it pans, without a GPU`, { goal: 30, measured, digits: 0 });
}

await buildFirst();
const empty = await startEmptyNext();
const nothing = await scriptBytes(`${empty.url}/`);
await empty.stop();

const browser = await launchBrowser();
const demo = await startRoadstead(["--demo"], { ROADSTEAD_REFRESH_SECONDS: "3600", ROADSTEAD_DEMO_FROZEN: "true" });
await demo.ready;
await surveyed(demo.url);
const bundles: Figure[] = [];
for (const { route, path } of routesOf(await knownOf(demo.url))) {
  const bytes = await scriptBytes(`${demo.url}/${path}`);
  bundles.push(
    atMost(`scripts of ${route} ÷ those of an empty page, gzip`, {
      goal: route === "/map" ? 1.95 : 1.65,
      measured: bytes / nothing,
      note: `${(bytes / 1000).toFixed(0)} kB`,
    }),
  );
}
const small = await vitalsOfMap(browser, demo.url);
await demo.stop();

const endpoint = await startLargeEndpoint(10_000);
const live = await startRoadstead([], endpoint.environment);
await live.ready;
await surveyed(live.url);
const large = await vitalsOfMap(browser, live.url);
const largeFrames = await framesOfMap(browser, live.url);
await live.stop();
endpoint.stop();
await browser.close();

tell([
  part("scripts of an empty page, gzip", nothing / 1000, { unit: "kB", digits: 1 }),
  ...bundles,
  ...vitalFigures("map of the demo", small, { lcp: 1.5, inp: 100 }),
  ...vitalFigures("map of 10,000 tasks", large, { lcp: 2.5, inp: 200 }),
  framesFigure("map of 10,000 tasks", largeFrames),
]);
