import { expect, it } from "vitest";
import { parseReadingPlace, writeReadingPlace } from "#components/shell/reading-place.ts";

it("remembers the step and whether the reading was put away", () => {
  for (const place of [
    { step: 3, open: true },
    { step: 0, open: false },
  ]) {
    expect(parseReadingPlace(writeReadingPlace(place))).toEqual(place);
  }
});

it("opens at the first step when nothing, or nothing sensible, is remembered", () => {
  for (const value of [undefined, "", "open-99", "ajar-1"]) {
    expect(parseReadingPlace(value)).toEqual({ step: 0, open: true });
  }
});
