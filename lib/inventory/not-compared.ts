import type { UnreadFact } from "#lib/filter/filter.ts";

/** What is said of what only a comparison tells, where nothing is compared. */
export const notCompared = {
  en: "No snapshot is chosen to compare with.",
  ja: "比較するスナップショットが選ばれていません。",
} as const;

/** Why it cannot be told of some, in the reader's language; what a snapshot says of its problems is translated with the answer. */
export function becauseIn(language: "en" | "ja", because: readonly UnreadFact[]): readonly UnreadFact[] {
  return because.map((fact) => (fact.text === notCompared.en ? { ...fact, text: notCompared[language] } : fact));
}
