import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { earOf } from "./hear.ts";
import { useOwnDemo } from "./own-demo.ts";
import { areInWindow } from "./seen.ts";
import { axeFindings, goTo, settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

// What the pages must pass, by number. 3 is in map.e2e.ts, 8 in restores.e2e.ts and, of the map, in map-restores.e2e.ts; 9 and 10 are in judge-pages.ts, on every route.

const { visit } = useBrowser();
const demo = useOwnDemo();

type Findings = {
  readonly findings: readonly { readonly id: string; readonly subject: string; readonly affected: readonly string[] }[];
};

const whyNot = /interfaces for none, and t2\.micro cannot carry a trunk/;

describe("1: at the ENI wall a newcomer learns from / in two clicks why api cannot place a task", () => {
  beforeAll(() => demo.show("eni-wall"));

  test("one click on the worst sentence says what api lacks, and a second one where, with what to do", async () => {
    const { page } = await visit(demo.at("/"));
    await page.getByRole("link", { name: whyNot }).click();
    await page.getByRole("heading", { name: whyNot }).waitFor();
    await page.getByRole("heading", { name: "What to do" }).waitFor();
    const answer =
      /^api cannot place one more task in cluster shop: container instance .* has no free network interface$/;
    await page.getByRole("link", { name: answer }).click();
    await page.getByRole("heading", { name: answer }).waitFor();
    await page.context().close();
  });
});

describe("2: a record on the addresses of a load balancer", () => {
  beforeAll(() => demo.show("alb-in-a-record"));

  test.each([
    { language: "en", chain: "Show the chain", panel: /^www\.example\.com/, fix: /Make the record an alias/ },
    { language: "ja", chain: "チェーンを見る", panel: /^www\.example\.com/, fix: /エイリアス/ },
  ] as const)("finding, chain and fix are on one screen, in $language", async ({ language, chain, panel, fix }) => {
    const { page } = await visit(demo.at("/overview"), { language });
    await page.locator("main").getByRole("link", { name: /www\.example\.com.*203\.0\.113\.62|203\.0\.113\.62/ }).first().click(); // prettier-ignore
    await page.getByRole("link", { name: chain }).click();
    const beside = page.getByRole("complementary", { name: panel });
    const things = [
      beside.getByRole("link", { name: "DNS-001" }),
      beside.getByText(fix),
      beside.getByText("203.0.113.61", { exact: true }),
      beside.getByRole("link", { name: "site", exact: true }),
      beside.getByRole("link", { name: "site-web", exact: true }),
    ];
    await things.at(-1)?.first().waitFor();
    expect(await areInWindow(page, things)).toBe(true);
    await page.context().close();
  });
});

describe("4: the same with the keyboard alone, and by ear", () => {
  beforeAll(() => demo.show("eni-wall"));

  test("from / the sentence is reached by Tab and opened by Enter", async () => {
    const { page } = await visit(demo.at("/"));
    await settled(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    const ear = await earOf(page);
    const heard = await ear.press("Tab");
    expect(heard).toMatch(whyNot);
    expect(heard).toMatch(/link/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/findings\/eni-/);
    await page.getByRole("heading", { name: whyNot }).waitFor();
    await page.context().close();
  });

  test("on the map the wall is heard: from lane to lane, along the row of api, and into its findings", async () => {
    const { page } = await visit(demo.at("/overview"));
    await settled(page);
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await page.waitForURL(/\/map/);
    await page.locator("[data-stop]").first().waitFor();
    const ear = await earOf(page);
    const heard: string[] = [];
    for (const key of ["n", "n", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft"])
      heard.push(await ear.press(key));
    expect(heard).toEqual([
      "region Network chart | region Berths | grid shop | rowheader shop, 1 service, 1 task, 1 in trouble, high finding (expanded)",
      "rowheader api, 1 of 2 tasks healthy, 1 in shop-app-a, reachable from ALB shop 443, high finding (collapsed)",
      "column shop-app-a 10.40.10.0/24 ap-northeast-1a NAT 249 free | gridcell 1 task",
      "gridcell reachable from TG shop-api, leads to NAT shop-nat-c, NAT shop-nat-a, VPCE s3",
      "column shop-app-a 10.40.10.0/24 ap-northeast-1a NAT 249 free | gridcell 1 task",
      "rowheader api, 1 of 2 tasks healthy, 1 in shop-app-a, reachable from ALB shop 443, high finding (collapsed)",
      "region Target groups | listbox Target groups: 1 | option TG shop-api, ip :8080, 1/1 healthy, from ALB shop 443, reaches api",
    ]);
    expect(await ear.press("Alt+ArrowRight")).toMatch(/rowheader api, /);
    await page.keyboard.press("Enter");
    await page
      .getByRole("status")
      .filter({ hasText: /^Chosen: api, 1 of 2 tasks healthy/ })
      .waitFor();
    await page.keyboard.press(".");
    const tab = page.getByRole("tab", { name: /^Findings/ });
    await tab.press("Enter");
    await page.getByRole("complementary").getByText(whyNot).first().waitFor();
    await page.context().close();
  });

  test("in Japanese the same is heard in Japanese", async () => {
    const { page } = await visit(demo.at("/map"), { language: "ja" });
    await page.locator("[data-stop]").first().waitFor();
    const ear = await earOf(page);
    await ear.press("n");
    expect(await ear.press("n")).toBe(
      "rowheader api、タスク 2 件中 1 件が正常、shop-app-a に 1 件、ALB shop 443 から到達可、重要度 高 の検出あり (collapsed)",
    );
    await page.context().close();
  });
});

describe("5: ten thousand tasks", () => {
  beforeAll(() => demo.show("ten-thousand"));

  test("no trouble is dropped: every finding is listed, every service in trouble drawn", async () => {
    const { findings } = (await demo.answer("findings")) as Findings;
    const services = new Set(
      findings.flatMap(({ affected }) => affected).filter((urn) => urn.includes("/ecs-service/")),
    );
    expect(services.size).toBeGreaterThan(0);
    const { page, complaints } = await visit(demo.at("/findings"));
    await page.getByText(`${String(findings.length)} of ${String(findings.length)} findings shown`).waitFor();
    for (const { id } of findings) expect(await page.locator(`main a[href^="/findings/${id}"]`).count(), id).toBeGreaterThan(0); // prettier-ignore
    await goTo(page, demo.at("/map"));
    await page.locator("[data-urn]").first().waitFor();
    // The page draws what is in view; the file is the same drawing, whole.
    const drawing = await demo.file("exports/svg");
    const titles = new Map([...drawing.matchAll(/data-urn="([^"]+)"[^>]*><title>([^<]*)/g)].map(([, urn, title]) => [urn, title])); // prettier-ignore
    for (const urn of services) expect(titles.get(urn), urn).toMatch(/finding/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("nothing is dropped: all tasks and services are in their tables, and what the map folds is counted", async () => {
    const { page } = await visit(demo.at("/inventory/tasks"));
    await page.getByText("10,000 of 10,000 match").waitFor();
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe("10001");
    // Counted, not drawn: what is in view and a little beyond it.
    const rows = page.getByRole("row");
    await rows.nth(20).waitFor();
    expect(await rows.count()).toBeLessThan(100);
    await goTo(page, demo.at("/map?view=table"));
    await page.getByRole("rowheader").first().waitFor();
    expect(await page.getByRole("rowheader").count()).toBe(300);
    await goTo(page, demo.at("/map"));
    await page.getByText(/What is in trouble is drawn one by one; \d+ other things are folded/).waitFor();
    await page.context().close();
  });
});

describe("6: with ecs:ListTasks denied", () => {
  beforeAll(() => demo.show("half-blind"));
  const ledger = encodeURIComponent("aws/555566667777/ap-northeast-1/ecs-service/billing/ledger");
  const pages = ["overview", "map", "map?view=table", "inventory/tasks", "capacity/subnets", "paths/matrix?port=8081", "survey", `e/${ledger}`]; // prettier-ignore

  test.each(pages)("/%s names the call, and shows nothing of a service as well", async (path) => {
    const { page } = await visit(demo.at(`/${path}`));
    await settled(page);
    await page.locator("main").getByText("ecs:ListTasks").first().waitFor();
    const said = await page.locator("main").innerText();
    expect(said).not.toMatch(/No problems found|none found|tasks healthy|targets healthy/);
    const ofServices = page.getByRole("row", { name: /^(audit|invoices|ledger|mailer|portal)\b/ });
    expect(await ofServices.locator("[data-verdict=reachable], [data-standing=ok]").count()).toBe(0);
    await page.context().close();
  });

  test("no pair of services is said to be open, no chain to end well, no unread health to be good", async () => {
    const matrix = (await demo.answer("paths/matrix?protocol=tcp&port=8081")) as {
      readonly classes: readonly { readonly kind: string }[];
      readonly rows: readonly { readonly cells: readonly number[] }[];
      readonly outcomes: readonly { readonly verdict: string }[];
    };
    const services = matrix.classes.flatMap(({ kind }, at) => (kind === "ecs-service" ? [at] : []));
    const verdicts = services.flatMap((from) => {
      const cells = spread(matrix.rows[from]?.cells ?? []);
      return services.map((to) => matrix.outcomes[cells[to] ?? -1]?.verdict);
    });
    expect(new Set(verdicts)).toEqual(new Set(["unknown"]));
    const { page } = await visit(demo.at("/dns?q=ledger"));
    await page.getByRole("grid").focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: /ledger/ });
    await panel.getByText(/DescribeTargetHealth|not read/).first().waitFor(); // prettier-ignore
    const ends = panel.locator("li", { hasText: "ledger" }).last();
    expect(await ends.locator("[data-standing=ok]").count()).toBe(0);
    await page.context().close();
  });
});

/** Cells are written as value and how often, one after the other. */
function spread(runs: readonly number[]): readonly number[] {
  return runs.flatMap((value, at) => (at % 2 === 0 ? Array.from({ length: runs[at + 1] ?? 0 }, () => value) : []));
}

describe("7: the report as a file on a disk, the network off", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "roadstead-report-"));
    await demo.show("harbour");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(["en", "ja"] as const)("opens, asks for nothing, and prints legibly in greys, in %s", async (language) => {
    const file = join(folder, `report-${language}.html`);
    await writeFile(file, await demo.file(`exports/html?lang=${language}`));
    const { page, complaints } = await visit("about:blank", { language, theme: "dark" });
    await page.context().setOffline(true);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.locator("figure svg").first().waitFor();
    expect(asked).toEqual([pathToFileURL(file).href]);
    // A contrast is one of lightness: what passes it in colour passes it in greys. On paper it is never dark.
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize({ width: 700, height: 1000 });
    expect(await axeFindings(page, "colours")).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(21, 35, 46)");
    // Every mark has its word beside it.
    expect(await page.locator(".problem").count()).toBe(await page.locator(".problem header svg + h3 + .tags").count());
    for (const verdict of await page.locator("[class^=v-]").all()) expect(await verdict.textContent()).not.toBe("");
    // What is folded on a screen is not on paper, and nothing is wider than it.
    expect(await page.locator("details td").last().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(700);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
