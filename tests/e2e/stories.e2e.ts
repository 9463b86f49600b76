import { expect, inject, test } from "vitest";
import { reload } from "./settled.ts";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

test("from the overview a problem is two clicks from its evidence and its remedy", async () => {
  const { page } = await visit("/");
  await page
    .getByRole("link", { name: /edi\.example\.jp/ })
    .first()
    .click();
  await page.waitForURL(/\/findings\//);
  await page.getByText("aws route53 change-resource-record-sets").first().waitFor();
  await page.context().close();
});

test("a path question in the address shows its verdict, its hops and what stops it", async () => {
  const { page } = await visit("/paths?from=web/pricing&to=web/tracking&protocol=tcp&port=9090");
  await page.getByRole("heading", { name: "Request" }).first().waitFor();
  await page.getByRole("heading", { name: "Reply" }).first().waitFor();
  await page.getByText(/^sg-/).first().waitFor();
  await page.context().close();
});

test("a wrong port is refused in words that name what is accepted", async () => {
  const { page } = await visit("/paths?from=web/pricing&to=web/tracking&protocol=tcp&port=70000");
  await page.getByRole("alert").filter({ hasText: "65535" }).first().waitFor();
  await page.context().close();
});

test("the language switch changes every word and stays", async () => {
  const { page } = await visit("/findings");
  await page.getByText("DNS-001").first().waitFor();
  await page.getByRole("button", { name: "日本語" }).click();
  await page.locator("html[lang='ja']").waitFor();
  await reload(page);
  expect(await page.locator("html").getAttribute("lang")).toBe("ja");
  await page.context().close();
});

test("the HTML report opens with the network off, and its script saves the figures and asks for nothing", async () => {
  const report = await (await fetch(`${inject("demoUrl")}/api/v1/exports/html?lang=ja`)).text();
  const { page, complaints } = await visit("/survey");
  // A page of its own: the server's content security policy must not judge the file.
  await page.goto("about:blank");
  complaints.length = 0;
  await page.context().setOffline(true);
  await page.setContent(report, { waitUntil: "load" });
  expect(await page.locator("h2").allTextContents()).toEqual([
    "1結果",
    "2このレポートではわからないこと",
    "3問題",
    "4ロードバランサー配下のサービスの到達可能性",
    "5サービス間の到達可能性",
    "6経路の取り決め",
    "7キャパシティ",
    "8名前 (DNS)",
    "9マップ",
    "Aリソース一覧",
    "B根拠",
    "C用語集",
  ]);
  await page.locator("figure svg").first().waitFor();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: ".csv" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^roadstead-.*\.csv$/);
  expect(report).not.toMatch(/<script [^>]*src|https?:\/\/(?!www\.w3\.org)[^"]*\.(?:js|css|woff2?|png)/);
  expect(complaints).toEqual([]);
  await page.context().close();
});
