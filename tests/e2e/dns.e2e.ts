import { expect, test } from "vitest";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

test("a record is opened by keyboard, its chain and its finding are on the same screen, and the address remembers it", async () => {
  const { page } = await visit("/dns?q=edi.example.jp");
  await page.getByRole("row", { name: /edi\.example\.jp/ }).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: /edi\.example\.jp/ });
  await panel.getByRole("link", { name: "harbour-public", exact: true }).waitFor();
  await panel.getByText("203.0.113.11, 203.0.113.12, 203.0.113.13").waitFor();
  await panel.getByRole("link", { name: "DNS-001" }).waitFor();
  expect(new URL(page.url()).searchParams.get("sel")).toContain("/record-set/");
  await panel.getByText("How a resolver gets here").click();
  await panel.getByText(/asks a root server/).waitFor();
  await page.waitForFunction(() => new URL(location.href).searchParams.get("explain") === "true");
  await page.context().close();
});

test("a name is looked up by its address, and a private zone that is not asked is named", async () => {
  const { page } = await visit("/dns/pricing.internal.example.jp");
  await page.getByText(/covers pricing\.internal\.example\.jp, but it is not asked from here/).waitFor();
  await page.context().close();
});

test("records are narrowed to those that are broken, and to one zone", async () => {
  const { page } = await visit("/dns?verdict=broken");
  await page.getByRole("row", { name: /m\.example\.jp/ }).waitFor();
  expect(await page.getByRole("row", { name: /www\.example\.jp/ }).count()).toBe(0);
  await page
    .getByRole("navigation", { name: "Zones" })
    .getByRole("button", { name: /internal\.example\.jp/ })
    .click();
  await page.getByText("No record matches.").waitFor();
  await page.getByRole("button", { name: "Show all records" }).click();
  await page.getByRole("row", { name: /relay\.internal\.example\.jp/ }).waitFor();
  await page.context().close();
});
