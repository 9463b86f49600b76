import { expect, test, vi } from "vitest";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { earOf } from "./hear.ts";
import { axeFindings, settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

test.each([
  { path: "/map", language: "en" },
  { path: "/map?lod=4", language: "ja" },
  { path: "/map?p=ground", language: "en" },
  { path: "/map?view=table", language: "ja" },
] as const)("$path is accessible in $language, also with something chosen", async ({ path, language }) => {
  const { page, complaints } = await visit(path, { language });
  await settled(page);
  await page.locator("[data-stop], [data-choose]").first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  await page.locator("#map-panel").waitFor();
  await settled(page);
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("the lanes are labelled regions in the order of reading, and the berths a grid with heads of rows and columns", async () => {
  const { page } = await visit("/map");
  await page.locator("[data-stop]").first().waitFor();
  const regions = await page
    .locator("[data-region]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  expect(regions).toEqual(["Names", "Edge", "Listeners", "Target groups", "Berths", "Outbound", "Dependencies"]);
  const grid = page.getByRole("grid", { name: "harbour" });
  expect(await grid.getByRole("columnheader").count()).toBe(5);
  await grid
    .getByRole("row", {
      name: "booking-api, 3 of 3 tasks healthy, 1 in harbour-app-a, 1 in harbour-app-c, 1 in harbour-app-d, reachable from ALB harbour-public 443, high finding",
    })
    .waitFor();
  const tops = await grid.locator("[role=row] > :first-child").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top)); // prettier-ignore
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  await page.context().close();
});

test("what is read is where it is drawn", async () => {
  const { page } = await visit("/map");
  await page.locator("[data-stop]").first().waitFor();
  const off = await page.evaluate(() =>
    [...document.querySelectorAll("[role=option][data-stop]")].map((stop) => {
      const drawn = document.querySelector(`[data-urn="${CSS.escape(stop.getAttribute("data-stop") ?? "")}"]`);
      const [one, other] = [stop.getBoundingClientRect(), drawn?.getBoundingClientRect()];
      return Math.round(Math.abs(one.x - (other?.x ?? NaN)) + Math.abs(one.y - (other?.y ?? NaN)));
    }),
  );
  expect(Math.max(...off)).toBeLessThanOrEqual(3);
  await page.context().close();
});

test("the sequence that is heard while walking through a service says lane, row, column and cell once each", async () => {
  const { page } = await visit("/map");
  await page.locator('[data-stop$="/pricing"]').focus();
  const ear = await earOf(page);
  expect(await ear.listen()).toBe(
    "region Network chart | region Berths | grid harbour | rowheader pricing, 2 of 2 tasks healthy, 1 in harbour-app-a, 1 in harbour-app-d, reachable from ALB harbour-inside 80 (collapsed)",
  );
  expect(await ear.press("ArrowRight")).toBe(
    "column harbour-app-a 10.20.10.0/24 ap-northeast-1a NAT 236 free | gridcell 1 task",
  );
  expect(await ear.press("ArrowDown")).toMatch(/^row storefront, 3 of 3 tasks healthy.* \| gridcell 1 task$/);
  expect(await ear.press("ArrowLeft")).toMatch(/^rowheader storefront, 3 of 3 tasks healthy/);
  expect(await ear.press("ArrowLeft")).toMatch(/^region Target groups \| listbox Target groups: 9 \| option TG /);
  await page.context().close();
});

test("skip links lead past the tools to the chart, to the table, and to what is chosen", async () => {
  const { page } = await visit("/map");
  await page.locator("[data-stop]").first().waitFor();
  await page.locator("#main").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-stop"))).toBeTruthy();
  await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Skip to the chosen resource" }).press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("map-panel");
  await page.getByRole("button", { name: "Show the map as a table" }).press("Enter");
  await page.getByRole("rowheader", { name: "booking-api" }).waitFor();
  await page.context().close();
});

test("the strip of the whole chart is there only when the chart is long, and is a scrollbar for the keyboard", async () => {
  const { page } = await visit("/map?lod=4");
  await page.locator('[data-stop*="/ecs-task/"]').first().waitFor();
  const strip = page.getByRole("scrollbar", { name: "Whole chart" });
  await page.setViewportSize({ width: 1280, height: 560 });
  await strip.focus();
  await page.keyboard.press("End");
  const chart = page.locator("#map-chart");
  await page.waitForFunction(() => (document.querySelector("#map-chart")?.scrollTop ?? 0) > 100);
  expect(await strip.getAttribute("aria-valuetext")).toMatch(/^\d+ % from the top/);
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector("#map-chart")?.scrollTop === 0);
  await page.setViewportSize({ width: 1280, height: 1600 });
  await strip.waitFor({ state: "detached" });
  expect(await chart.isVisible()).toBe(true);
  await page.context().close();
});

test("what the address says is chosen is in sight when the map opens, its name beside its panel", async () => {
  const urn = "aws/111122223333/ap-northeast-1/ecs-service/web/booking-api";
  const { page } = await visit(`/map?sel=${urn}`);
  const panel = page.locator("#map-panel");
  await panel.getByRole("link", { name: "booking-api" }).first().waitFor();
  await vi.waitFor(async () => {
    const [head, edge] = await Promise.all([page.locator(`[data-stop="${urn}"]`).boundingBox(), panel.boundingBox()]);
    expect(head?.x).toBeGreaterThanOrEqual(176);
    expect((head?.x ?? NaN) + (head?.width ?? NaN)).toBeLessThanOrEqual((edge?.x ?? NaN) + 1);
  }, 10_000);
  await page.context().close();
});

test("in the colours of the reader's system what is pressed, chosen and in trouble is told apart", async () => {
  const { page } = await visit("/map");
  await page.locator("[data-stop]").first().waitFor();
  await page.emulateMedia({ forcedColors: "active" });
  const colours = await page.evaluate(() => {
    const of = (selector: string, name: "fill" | "stroke" | "backgroundColor"): string => {
      const element = document.querySelector(selector);
      return element === null ? "" : getComputedStyle(element)[name];
    };
    return {
      paper: of(".rs-paper", "fill"),
      critical: of(".rs-mark-critical", "fill"),
      card: of(".rs-card", "stroke"),
      pressed: of("[aria-pressed=true]", "backgroundColor"),
      other: of("[aria-pressed=false]", "backgroundColor"),
    };
  });
  expect(colours.critical).not.toBe(colours.paper);
  expect(colours.card).not.toBe(colours.paper);
  expect(colours.pressed).not.toBe(colours.other);
  await page.context().close();
});

test("on paper the whole chart is there, as wide as the sheet", async () => {
  const { page } = await visit("/map?lod=4");
  await page.locator('[data-stop*="/ecs-task/"]').first().waitFor();
  await page.setViewportSize({ width: 1280, height: 480 });
  const onScreen = await page.locator("[data-urn]").count();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1000, height: 700 });
  await vi.waitFor(async () => expect(await page.locator("[data-urn]").count()).toBeGreaterThanOrEqual(onScreen));
  const { right, wide, bottom, high } = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("[data-urn]")].map((box) => box.getBoundingClientRect());
    const paper = document.querySelector("#map-chart")?.getBoundingClientRect();
    return {
      right: Math.max(...boxes.map((box) => box.right)),
      wide: window.innerWidth,
      bottom: Math.max(...boxes.map((box) => box.bottom)),
      high: paper?.bottom ?? 0,
    };
  });
  expect(right).toBeLessThanOrEqual(wide);
  expect(bottom).toBeLessThanOrEqual(high);
  await page.context().close();
});

test("a survey that changes a cell marks it once, and nothing in sight moves, nor does the focus", async () => {
  const { page } = await visit("/map?lod=4");
  const tracking = "aws/111122223333/ap-northeast-1/ecs-service/web/tracking";
  await page.setViewportSize({ width: 1280, height: 560 });
  await page.locator(`[data-stop="${tracking}"]`).focus();
  await page.keyboard.press("f");
  const top = async (): Promise<number> =>
    page.locator(`[data-urn="${tracking}"]`).evaluate((box) => Math.round(box.getBoundingClientRect().top));
  await page.locator(`[data-urn="${tracking}"]`).waitFor();
  const before = await top();
  // The next answer has one service more above, and one task fewer in a cell of this one.
  await page.route(/\/api\/v1\/map\?/, async (route) => {
    const answer = await route.fetch();
    const model = (await answer.json()) as ChartModel;
    await route.fulfill({ response: answer, json: changed(model, tracking) });
  });
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.keyboard.press("r");
  const mark = page.locator(`[data-stop^="${tracking} "] > i`);
  await mark.waitFor({ state: "attached" });
  expect(await mark.count()).toBe(1);
  await page.locator('[data-stop="one-more"]').waitFor({ state: "attached" });
  expect(await top()).toBe(before);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-stop"))).toBe(tracking);
  const motion = await mark.evaluate((one) => getComputedStyle(one).animationDuration);
  expect(motion).toBe("0.6s");
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await mark.evaluate((one) => getComputedStyle(one).animationName)).toBe("none");
  await page.context().close();
});

/** A chart after another survey: a service more in the first cluster, a task fewer in the first cell of another. */
function changed(model: ChartModel, urn: string): ChartModel {
  const vpcs = model.vpcs.map((vpc) => ({
    ...vpc,
    clusters: vpc.clusters.map((cluster, at) => {
      const rows = cluster.rows.map((row) => (row.urn === urn ? { ...row, cells: row.cells.slice(1) } : row));
      const [first] = rows;
      return at > 0 || first === undefined
        ? { ...cluster, rows }
        : { ...cluster, rows: [{ ...first, urn: "one-more", name: "aaa", tasks: [] }, ...rows] };
    }),
  }));
  return { ...model, vpcs };
}
