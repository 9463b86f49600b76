import { allOf, conjuncts, type Filter, type FilterTerm } from "./filter.ts";
import { filterKeys, filterSeverities } from "./filter-keys.ts";

/**
 * The filters nearest to one that ask for less, the nearest first: a condition made softer each (equality a part of it, a bound
 * moved outwards), then one left out each, then one alone each. None of them is the filter itself; whether one of them finds
 * anything has to be tried.
 */
export function loosenings(filter: Filter): readonly Filter[] {
  const parts = conjuncts(filter);
  const instead = (at: number, part: readonly Filter[]) => allOf(parts.flatMap((one, place) => (place === at ? part : [one]))); // prettier-ignore
  const softer = parts.flatMap((part, at) => softened(part).map((soft) => instead(at, [soft])));
  const without = parts.length < 2 ? [] : parts.map((_, at) => instead(at, []));
  const alone = parts.length < 3 ? [] : parts;
  return [...softer, ...without, ...alone];
}

/** `key:value` as `key~value`, a number with its bound moved outwards step by step; nothing where nothing is softer. */
function softened(filter: Filter): readonly Filter[] {
  if (filter.kind === "tag") return filter.op === "=" || filter.op === "~" ? [{ kind: "tag", tag: filter.tag, op: "has" }] : []; // prettier-ignore
  if (filter.kind !== "term") return [];
  const { type } = filterKeys[filter.key];
  if (type === "number") return widened(filter);
  if (type === "severity") return lessGrave(filter);
  return filter.op === "=" && isSoftened.has(filter.key) ? [{ ...filter, op: "~" }] : [];
}

type Term = Extract<FilterTerm, { readonly kind: "term" }>;

/** A number's bound ten times as far each, up to more addresses or tasks than any of what is asked for has. */
function widened(term: Term): readonly Filter[] {
  const value = Number(term.value);
  if (!Number.isFinite(value)) return [];
  if (term.op === "=")
    return [
      { ...term, op: "<=" },
      { ...term, op: ">=" },
    ];
  if (term.op === "<" || term.op === "<=") {
    return [1, 10, 100, 1000, 10_000]
      .filter((bound) => bound > value)
      .map((bound) => ({ ...term, value: String(bound) }));
  }
  if (term.op === ">" || term.op === ">=") {
    return [1000, 100, 10, 1, 0].filter((bound) => bound < value).map((bound) => ({ ...term, value: String(bound) }));
  }
  return [];
}

/** `sev:critical` and `sev>=critical` as `sev>=high`, and so on. */
function lessGrave(term: Term): readonly Filter[] {
  if (term.op !== "=" && term.op !== ">=" && term.op !== ">") return [];
  const at = filterSeverities.findIndex((name) => name === term.value);
  return filterSeverities.slice(Math.max(0, at + 1)).map((value) => ({ ...term, op: ">=", value }));
}

/** Keys of names: a part of one is worth a try. */
const isSoftened: ReadonlySet<string> = new Set([
  "service", "cluster", "family", "vpc", "subnet", "sg", "nacl", "rtb", "lb", "tg", "name", "zone", "az", "status",
]); // prettier-ignore
