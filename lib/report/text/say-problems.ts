import { areaCalls } from "#lib/model/area-calls.ts";
import { areaNamesOf } from "#lib/model/areas.ts";
import { problemInJapanese, problemSentence } from "#lib/model/problem-sentences.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isGlobal, type ScopeSnapshot, type Snapshot } from "#lib/model/snapshot.ts";
import type { Language } from "./language.ts";

/** What a snapshot says in English of what was not read, with the same in the reader's language; empty in English. */
type Wording = readonly (readonly [english: string, said: string])[];

/** Fields that hold what AWS said, word for word. */
const verbatim = new Set(["record"]);

/**
 * An answer whose reader gets the problems of its snapshot in their own language, wherever it speaks of them: they are
 * written down in English when they happen, and rules and paths hand them on. The same value where there is nothing to say.
 */
export function sayProblems<Value>(value: Value, snapshot: Snapshot, language: Language): Value {
  const wording = language === "ja" ? wordingOf(snapshot) : [];
  // The walk keeps every shape: only texts are others.
  return wording.length === 0 ? value : (said(value, wording) as Value);
}

const known = new WeakMap<Snapshot, Wording>();

/** Longer sentences first: one may be the cause that another ends with. */
function wordingOf(snapshot: Snapshot): Wording {
  const before = known.get(snapshot);
  if (before !== undefined) return before;
  const texts = new Set(snapshot.scopes.flatMap(problemsOf));
  const wording = [...texts]
    .map((english) => [english, problemInJapanese(english)] as const)
    .filter(([english, japanese]) => english !== japanese)
    .toSorted(([a], [b]) => b.length - a.length);
  known.set(snapshot, wording);
  return wording;
}

function problemsOf(scoped: ScopeSnapshot): readonly string[] {
  return areaNamesOf(isGlobal(scoped) ? "global" : "regional").flatMap((name) => {
    const area = scoped.areas[name];
    if (area === undefined)
      return [problemSentence("notAsked", { subject: areaCalls[name], scope: scopeKey(scoped.scope) })];
    return area.status === "complete" ? [] : area.problems.map(({ message }) => message);
  });
}

function said(value: unknown, wording: Wording): unknown {
  if (typeof value === "string") return saidText(value, wording);
  if (Array.isArray(value)) return value.map((one) => said(one, wording));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, verbatim.has(key) ? one : said(one, wording)]),
  );
}

function saidText(text: string, wording: Wording): string {
  let now = text;
  for (const [english, japanese] of wording) if (now.includes(english)) now = now.replaceAll(english, () => japanese);
  return now;
}
