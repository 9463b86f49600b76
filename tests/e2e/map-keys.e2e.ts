import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { goTo } from "./settled.ts";
import { useBrowser } from "./visit.ts";

// One page for all keys: each test begins with the same address.
const { visit } = useBrowser();
let page: Page;

beforeAll(async () => {
  ({ page } = await visit("/map"));
});
afterAll(() => page.context().close());
beforeEach(async () => {
  const url = new URL("/map", page.url());
  await goTo(page, url.href);
  await page.locator("header time").first().waitFor({ state: "attached" });
  await page.locator("[data-stop]").first().waitFor();
});

/** The words of what has the focus, to the first comma: its name. */
async function here(): Promise<string> {
  return page.evaluate(() => (document.activeElement?.textContent ?? "").replace(/,.*/s, ""));
}

async function role(): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute("role") ?? null);
}

const service = (name: string) => page.locator(`[data-stop$="/${name}"]`);

async function standOn(name: string): Promise<void> {
  await service(name).focus();
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    // The focus moves with the next drawing.
    await page.evaluate(async () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))); // prettier-ignore
  }
}

async function asked(name: string): Promise<string | null> {
  return page.evaluate((key) => new URL(location.href).searchParams.get(key), name);
}

async function askedFor(name: string, value: string | null): Promise<void> {
  await page.waitForFunction(([key, wanted]) => new URL(location.href).searchParams.get(key) === wanted, [name, value] as const); // prettier-ignore
}

describe("walking", () => {
  test("arrows move by cell and row, and the column is kept", async () => {
    await standOn("booking-api");
    await press("ArrowDown");
    expect(await here()).toBe("customs-feed");
    await press("ArrowUp", "ArrowRight");
    expect([await role(), await here()]).toEqual(["gridcell", "1 task"]);
    await press("ArrowDown", "ArrowDown", "ArrowDown");
    expect(await here()).toBe("no tasks");
    await press("ArrowLeft");
    expect(await here()).toBe("manifest-export");
  });

  test("from the head of a row an arrow leads to the lane before, and from its end to the lane after", async () => {
    await standOn("booking-api");
    await press("ArrowLeft");
    expect(await here()).toMatch(/^TG /);
    await press("ArrowRight");
    expect(await role()).toBe("rowheader");
    await press("End", "ArrowRight");
    expect(await role()).toBe("option");
  });

  test("Home and End lead to the ends of a row, with Control to the ends of the lane", async () => {
    await standOn("booking-api");
    await press("End");
    expect(await here()).toMatch(/^reachable from TG booking-api/);
    await press("Home");
    expect(await here()).toBe("booking-api");
    await press("Control+End");
    const last = await here();
    await press("Control+Home");
    expect([last, await here()]).toEqual([expect.stringMatching(/^tools/), expect.stringMatching(/^harbour/)]);
  });

  test("PageDown and PageUp move by ten rows", async () => {
    await standOn("berth-relay");
    await press("PageDown");
    expect(await here()).toBe("pricing");
    await press("PageUp");
    expect(await here()).toBe("berth-relay");
  });

  test("Tab leads from lane to lane, each with one stop, and comes back to where one stood", async () => {
    await standOn("booking-api");
    await press("Tab");
    const next = await page.evaluate(() => document.activeElement?.closest("section")?.getAttribute("aria-label"));
    expect(next).toBe("Outbound");
    await press("Shift+Tab");
    expect(await here()).toBe("booking-api");
    const stops = await page.locator("[data-region]").evaluateAll((all) => all.map((region) => region.querySelectorAll("[tabindex='0']").length)); // prettier-ignore
    expect(new Set(stops)).toEqual(new Set([1]));
  });

  test("n and N go through what is in trouble", async () => {
    await press("n");
    const first = await here();
    await press("n", "N");
    expect(await here()).toBe(first);
    await standOn("pricing");
    await press("n");
    expect(await here()).toBe("storefront");
    await press("N");
    expect(await here()).toBe("manifest-export");
  });
});

describe("choosing", () => {
  test("Enter chooses, the choice is announced, Escape goes back out to where one stood", async () => {
    await standOn("booking-api");
    await press("Enter");
    await page.getByRole("complementary", { name: "Chosen resource" }).waitFor();
    expect(await asked("sel")).toMatch(/\/booking-api$/);
    await page
      .getByRole("status")
      .filter({ hasText: /^Chosen: booking-api, 3 of 3 tasks healthy/ })
      .waitFor();
    await press("Escape");
    await askedFor("sel", null);
    expect(await here()).toBe("booking-api");
  });

  test(". goes to what is chosen and back", async () => {
    await standOn("booking-api");
    await press("Enter", ".");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("map-panel");
    await press(".");
    expect(await here()).toBe("booking-api");
    await press(".", "Tab", "Escape");
    await askedFor("sel", null);
    expect(await here()).toBe("booking-api");
  });

  test("x opens a service for its tasks and closes it", async () => {
    await standOn("booking-api");
    expect(await service("booking-api").getAttribute("aria-expanded")).toBe("false");
    await press("x");
    await page.locator('[data-stop*="/ecs-task/"]').first().waitFor();
    expect(await service("booking-api").getAttribute("aria-expanded")).toBe("true");
    await press("x");
    await page.locator('[data-stop*="/ecs-task/"]').first().waitFor({ state: "detached" });
    expect(await here()).toBe("booking-api");
  });

  test("a and b mark the ends of a path, and p traces it", async () => {
    await press("p");
    await page.getByText("Mark the start of the path with a").waitFor();
    await standOn("booking-api");
    await press("a");
    await askedFor("from", "aws/111122223333/ap-northeast-1/ecs-service/web/booking-api");
    await standOn("pricing");
    await press("b");
    await askedFor("to", "aws/111122223333/ap-northeast-1/ecs-service/web/pricing");
    await press("p");
    await page.waitForURL(/\/paths\?/);
  });

  test("h hides what has the focus and u shows it again", async () => {
    await standOn("customs-feed");
    await press("h");
    await service("customs-feed").waitFor({ state: "detached" });
    expect(await here()).toBe("invoice-vault");
    await press("u");
    await service("customs-feed").waitFor();
    expect(await asked("hide")).toBeNull();
  });
});

describe("following lines", () => {
  test("Alt and an arrow follow a line and come back; of several, one is chosen from a list", async () => {
    await page.getByRole("option", { name: /^TG pricing/ }).focus();
    await press("Alt+ArrowRight");
    expect(await here()).toBe("pricing");
    await press("Alt+ArrowRight");
    const list = page.getByRole("listbox", { name: "Connections" });
    await list.waitFor();
    await press("ArrowDown", "Enter");
    await list.waitFor({ state: "detached" });
    expect(await role()).toBe("option");
    await press("Alt+ArrowLeft");
    expect(await here()).toBe("pricing");
    await press("Alt+ArrowLeft");
    expect(await here()).toBe("TG pricing");
  });

  test("the last cell of a row lists what leads to it and from it; Escape leaves the list", async () => {
    await standOn("booking-api");
    await press("End", "Enter");
    const list = page.getByRole("listbox", { name: "Connections" });
    await list.getByRole("option", { name: /^reachable from TG booking-api/ }).waitFor();
    expect(await list.getByRole("option").count()).toBeGreaterThan(3);
    await press("Escape");
    await list.waitFor({ state: "detached" });
    expect(await here()).toMatch(/^reachable from TG booking-api/);
    expect(await asked("sel")).toBeNull();
  });
});

describe("looking", () => {
  test("1 to 4 choose the detail", async () => {
    for (const [key, lod, stop] of [
      ["2", "2", "/ecs-cluster/"],
      ["4", "4", "/ecs-task/"],
      ["3", null, "/ecs-service/"],
    ] as const) {
      await press(key);
      await expect.poll(async () => asked("lod")).toBe(lod);
      await page.locator(`[data-stop*="${stop}"]`).first().waitFor();
    }
    await press("1");
    await expect.poll(async () => asked("lod")).toBe("1");
    await page.locator('[data-stop*="/ecs-cluster/"]').first().waitFor({ state: "detached" });
  });

  test("+ and - zoom, 0 fits, f brings what is chosen to the middle, and nothing leaves its place", async () => {
    const width = async (): Promise<number> => page.locator("[data-urn]").first().evaluate((box) => box.getBoundingClientRect().width); // prettier-ignore
    const before = await width();
    await press("+");
    expect(await width()).toBeCloseTo(before * 1.25, 0);
    await press("-");
    expect(await width()).toBeCloseTo(before, 0);
    await press("0");
    const chart = page.locator("#map-chart");
    expect(await chart.evaluate((paper) => paper.scrollWidth - paper.clientWidth)).toBeLessThanOrEqual(0);
    for (let zoomed = 0; zoomed < 6; zoomed += 1) await press("+");
    await standOn("booking-api");
    await press("f");
    const off = await page.evaluate(() => {
      const paper = document.querySelector("#map-chart")?.getBoundingClientRect();
      const box = document.querySelector('[data-urn$="/booking-api"]')?.getBoundingClientRect();
      return paper === undefined || box === undefined
        ? NaN
        : Math.abs(box.top + box.height / 2 - paper.top - paper.height / 2);
    });
    expect(off).toBeLessThan(120);
  });

  test("t shows the table, where n and Enter work too; l the legend; e what can be saved; Escape closes them", async () => {
    await press("t");
    await page.getByRole("rowheader", { name: "booking-api" }).waitFor();
    await press("n");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("berth-relay");
    await press("Enter");
    await askedFor("sel", "aws/111122223333/ap-northeast-1/ecs-service/dock/berth-relay");
    await press("Escape");
    await askedFor("sel", null);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("berth-relay");
    await press("t");
    await page.locator("[data-stop]").first().waitFor();
    await press("l");
    await askedFor("legend", "true");
    await press("e");
    await page.getByRole("button", { name: "SVG" }).waitFor();
    await press("Escape");
    await page.getByRole("button", { name: "SVG" }).waitFor({ state: "hidden" });
    expect(await asked("legend")).toBe("true");
    await press("Escape");
    await askedFor("legend", null);
  });
});

describe("everywhere", () => {
  test("Control K finds, / filters, ? lists the keys", async () => {
    await press("Control+k");
    await page.getByRole("dialog", { name: "Find or do" }).or(page.locator("dialog[open]")).first().waitFor();
    await press("Escape", "/");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await press("Escape");
    await page.locator("h1").click();
    await press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    for (const line of ["By cell and row", "Follow a line; of several, choose one", "Older or newer survey"]) {
      await page.getByRole("definition").filter({ hasText: line }).waitFor();
    }
  });

  test("g and a letter go to a page, and the letter does nothing on the map", async () => {
    await standOn("booking-api");
    await press("g", "f");
    await page.waitForURL(/\/findings/);
    await press("g", "m");
    await page.waitForURL(/\/map/);
  });

  test("r begins a survey; [ and ] go to the one before and back", async () => {
    const kept = async (): Promise<number> =>
      page.evaluate(async () => {
        const answer = (await (await fetch("/api/v1/snapshots")).json()) as { readonly snapshots: readonly unknown[] };
        return answer.snapshots.length;
      });
    const before = await kept();
    const [asking] = await Promise.all([
      page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/surveys")),
      press("r"),
    ]);
    expect((await asking.response())?.ok()).toBe(true);
    await vi.waitFor(async () => expect(await kept()).toBeGreaterThan(before), 20_000);
    await press("[");
    await page.waitForFunction(() => new URL(location.href).searchParams.has("at"));
    await page
      .getByText((await asked("at")) ?? "")
      .first()
      .waitFor();
    await press("]");
    await askedFor("at", null);
  });

  test("single letters can be turned off; the keys that are no letters stay", async () => {
    await press("?");
    await page.getByRole("checkbox", { name: "Single letters work as keys" }).uncheck();
    await page.getByRole("button", { name: "Close" }).click();
    await standOn("booking-api");
    await press("l", "t", "2", "h", "x", "n", "?");
    expect(await here()).toBe("booking-api");
    expect(new URL(page.url()).search).toBe("");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await press("ArrowDown", "Enter");
    await askedFor("sel", "aws/111122223333/ap-northeast-1/ecs-service/web/customs-feed");
    await press("Escape", "Control+k");
    await page.locator("dialog[open]").waitFor();
  });
});
