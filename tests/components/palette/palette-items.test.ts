import { expect, test } from "vitest";
import { itemsFor } from "#components/palette/palette-items.ts";

const item = (label: string) => ({ id: label, group: "pages" as const, label, run: () => undefined });

test("names that begin with the text come before names with a word that does, and those before the rest", () => {
  const items = ["Capacity", "Overview", "Survey now", "New view"].map(item);
  expect(itemsFor("ve", items).map(({ label }) => label)).toEqual(["Overview", "Survey now"]);
  expect(itemsFor("n", items).map(({ label }) => label)).toEqual(["New view", "Survey now"]);
  expect(itemsFor("", items)).toBe(items);
});

test("a finding is found by its rule, a part of a page by the page and its own name", () => {
  const finding = { ...item("A record points at a node"), also: "DNS-001" };
  const part = { ...item("What if"), detail: "Capacity" };
  expect(itemsFor("dns-0", [part, finding])).toEqual([finding]);
  expect(itemsFor("capacity what", [part, finding])).toEqual([part]);
  expect(itemsFor("capacity when", [part, finding])).toEqual([]);
});
