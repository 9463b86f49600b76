import { expect, test } from "vitest";
import { rules } from "#lib/findings/rules.ts";
import { placesOf } from "#lib/report/text/fill.ts";
import { japanese } from "#lib/report/text/ja.ts";
import { sayRuleForms } from "#lib/report/text/say.ts";

test("every rule has Japanese, and nothing else has", () => {
  expect(Object.keys(japanese).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
});

test.each(rules)("$id says the same sentences in Japanese, with the same places", ({ id, text }) => {
  const translated = japanese[id];
  for (const part of ["title", "why", "fix", "limits"] as const) {
    expect(translated?.[part]).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
  }
  for (const part of ["says", "figures"] as const) {
    const english = Object.entries(text[part]).map(([name, sentence]) => [name, placesOf(sentence)]);
    const inJapanese = Object.entries(translated?.[part] ?? {}).map(([name, sentence]) => [name, placesOf(sentence)]);
    expect(Object.fromEntries(inJapanese)).toEqual(Object.fromEntries(english));
  }
});

test.each(rules)("$id has figures for every sentence it says", ({ text }) => {
  expect(Object.keys(text.figures)).toEqual(Object.keys(text.says));
});

test.each(rules)("$id names its places in words while nothing fills them, in both languages", ({ id }) => {
  const placed = (language: "en" | "ja") =>
    sayRuleForms(id, language).flatMap((form) => form.flatMap((part) => ("place" in part ? [part.place] : [])));
  for (const name of placed("ja"))
    expect(name).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]|^(TTL|VPC|CIDR|appProtocol)$/u);
  for (const name of placed("en")) expect(name).toMatch(/^(?!.*[a-z][A-Z])[A-Za-z' ]+$/);
});
