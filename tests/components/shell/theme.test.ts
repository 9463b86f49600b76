import { describe, expect, test } from "vitest";
import { nextTheme, parseTheme } from "#components/shell/theme.ts";

describe("the theme", () => {
  test("follows the system when nothing or something unknown is stored", () => {
    expect([parseTheme(undefined), parseTheme("sepia"), parseTheme("dark")]).toEqual(["auto", "auto", "dark"]);
  });

  test("walks from the system's to light, to dark, and back", () => {
    expect([nextTheme("auto"), nextTheme("light"), nextTheme("dark")]).toEqual(["light", "dark", "auto"]);
  });
});
