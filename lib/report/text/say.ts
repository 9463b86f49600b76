import type { Finding, Values } from "#lib/findings/finding.ts";
import type { RuleText } from "#lib/findings/rule.ts";
import { ruleOf } from "#lib/findings/rules.ts";
import { fill, partsOf, type SentencePart } from "./fill.ts";
import { japanese } from "./ja.ts";
import { placesInJapanese } from "./ja/places.ts";
import { placesInEnglish } from "./places.ts";
import type { Language } from "./language.ts";
import { areaWords, ownerWords, problemKindWords, registryWords, visibilityWords } from "./words.ts";

/** A finding in words. */
export type SaidFinding = {
  /** A whole sentence that names the subject, without a full stop. */
  readonly title: string;
  /** The title and the exact figures. */
  readonly summary: string;
  readonly why: string;
  readonly remedy: string;
  readonly limits: string;
};

/** A rule in words. */
export type SaidRule = Pick<RuleText<string>, "title" | "why" | "fix" | "limits">;

/** Says a finding in a language. Values stay text: whoever writes markup escapes what this gives. */
export function sayFinding(finding: Finding, language: Language): SaidFinding {
  const text = textOf(finding.ruleId, language);
  const { why, fix, limits } = sayRule(finding.ruleId, language);
  const values = worded(finding.values, language);
  const title = fill(sentence(text?.says, finding.says) ?? finding.says, values);
  const figures = fill(sentence(text?.figures, finding.says) ?? "", values);
  return { title, summary: `${title}${language === "ja" ? "。" : ". "}${figures}`, why, remedy: fix, limits };
}

function sentence(sentences: { readonly [name: string]: string } | undefined, name: string): string | undefined {
  return sentences !== undefined && Object.hasOwn(sentences, name) ? sentences[name] : undefined;
}

/** Says a rule in a language; a rule that is not in the catalogue is said by its id. */
export function sayRule(ruleId: string, language: Language): SaidRule {
  return textOf(ruleId, language) ?? { title: ruleId, why: "", fix: "", limits: "" };
}

/** Every sentence a rule may say of a subject, in pieces, its places named in words; one that is said for several reasons once. */
export function sayRuleForms(ruleId: string, language: Language): readonly (readonly SentencePart[])[] {
  const forms = [...new Set(Object.values(textOf(ruleId, language)?.says ?? {}))].map(partsOf);
  return forms.map((parts) =>
    parts.map((part) => ("place" in part ? { place: placeName(part.place, language) } : part)),
  );
}

/** What stands in a place, said while nothing does: `targetGroup` is a “target group”. */
function placeName(place: string, language: Language): string {
  const named = language === "ja" ? placesInJapanese : placesInEnglish;
  if (Object.hasOwn(named, place)) return named[place] ?? place;
  // A field of AWS is never the name of a place.
  return place.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A rule's text; English where a translation is missing, which a test makes sure never happens. */
function textOf(ruleId: string, language: Language): RuleText<string> | undefined {
  const translated = language === "ja" && Object.hasOwn(japanese, ruleId) ? japanese[ruleId] : undefined;
  return translated ?? ruleOf(ruleId)?.text;
}

/** The places whose values are words of ours, not names: they are said in the language. */
const wordPlaces = new Map<string, { readonly [Tongue in Language]: { readonly [code: string]: string } }>([
  ["area", areaWords],
  ["kind", problemKindWords],
  ["visibility", visibilityWords],
  ["registry", registryWords],
]);

function worded(values: Values, language: Language): Values {
  const said = Object.entries(values).map(([place, value]) => {
    if (place === "owners") return [place, wordedOwners(String(value), language)] as const;
    const words = wordPlaces.get(place)?.[language] ?? {};
    return [place, (Object.hasOwn(words, value) ? words[value] : undefined) ?? value] as const;
  });
  return Object.fromEntries(said);
}

/** A list of owners with their counts: `ecs-task 6, lambda 3`. */
function wordedOwners(list: string, language: Language): string {
  const words: { readonly [code: string]: string } = ownerWords[language];
  return list.replaceAll(/[a-z][a-z0-9-]*/g, (code) => (Object.hasOwn(words, code) ? (words[code] ?? code) : code));
}
