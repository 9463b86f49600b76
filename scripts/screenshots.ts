import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "./browser.ts";

/** Usage: npm run screenshots [-- <url> <folder>]: every page in both themes and languages, wide and narrow. */
const [url = "http://127.0.0.1:3000", folder = join(import.meta.dirname, "../screenshots")] = process.argv.slice(2);

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
const widths = [1280, 1920, 400];

await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
for (const language of ["en", "ja"]) {
  for (const theme of ["light", "dark"] as const) {
    for (const width of widths) {
      const context = await browser.newContext({
        viewport: { width, height: width === 400 ? 860 : 800 },
        colorScheme: theme,
        locale: language === "ja" ? "ja-JP" : "en-GB",
      });
      const page = await context.newPage();
      for (const name of pages) {
        await page.goto(`${url}/${name}`, { waitUntil: "load" });
        await page.locator("main h1").waitFor();
        await page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => undefined);
        await page.screenshot({
          path: join(folder, `${name.replace("/", "-")}-${String(width)}-${theme}-${language}.png`),
        });
      }
      await context.close();
    }
  }
}
await browser.close();
console.log(`screenshots are in ${folder}`);
