import { expect, test } from "vitest";
import { neighbourOf } from "#components/shell/use-survey-steps.ts";

const ids = ["c", "b", "a"];

test("a step leads to the survey before or after, the newest being the latest", () => {
  expect(neighbourOf(ids, undefined, -1)).toBe("b");
  expect(neighbourOf(ids, "b", -1)).toBe("a");
  expect(neighbourOf(ids, "b", 1)).toBe("latest");
});

test("there is none before the first, after the last, or beside one that is not kept", () => {
  expect(neighbourOf(ids, "a", -1)).toBeUndefined();
  expect(neighbourOf(ids, undefined, 1)).toBeUndefined();
  expect(neighbourOf(ids, "x", 1)).toBeUndefined();
});
