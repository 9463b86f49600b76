import { test } from "vitest";
import { useBrowser } from "./visit.ts";

const { visit } = useBrowser();

test("from the list of rules to one that tells how to check it by hand", async () => {
  const { page } = await visit("/rules?by=severity");
  await page.getByRole("link", { name: "DNS-001" }).click();
  await page.getByRole("heading", { name: "How it is detected" }).waitFor();
  await page.getByText("aws route53 list-resource-record-sets").first().waitFor();
  await page
    .getByRole("link", { name: /edi\.example\.jp/ })
    .first()
    .waitFor();
  await page.getByRole("link", { name: "All rules" }).click();
  await page.waitForURL(/\/rules$/);
  await page.context().close();
});
