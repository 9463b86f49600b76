import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "#components/messages/en.json";
import ja from "#components/messages/ja.json";
import { glossary } from "#lib/report/text/glossary.ts";

type Messages = { readonly [key: string]: string | Messages };

function flat(messages: Messages, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as const] : flat(value, `${path}${key}.`),
  );
}

const root = join(import.meta.dirname, "../../../..");
/** Everything that is written in Japanese: the pages, the reports, the rules, the answers. */
const japanese = [
  ["components/messages/ja.json", readFileSync(join(root, "components/messages/ja.json"), "utf8")] as const,
  ...["lib", "mocks"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith("glossary.ts"))
      .map((file) => [file, readFileSync(join(root, folder, file), "utf8")] as const),
  ),
];

describe("the glossary", () => {
  it("decides how a term is written: nothing in Japanese says it another way", () => {
    const unwanted = glossary.flatMap(({ notJa = [] }) => notJa);
    const found = japanese.flatMap(([file, text]) =>
      unwanted.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it("is followed by every sentence of the pages: where the English has a term, the Japanese has its own", () => {
    const translated = new Map(flat(ja));
    const wrong = flat(en).flatMap(([key, sentence]) => {
      const words = sentence.replace(/\{[a-zA-Z]+|<[^>]*>/g, " ");
      const said = translated.get(key) ?? "";
      return glossary
        .filter(({ en: term }) => new RegExp(`\\b${term}s?\\b`, "i").test(words))
        .filter(({ ja: term, alsoJa = [] }) => ![term, ...alsoJa].some((word) => said.includes(word)))
        .map(({ en: term }) => `${key}: ${term}: ${said}`);
    });
    expect(wrong).toEqual([]);
  });

  it("says each term once", () => {
    expect(new Set(glossary.map(({ en: term }) => term)).size).toBe(glossary.length);
    expect(new Set(glossary.map(({ ja: term }) => term)).size).toBe(glossary.length);
  });
});
