import { expect, inject, test } from "vitest";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

/** A gate that requests wait at until it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

test("while the map loads, its lanes have their heads over twelve hairlines", async () => {
  const { page } = await visit("about:blank");
  const { opened, open } = gate();
  await page.route(/\/api\/v1\/map(\?|$)/, async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto(`${inject("demoUrl")}/map`);
  await page.locator("[data-waiting-heads]").getByText("Target groups").waitFor();
  expect(await page.locator("[data-waiting] [aria-hidden] > *").count()).toBe(12);
  open();
  await page.locator("[data-stop]").first().waitFor();
  expect(await page.locator("[data-waiting-heads]").count()).toBe(0);
  await page.context().close();
});

test("what changed stands second on the overview, and nothing moves when it arrives late", async () => {
  const { page } = await visit("about:blank");
  const { opened, open } = gate();
  await page.route(/\/api\/v1\/(snapshots|changes)/, async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto(`${inject("demoUrl")}/overview`);
  const vpcs = page.getByRole("heading", { name: "VPCs" });
  await vpcs.waitFor();
  const before = (await vpcs.boundingBox())?.y;
  await page.getByText("Comparing.").waitFor();
  open();
  await page.getByText("Comparing.").waitFor({ state: "detached" });
  expect((await vpcs.boundingBox())?.y).toBe(before);
  const text = await page.locator("main").innerText();
  const order = ["What changed within a day", "Configuration changes within a day", "VPCs", "areas read"].map((part) => text.indexOf(part)); // prettier-ignore
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  await page.context().close();
});
