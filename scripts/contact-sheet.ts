import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";

/** One picture of a sheet: its file in the folder, how wide the page was, and what it shows. */
export type Shot = { readonly file: string; readonly width: number; readonly caption: string };

const COLUMN = 900;
/** A sheet is large, and a busy machine is slow with it. */
const PATIENCE_MS = 180_000;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A page with the pictures side by side: two in a row, narrow ones four. */
function sheetHtml(title: string, shots: readonly Shot[]): string {
  const figures = shots.map(
    ({ file, width, caption }) =>
      `<figure style="width:${String(Math.min(width, COLUMN))}px"><img src="${escaped(encodeURIComponent(file))}" alt=""><figcaption>${escaped(caption)}</figcaption></figure>`,
  );
  const style =
    `body{margin:16px;font:13px sans-serif;background:#888}main{display:flex;flex-wrap:wrap;align-items:start;gap:16px;width:${String(2 * COLUMN + 16)}px}` +
    "figure{margin:0;background:#fff}img{width:100%;display:block}figcaption{padding:4px 8px}";
  return `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style><h1>${escaped(title)}</h1><main>${figures.join("")}</main>`;
}

/** Writes `<name>.html` beside the pictures and a picture of that page, `<name>.png`; gives the name of the picture. */
export async function writeContactSheet(
  browser: Browser,
  folder: string,
  { name, shots }: { readonly name: string; readonly shots: readonly Shot[] },
): Promise<string> {
  const html = join(folder, `${name}.html`);
  await writeFile(html, sheetHtml(name, shots));
  const page = await browser.newPage({ viewport: { width: 2 * COLUMN + 64, height: 800 } });
  await page.goto(pathToFileURL(html).href, { waitUntil: "load" });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, timeout: PATIENCE_MS });
  await page.close();
  return `${name}.png`;
}
