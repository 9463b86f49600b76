import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isCurrent, pages, type Page } from "#components/shell/pages.ts";

const findings: Page = { key: "findings", tag: "FND", href: "/findings", hotkey: "f" };

describe("the pages of the rail", () => {
  test("are pages that exist", () => {
    const missing = pages.filter(({ href }) => !existsSync(new URL(`../../../app${href}/page.tsx`, import.meta.url)));
    expect(missing).toEqual([]);
  });

  test("have a key of their own each", () => {
    expect(new Set(pages.map(({ hotkey }) => hotkey)).size).toBe(pages.length);
  });

  test("are current on their sub-pages, and not on a page whose address only begins alike", () => {
    expect(isCurrent(findings, "/findings/abc")).toBe(true);
    expect(isCurrent(findings, "/findings-of-old")).toBe(false);
  });

  test("are current on what is reached from them and stands under no other", () => {
    const current = (pathname: string) => pages.filter((page) => isCurrent(page, pathname)).map(({ key }) => key);
    expect(current("/rules/DNS-001")).toEqual(["findings"]);
    expect(current("/e/some-urn")).toEqual(["inventory"]);
  });
});
