import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { RoadsteadProcess } from "#scripts/roadstead-process.ts";
import { startDemo } from "./demo-server.ts";
import { axeFindings, reload, settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();
let store: string;
let demo: RoadsteadProcess;

// A server of its own: what is muted here must not be missed by other tests, and it is killed on the way.
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), "roadstead-findings-"));
  demo = await startDemo(store);
  // Before the first survey there is nothing to mute.
  await vi.waitFor(async () => expect((await fetch(`${demo.url}/readyz`)).status).toBe(200), 60_000);
});
afterAll(async () => {
  await demo.stop("SIGTERM");
  await rm(store, { recursive: true, force: true });
});

async function open(path: string, look = {}): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const visited = await visit(`${demo.url}${path}`, look);
  await settled(visited.page);
  return visited;
}

const sentenceOf = (page: Page) => page.getByRole("link", { name: /edi\.example\.jp answers with addresses/ });
const report = async (format: string) => (await fetch(`${demo.url}/api/v1/exports/${format}`)).text();

test("a finding is muted by keyboard, leaves the open ones, and is told as muted, also after the server was killed", async () => {
  const { page, complaints } = await open("/findings?rule=DNS-001");
  await page.keyboard.press("j");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("edi.example.jp");
  await page.keyboard.press("m");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("Partners pin addresses until the cut-over");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Mute", exact: true }).click();
  await sentenceOf(page).waitFor({ state: "detached" });
  await page.getByRole("radio", { name: /^Muted/ }).check();
  await sentenceOf(page).waitFor();
  await page.getByText("Partners pin addresses until the cut-over").waitFor();
  expect(new URL(page.url()).searchParams.get("state")).toBe("muted");
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
  await demo.stop("SIGKILL");
  demo = await startDemo(store);
  const again = await open("/findings?state=muted");
  await sentenceOf(again.page).waitFor();
  for (const format of ["html", "md", "csv", "json"])
    expect((await report(format)).replaceAll("\\", "")).toContain("Partners pin addresses until the cut-over");
  await sentenceOf(again.page).click();
  await again.page.getByRole("button", { name: "Unmute" }).click();
  await again.page.getByRole("button", { name: "Mute…" }).waitFor();
  expect(await report("csv")).not.toContain("Partners pin addresses");
  expect([...complaints, ...again.complaints]).toEqual([]);
  await again.page.context().close();
});

test("the address holds how the list is narrowed and what is folded, and the page of a finding leads back to it", async () => {
  const { page } = await open("/findings");
  await page.getByRole("checkbox", { name: /^Critical/ }).check();
  await page.locator("summary", { hasText: "Security groups keep the load balancer" }).click();
  await page.waitForURL(/severity=critical.*fold=SG-001|fold=SG-001.*severity=critical/);
  await reload(page);
  await settled(page);
  expect(await page.locator("details[open] summary", { hasText: "Security groups keep" }).count()).toBe(0);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/findings\/[a-z0-9-]+\?.*severity=critical/);
  const first = page.url();
  await page.locator("main h1").waitFor();
  await page.keyboard.press("j");
  await page.waitForURL((url) => url.pathname.startsWith("/findings/") && url.href !== first);
  await page.getByRole("link", { name: "All findings" }).click();
  await page.waitForURL(/\/findings\?.*severity=critical/);
  expect(await page.getByRole("checkbox", { name: /^Critical/ }).isChecked()).toBe(true);
  await page.context().close();
});

test.each([
  { language: "en", theme: "light", width: 1280 },
  { language: "ja", theme: "dark", width: 1280 },
  { language: "ja", theme: "light", width: 400 },
] as const)("the page of a finding is accessible in $language, $theme, at $width pixels", async (look) => {
  const { findings } = (await (await fetch(`${demo.url}/api/v1/findings?rule=SG-001`)).json()) as {
    readonly findings: readonly { readonly id: string }[];
  };
  const { page, complaints } = await open(`/findings/${findings[0]?.id ?? ""}`, look);
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("Escape goes back from a finding to the list it was opened from, and to its row; in a dialog it only closes that", async () => {
  const { page } = await open("/findings?rule=DNS-001");
  await sentenceOf(page).click();
  await page.waitForURL(/\/findings\/dns-001-/);
  await settled(page);
  await page.keyboard.press("m");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(new URL(page.url()).pathname).toMatch(/^\/findings\/dns-001-/);
  await page.keyboard.press("Escape");
  await page.waitForURL(/\/findings\?rule=DNS-001#dns-001-/);
  await sentenceOf(page).waitFor();
});
