import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  parse,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { messages, type PageMessages } from "#components/messages/messages.ts";

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path: readonly string[] = []): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[[...path, key].join("."), value] as const] : flatten(value, [...path, key]),
  );
}

/** The arguments and tags of an ICU message, sorted, each once: `{name}`, `{name, plural, …}`, `<name></name>`. */
function placesOf(message: string): readonly string[] {
  return [...new Set(placesIn(parse(message)))].sort();
}

function placesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return [];
    if (isTagElement(element)) return [`<${element.value}>`, ...placesIn(element.children)];
    if (!isPluralElement(element) && !isSelectElement(element)) return [element.value];
    return [element.value, ...Object.values(element.options).flatMap(({ value }) => placesIn(value))];
  });
}

const english = new Map(flatten(messages.en));
const japanese = new Map(flatten(messages.ja));

describe("the sentences of the pages", () => {
  test("exist in both languages, no more and no fewer", () => {
    expect([...japanese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("have the same places in both languages", () => {
    const places = (texts: ReadonlyMap<string, string>) =>
      Object.fromEntries([...texts].map(([key, text]) => [key, placesOf(text)]));
    expect(places(japanese)).toEqual(places(english));
  });

  test("are written one way in Japanese: colon, wave dash, parentheses, long vowels", () => {
    const odd = /[：～]|ブラウザ(?!ー)|[ぁ-んァ-ヶ一-龠] \(|\([^)]*[ぁ-んァ-ヶ一-龠]/;
    expect([...japanese].filter(([, text]) => odd.test(text))).toEqual([]);
  });

  test("are well-formed ICU messages", () => {
    for (const [locale, texts] of [
      ["en", english],
      ["ja", japanese],
    ] as const) {
      for (const [key, text] of texts) {
        const values: Record<string, string | number | (() => string)> = {};
        for (const place of placesOf(text)) {
          if (place.startsWith("<")) values[place.slice(1, -1)] = () => "x";
          else values[place] = place === "verdict" ? "unknown" : 2;
        }
        const errors: unknown[] = [];
        // One message at a time, so that a broken one is named. The catalogue's own type knows no such tree.
        const tree = { one: text } as unknown as PageMessages;
        const t = createTranslator({ locale, messages: tree, onError: (error) => errors.push(error), timeZone: "UTC" });
        // The key is in the tree above, whatever the type of the whole catalogue says.
        t.markup("one" as Parameters<typeof t.markup>[0], values);
        expect(errors, `${locale} ${key}`).toEqual([]);
      }
    }
  });

  test("are not left in English on the Japanese side", () => {
    const same = [...japanese].filter(([key, text]) => text === english.get(key) && /[a-z]{4,} [a-z]{2,}/.test(text));
    expect(same).toEqual([]);
  });

  test("have no exclamation mark and no emoji", () => {
    const loud = [...english, ...japanese].filter(([, text]) => /[!！]|\p{Extended_Pictographic}/u.test(text));
    expect(loud).toEqual([]);
  });
});
