import { expect, test } from "vitest";
import { goTo, settled } from "./settled.ts";
import { useBrowser } from "./visit.ts";

// Acceptance check 8 of the map: what a reader has made of it is in its address.

const { visit } = useBrowser();

test("the map: detail, what is opened, filtered, hidden and chosen, the open tab, the marked ends, the legend", async () => {
  const { page } = await visit("/map");
  await page.locator('[data-stop$="/booking-api"]').focus();
  for (const key of ["x", "a", "l", "Enter"]) await page.keyboard.press(key);
  await page.getByRole("tab", { name: /^Connections/ }).click();
  await page.locator('[data-stop$="/customs-feed"]').focus();
  await page.keyboard.press("h");
  await page.keyboard.press("/");
  await page.keyboard.type("cluster:web ");
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: "Hide the rest" }).check();
  await page.locator('[data-stop*="/ecs-service/dock/"]').first().waitFor({ state: "detached" });
  const look = async () => ({
    search: [...new URL(page.url()).searchParams].toSorted(),
    stops: await page.locator("[data-stop]").allTextContents(),
    chosen: await page.locator("[aria-selected=true]").allTextContents(),
    notes: await page.getByRole("region", { name: "Path between two resources" }).innerText(),
    pressed: await page.locator("[aria-pressed=true]").allTextContents(),
  });
  await settled(page);
  const before = await look();
  expect(before.search.map(([key]) => key)).toEqual(["from", "hide", "legend", "q", "sel", "tab", "x"]);
  await goTo(page, page.url());
  await page.getByRole("tab", { name: /^Connections/, selected: true }).waitFor();
  await page.locator('[data-stop*="/ecs-service/dock/"]').first().waitFor({ state: "detached" });
  await page.locator('[data-stop*="/ecs-task/"]').first().waitFor();
  expect(await look()).toEqual(before);
  await page.context().close();
});

test.each([
  ["the ground", "p=ground", '[data-stop*="/subnet/"]'],
  ["the table", "view=table", "[data-choose]"],
  ["a level of detail", "lod=2", '[data-stop*="/ecs-cluster/"]'],
])("%s, by its address", async (_, search, sign) => {
  const { page } = await visit(`/map?${search}`);
  await page.locator(sign).first().waitFor();
  expect(new URL(page.url()).search).toBe(`?${search}`);
  await page.context().close();
});

test("a snapshot that is frozen in the address stays, on every page one goes to from there", async () => {
  const { page } = await visit("/map");
  await page.locator("[data-stop]").first().waitFor();
  const answer = await page.request.get(`${new URL(page.url()).origin}/api/v1/snapshots`);
  const { snapshots } = (await answer.json()) as { readonly snapshots: readonly { readonly snapshotId: string }[] };
  const at = snapshots[0]?.snapshotId ?? "";
  await goTo(page, `${new URL(page.url()).origin}/map?at=${at}`);
  await page.locator("[data-stop]").first().waitFor();
  await page.getByText(at).first().waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.waitForURL(/\/findings\?/);
  expect(new URL(page.url()).searchParams.get("at")).toBe(at);
  await page.context().close();
});
