import { expect, test } from "vitest";
import { readings } from "#mocks/readings.ts";
import type { Reading } from "#mocks/reading.ts";
import { useOwnDemo } from "./own-demo.ts";
import { settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();
const demo = useOwnDemo();

/** Kinds whose names a text may speak of. */
const kinds = "ecs-service,load-balancer,target-group,record-set,subnet,vpc,ecs-cluster,hosted-zone";

/** Words of everyday language that an invented resource happens to be called. */
const everyday = new Set(["web", "app", "api", "site", "shop", "prod", "worker", "board", "answer"]);

/** The names of the account that a text speaks of. */
function namedIn({ en, ja }: Reading[number], names: readonly string[]): readonly string[] {
  const says = (text: string, name: string) =>
    new RegExp(`(^|[^\\w.-])${name.replaceAll(/[.*]/g, "\\$&")}($|[^\\w-])`).test(text);
  return names.filter((name) => !everyday.has(name) && (says(en, name) || says(ja, name)));
}

/** The widest reading: a step takes a second or more, and the pages are the same for all. */
const walked = Object.entries(readings).filter(([id]) => id === "harbour");

test.each(walked)("every step of %s opens, and what it names is on its page", async (scenario, reading) => {
  await demo.show(scenario);
  const { nodes } = (await demo.answer(`graph?kinds=${kinds}`)) as {
    readonly nodes: readonly { readonly name: string }[];
  };
  const names = [...new Set(nodes.map(({ name }) => name))].filter((name) => name.length > 2);
  const missing: string[] = [];
  for (const step of reading) {
    const { page, complaints } = await visit(demo.at(step.href));
    await settled(page);
    await expect.poll(async () => page.locator("main h1").textContent()).not.toBe("");
    // Labels of the map are cut; their titles are not.
    const shown = await page.locator("main").evaluate((main) => `${main.textContent} ${[...main.querySelectorAll("[title]")].map((one) => one.getAttribute("title")).join(" ")}`); // prettier-ignore
    for (const name of namedIn(step, names)) if (!shown.includes(name)) missing.push(`${step.href}: ${name}`);
    if (/not in this snapshot|No page/.test((await page.locator("main h1").textContent()) ?? ""))
      missing.push(step.href);
    missing.push(...complaints.map((complaint) => `${step.href}: ${complaint}`));
    await page.context().close();
  }
  expect(missing).toEqual([]);
});
