import { expect, test } from "vitest";
import { parseLanguage } from "#lib/report/text/language.ts";

test.each([
  ["ja", "ja"],
  ["ja-JP,ja;q=0.9,en;q=0.8", "ja"],
  ["en-US,en;q=0.9,ja;q=0.8", "en"],
  ["en;q=0.5, ja;q=0.7", "ja"],
  ["fr-FR, ja;q=0.4", "ja"],
  ["ja;q=0, en;q=0.1", "en"],
  ["fr", "en"],
  ["", "en"],
  [null, "en"],
] as const)("%s asks for %s", (header, language) => {
  expect(parseLanguage(header)).toBe(language);
});
