import { expect, test } from "vitest";
import { readViews, renamedView, withView } from "#components/palette/saved-views.ts";

test("a view keeps its filter, and follows the latest survey", () => {
  expect(withView([], " Trouble ", "/map?q=sev%3E%3Dhigh&at=20261120T030405Z-00000000")).toEqual([
    { name: "Trouble", href: "/map?q=sev%3E%3Dhigh" },
  ]);
});

test("a view of the same name is replaced, and one without a name is not kept", () => {
  const views = [{ name: "Trouble", href: "/map" }];
  expect(withView(views, "Trouble", "/findings?")).toEqual([{ name: "Trouble", href: "/findings" }]);
  expect(withView(views, "  ", "/findings")).toBe(views);
});

test.each([
  "",
  "{",
  "null",
  "[1]",
  '[{"name":"x","href":"//elsewhere.example"}]',
  '[{"name":"x","href":"javascript:1"}]',
])("what is kept as %j leads nowhere", (text) => expect(readViews(text)).toEqual([]));

test("a view is called otherwise in its place; a name that is taken, or none, changes nothing", () => {
  const views = [
    { name: "Trouble", href: "/map" },
    { name: "Public", href: "/findings" },
  ];
  expect(renamedView(views, "Trouble", " Bad ")).toEqual([{ name: "Bad", href: "/map" }, views[1]]);
  expect(renamedView(views, "Trouble", "Public")).toBe(views);
  expect(renamedView(views, "Trouble", "  ")).toBe(views);
});
