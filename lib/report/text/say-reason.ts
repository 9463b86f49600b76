import { traceSentences } from "#lib/analysis/reach/sentences.ts";
import { startUpSentences } from "#lib/analysis/startup/sentences.ts";
import { problemInJapanese } from "#lib/model/problem-sentences.ts";
import { reasonsInJapanese } from "./ja/reasons.ts";
import type { Language } from "./language.ts";

type Pattern = { readonly ja: string; readonly names: readonly string[]; readonly pattern: RegExp };

const place = /\{(\w+)\}/g;

function patternOf([en, ja]: readonly [en: string, ja: string]): Pattern {
  const names = [...en.matchAll(place)].map(([, name = ""]) => name);
  // The first of the values is the shortest that fits.
  const source = en.replaceAll(/[().?*+]/g, String.raw`\$&`).replaceAll(place, "(.+?)");
  return { ja, names, pattern: new RegExp(`^${source}$`, "s") };
}

/** What paths and starts say comes on as a reason too; only whole sentences that say something of their own can be found again. */
const ofWays = [...Object.values(traceSentences), ...Object.values(startUpSentences)].flatMap(({ en, ja }) =>
  /[.}]$/.test(en) && en.replaceAll(place, "").length > 20 ? [[en, ja] as const] : [],
);

const patterns = [...reasonsInJapanese, ...ofWays].map(patternOf);

/**
 * Says in a language why a rule could not judge a subject: it says so in English, and a reader of Japanese is told the same, found
 * again by it. A text that is none of ours stays as it is.
 */
export function sayReason(reason: string, language: Language): string {
  if (language === "en") return reason;
  for (const { ja, names, pattern } of patterns) {
    const found = pattern.exec(reason);
    if (found === null) continue;
    // A value may be a sentence itself.
    const values = new Map(names.map((name, at) => [name, sayReason(found[at + 1] ?? "", language)]));
    return ja.replaceAll(place, (whole, name: string) => values.get(name) ?? whole);
  }
  return problemInJapanese(reason);
}
