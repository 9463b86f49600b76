import { launchBrowser } from "#scripts/browser.ts";
import { atMost, part, tell } from "./figure.ts";
import { buildFirst, startRoadstead } from "#scripts/roadstead-process.ts";

const ROUNDS = 5;

/** From the start of the demo to the first map on screen, in seconds. The browser is open already. */
async function firstMap(page: {
  goto: (url: string) => Promise<unknown>;
  waitForSelector: (selector: string) => Promise<unknown>;
}) {
  const started = performance.now();
  const roadstead = await startRoadstead(["--demo"]);
  try {
    await roadstead.ready;
    const ready = performance.now();
    await page.goto(`${roadstead.url}/map`);
    await page.waitForSelector("[data-urn]");
    return { ready: (ready - started) / 1000, shown: (performance.now() - started) / 1000 };
  } finally {
    await roadstead.stop();
  }
}

await buildFirst();
const browser = await launchBrowser();
const page = await browser.newPage();
await page.goto("about:blank");
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) rounds.push(await firstMap(page));
await browser.close();
const shown = rounds.map((round) => round.shown).toSorted((a, b) => a - b);

tell([
  atMost("start to first map on screen, min", { goal: 3, measured: shown[0] ?? NaN, unit: "s" }),
  part("the same, median", shown[Math.floor(ROUNDS / 2)] ?? NaN, { unit: "s" }),
  part("of it, until the server is ready, min", Math.min(...rounds.map(({ ready }) => ready)), { unit: "s" }),
]);
