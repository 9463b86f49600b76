import type { FindingAnswer } from "#lib/api/findings.ts";

/** What findings can be narrowed by, and what is chosen of each; nothing chosen means all. */
export type Chosen = {
  readonly severity: readonly string[];
  readonly rule: readonly string[];
  readonly state: readonly string[];
};

/** The facets, in the order they stand. */
export const facetNames = ["severity", "rule", "state"] as const satisfies readonly (keyof Chosen)[];

/** The value a finding has in a facet. */
export function facetValue(finding: FindingAnswer, facet: keyof Chosen): string {
  return facet === "rule" ? finding.ruleId : finding[facet];
}

/** The findings that every facet lets through; `except` leaves one facet out, to count what choosing in it would give. */
export function narrow(
  findings: readonly FindingAnswer[],
  chosen: Chosen,
  except?: keyof Chosen,
): readonly FindingAnswer[] {
  const facets = facetNames.filter((facet) => facet !== except && chosen[facet].length > 0);
  return findings.filter((finding) => facets.every((facet) => chosen[facet].includes(facetValue(finding, facet))));
}
