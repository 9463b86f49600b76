import { describe, expect, test } from "vitest";
import { chooseLanguage } from "#components/messages/language.ts";

describe("the language of a page", () => {
  test("is the one the reader chose, whatever the browser prefers", () => {
    expect(chooseLanguage("ja", "en-GB,en;q=0.9")).toBe("ja");
  });

  test("is the browser's first when the reader chose none", () => {
    expect(chooseLanguage(undefined, "ja-JP,ja;q=0.9,en;q=0.8")).toBe("ja");
  });

  test("is English when a cookie holds something else and no header came", () => {
    expect(chooseLanguage("fr", undefined)).toBe("en");
  });
});
