import { describe, expect, test } from "vitest";
import { figuresOf } from "#components/findings/figures.ts";

describe("the figures of a finding", () => {
  test("are its summary without the title, in both languages", () => {
    expect(figuresOf({ title: "It is full", summary: "It is full. 0 of 11 are free." })).toBe("0 of 11 are free.");
    expect(figuresOf({ title: "満杯です", summary: "満杯です。空きは 0 です。" })).toBe("空きは 0 です。");
  });

  test("are the summary itself when it is only the title, or begins otherwise", () => {
    expect(figuresOf({ title: "It is full", summary: "It is full" })).toBe("It is full");
    expect(figuresOf({ title: "It is full", summary: "No address is free." })).toBe("No address is free.");
  });
});
