import type { Field, Filter, FilterTerm, Subject, UnreadFact } from "./filter.ts";
import { isAboutAddresses, tagTest, textTest, valueTest } from "./value-tests.ts";

/** Whether a filter lets a subject through; `unknown` when what was not read could decide it either way. */
export type Match = "yes" | "no" | "unknown";

/** No, unknown and yes as numbers: `and` is the least, `or` the greatest, `not` what is left to two (Kleene). */
const NO = 0;
const UNKNOWN = 1;
const YES = 2;

const matches: readonly Match[] = ["no", "unknown", "yes"];

type Judge = (subject: Subject) => number;

/** Makes the test of a filter once, for many subjects. A fact that was not read is neither a match nor none. */
export function matcher(filter: Filter): (subject: Subject) => Match {
  const judge = judgeOf(filter);
  return (subject) => matches[judge(subject)] ?? "unknown";
}

/** What was not read and left a filter undecided about a subject; empty when it is decided. */
export function whyUnknown(filter: Filter, subject: Subject): readonly UnreadFact[] {
  if (judgeOf(filter)(subject) !== UNKNOWN) return [];
  switch (filter.kind) {
    case "all":
    case "any":
      return filter.of.flatMap((part) => whyUnknown(part, subject));
    case "not":
      return whyUnknown(filter.of, subject);
    case "text":
      return subject.field("ip").unread ?? [];
    case "tag":
      return subject.tags.unread ?? [];
    case "term":
      return subject.field(filter.key, filter.value).unread ?? [];
  }
}

function judgeOf(filter: Filter): Judge {
  switch (filter.kind) {
    case "all": {
      const judges = filter.of.map(judgeOf);
      return (subject) => extreme(judges, subject, YES);
    }
    case "any": {
      const judges = filter.of.map(judgeOf);
      return (subject) => extreme(judges, subject, NO);
    }
    case "not": {
      const judge = judgeOf(filter.of);
      return (subject) => YES - judge(subject);
    }
    case "text": {
      const test = textTest(filter.text);
      // A name that is not there is known not to be there; an address that was not read might be the one.
      if (!isAboutAddresses(filter.text)) return (subject) => (test(subject) ? YES : NO);
      return (subject) => (test(subject) ? YES : judged({ ...subject.field("ip"), values: [] }, () => false));
    }
    case "term":
    case "tag":
      return termJudge(filter);
  }
}

/** The least or the greatest of several; it stops where nothing can be less, or greater. */
function extreme(judges: readonly Judge[], subject: Subject, start: number): number {
  const end = YES - start;
  let found = start;
  for (const judge of judges) {
    const one = judge(subject);
    if (start === YES ? one < found : one > found) found = one;
    if (found === end) break;
  }
  return found;
}

function termJudge(term: FilterTerm): Judge {
  if (term.kind === "tag") {
    const test = tagTest(term);
    return negatable(term.op, (subject) => judged(subject.tags, test));
  }
  const test = valueTest(term);
  const { key, value } = term;
  return negatable(term.op, (subject) => judged(subject.field(key, value), test));
}

/** `key!=value` is what `key:value` is not: of several values none may be it. */
function negatable(op: FilterTerm["op"], judge: Judge): Judge {
  return op === "!=" ? (subject) => YES - judge(subject) : judge;
}

function judged<Value>(
  { values, unread }: { readonly values: readonly Value[]; readonly unread?: Field["unread"] },
  test: (value: Value) => boolean,
): number {
  if (values.some(test)) return YES;
  return unread === undefined || unread.length === 0 ? NO : UNKNOWN;
}
