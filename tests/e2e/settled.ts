import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type AxeFinding = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

const wcag22 = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

/** What axe finds against WCAG 2.2 AA, as `rule: element`. Another theme differs in its colours `only`. */
export async function axeFindings(page: Page, only?: "colours"): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const runOnly = only === undefined ? wcag22 : { type: "rule", values: ["color-contrast", "link-in-text-block"] };
  const violations = await page.evaluate(
    async (options) => {
      // axe puts itself on the window; its types are not part of the page.
      const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: AxeFinding[] }> } };
      return (await axe.run(options)).violations;
    },
    // What passes is not told, and no style sheet is loaded again: no rule that runs asks for it.
    { runOnly, resultTypes: ["violations"], preload: false },
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/**
 * Resolves when React has taken over what the server sent: before, a button is there but does nothing yet.
 * A test that presses sooner passes or fails by the machine's load.
 */
export async function live(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const head = document.querySelector("main h1");
    return head !== null && Object.keys(head).some((key) => key.startsWith("__reactFiber$"));
  });
}

/** Goes to an address, or loads the page again, and waits until it lives. */
export async function goTo(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await live(page);
}
export async function reload(page: Page): Promise<void> {
  await page.reload({ waitUntil: "domcontentloaded" });
  await live(page);
}

/** Resolves when a page has what it asked for and lives. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main h1").waitFor();
  // The time of the survey comes with the first answer: the page lives from then on.
  await page.locator("header time").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector("[data-waiting]") === null);
}
