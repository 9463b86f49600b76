import type { Verdict } from "#lib/graph/graph.ts";

/** The worst first. */
const order: readonly Verdict[] = ["unreachable", "unknown", "conditional"];

/** In how many variants an answer is at its worst, where its variants differ; `undefined` where all of them agree. */
export function differingVariants(
  variants: readonly { readonly verdict: Verdict }[],
): { readonly verdict: Verdict; readonly count: number; readonly all: number } | undefined {
  if (new Set(variants.map(({ verdict }) => verdict)).size < 2) return undefined;
  const worst = order.find((verdict) => variants.some((one) => one.verdict === verdict));
  if (worst === undefined) return undefined;
  return { verdict: worst, count: variants.filter(({ verdict }) => verdict === worst).length, all: variants.length };
}
