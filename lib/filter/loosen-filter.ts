import { allOf, conjuncts, type Filter } from "./filter.ts";

/**
 * The filters nearest to one that ask for less, the nearest first: equality made a part of it, then one condition left
 * out each, then nothing left. None of them is the filter itself.
 */
export function loosenings(filter: Filter): readonly Filter[] {
  const parts = conjuncts(filter);
  const instead = (at: number, part: readonly Filter[]) => allOf(parts.flatMap((one, place) => (place === at ? part : [one]))); // prettier-ignore
  const softer = parts.flatMap((part, at) => {
    const soft = softened(part);
    return soft === undefined ? [] : [instead(at, [soft])];
  });
  const without = parts.length < 2 ? [] : parts.map((_, at) => instead(at, []));
  return [...softer, ...without];
}

/** `key:value` as `key~value`, the parts of an `all` as an `any`; `undefined` where nothing is softer. */
function softened(filter: Filter): Filter | undefined {
  if (filter.kind === "tag") return filter.op === "=" || filter.op === "~" ? { kind: "tag", tag: filter.tag, op: "has" } : undefined; // prettier-ignore
  if (filter.kind !== "term" || filter.op !== "=") return undefined;
  return isSoftened.has(filter.key) ? { ...filter, op: "~" } : undefined;
}

/** Keys of names: a part of one is worth a try. */
const isSoftened: ReadonlySet<string> = new Set([
  "service", "cluster", "family", "vpc", "subnet", "sg", "nacl", "rtb", "lb", "tg", "name", "zone", "az", "status",
]); // prettier-ignore
