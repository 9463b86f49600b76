import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Filter, Operator } from "#lib/filter/filter.ts";
import { filterKeyNames, filterKeys } from "#lib/filter/filter-keys.ts";
import { matcher } from "#lib/filter/match-filter.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";
import { subjectOf } from "#tests/lib/filter/subject-of.ts";

const word = fc.oneof(fc.constantFrom("api", "OR", "-x", "is:", "a b", '"', "\\", "(", "arn:aws:x", "fd00::1", "sg:1"), fc.string({ minLength: 1, maxLength: 8 })); // prettier-ignore
const orders: readonly Operator[] = ["=", "!=", "<", "<=", ">", ">="];
const equals: readonly Operator[] = ["=", "!="];

const term = fc.constantFrom(...filterKeyNames).chain((key): fc.Arbitrary<Filter> => {
  if (key === "tag") {
    const sign = fc.constantFrom("=" as const, "!=" as const, "~" as const);
    return fc.oneof(
      fc.record({ kind: fc.constant("tag" as const), tag: word, op: fc.constant("has" as const) }),
      fc.record({ kind: fc.constant("tag" as const), tag: word, op: sign, value: fc.string({ maxLength: 6 }) }),
    );
  }
  const entry: { readonly type: string; readonly values?: readonly string[] } = filterKeys[key];
  const of = (ops: readonly Operator[], value: fc.Arbitrary<string>) =>
    fc.record({ kind: fc.constant("term" as const), key: fc.constant(key), op: fc.constantFrom(...ops), value });
  if (entry.values !== undefined) return of(entry.type === "severity" ? orders : equals, fc.constantFrom(...entry.values)); // prettier-ignore
  if (entry.type === "number") return of(orders, fc.nat(99).map(String));
  if (entry.type === "port") return of(orders, fc.constantFrom("80", "443", "8000-8100"));
  if (entry.type === "address") return of(equals, fc.constantFrom("10.0.0.1", "10.0.0.0/8", "fd00::/8"));
  return of(["=", "!=", "~"], word);
});

const filters = fc.letrec<{ filter: Filter; several: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    term,
    word.map((text): Filter => ({ kind: "text", text })),
    tie("filter").map((of): Filter => ({ kind: "not", of })),
    tie("several"),
  ),
  several: fc.record({
    kind: fc.constantFrom("all" as const, "any" as const),
    of: fc.array(tie("filter"), { minLength: 2, maxLength: 3 }),
  }),
})).filter;

const keys = filterKeyNames.filter((key) => key !== "tag");
const subjects = fc
  .record({
    facts: fc.dictionary(fc.constantFrom(...keys), fc.array(fc.oneof(fc.constantFrom("api", "10.0.0.1", "high", "blocked"), fc.nat(9)), { maxLength: 2 })), // prettier-ignore
    unread: fc.subarray([...keys, "tag"]),
  })
  .map(({ facts, unread }) => subjectOf(facts, { unread, words: ["api"], tags: [{ key: "env", value: "dev" }] }));

describe("the filter language", () => {
  test("reading what was printed gives the same filter", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual({ ok: true, filter });
      }),
    );
  });

  test("any text is a filter or an error within the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(" ")),
        ),
        (text) => {
          const parsed = parseFilter(text);
          if (parsed.ok) return parseFilter(printFilter(parsed.filter)).ok;
          const { at, length } = parsed.error;
          return at >= 0 && at + length <= text.length;
        },
      ),
    );
  });

  test("not (a and b) is (not a) or (not b), also where neither is known", () => {
    fc.assert(
      fc.property(filters, filters, subjects, (a, b, subject) => {
        const not = (of: Filter): Filter => ({ kind: "not", of });
        const holds = (filter: Filter) => matcher(filter)(subject);
        expect(holds(not({ kind: "all", of: [a, b] }))).toBe(holds({ kind: "any", of: [not(a), not(b)] }));
        expect(holds(not({ kind: "any", of: [a, b] }))).toBe(holds({ kind: "all", of: [not(a), not(b)] }));
        expect(holds(not(not(a)))).toBe(holds(a));
      }),
    );
  });

  test("what was not read never turns a match into none: reading on only decides what was open", () => {
    fc.assert(
      fc.property(filters, subjects, (filter, subject) => {
        const asRead = { ...subject, tags: { values: subject.tags.values }, field: (key: (typeof keys)[number]) => ({ values: subject.field(key).values }) }; // prettier-ignore
        const before = matcher(filter)(subject);
        if (before !== "unknown") expect(matcher(filter)(asRead)).toBe(before);
      }),
    );
  });
});
