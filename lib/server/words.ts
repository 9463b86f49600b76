import type { Language } from "#lib/report/text/language.ts";

/** A sentence in both languages, or one that is the same in both or has its language already. */
export type Words = string | { readonly en: string; readonly ja: string };

/** The words of a language. */
export function wordsIn(words: Words, language: Language): string {
  return typeof words === "string" ? words : words[language];
}
