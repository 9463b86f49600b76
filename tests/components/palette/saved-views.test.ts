import { expect, test } from "vitest";
import { readViews, withView } from "#components/palette/saved-views.ts";

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
