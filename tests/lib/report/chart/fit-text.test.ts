import { expect, test } from "vitest";
import { fitText, textWidth } from "#lib/report/chart/fit-text.ts";

test("a text that fits is left alone", () => {
  expect(fitText("api", "condensed", { sizePx: 13, width: 40 })).toEqual({ text: "api" });
});

test("a text that does not fit ends in an ellipsis, keeps its whole in the title, and fits then", () => {
  const fitted = fitText("a-very-long-service-name", "condensed", { sizePx: 13, width: 80 });
  expect(fitted.full).toBe("a-very-long-service-name");
  expect(fitted.text).toMatch(/^a-very-lo.*…$/);
  expect(textWidth(fitted.text, "condensed", 13)).toBeLessThanOrEqual(84);
});

test("Japanese counts a full em a character, and a pair of code units is never cut in half", () => {
  expect(textWidth("港湾", "condensed", 12)).toBe(24);
  expect(fitText("🚢🚢🚢🚢🚢🚢", "condensed", { sizePx: 12, width: 48 }).text).toBe("🚢🚢🚢…");
});
