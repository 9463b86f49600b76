import type { FindingAnswer } from "#lib/api/findings.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

/** The findings a list is of; `open` holds the new ones too. */
export const views = ["open", "new", "muted", "resolved", "all"] as const;

/** The findings a list is of. */
export type View = (typeof views)[number];

/** What findings can be narrowed by, in the order it stands. */
export const facetNames = ["severity", "rule", "service", "account", "seen"] as const;

/** What findings can be narrowed by. */
export type FacetName = (typeof facetNames)[number];

/** What is chosen of each facet; nothing chosen means all. */
export type Chosen = { readonly [Name in FacetName]: readonly string[] };

/** How long ago a finding was first seen, the latest first. */
export const ages = ["day", "week", "month", "older"] as const;

/** How long ago a finding was first seen. */
export type Age = (typeof ages)[number];

const DAY_MS = 86_400_000;

/** Whether a finding belongs to a view. */
export function isIn(view: View, { state, isNew }: FindingAnswer): boolean {
  switch (view) {
    case "all":
      return true;
    case "new":
      return isNew && state === "open";
    case "open":
    case "muted":
    case "resolved":
      return state === view;
  }
}

/** The services that a finding is about, or that suffer from it. */
export function servicesOf({ subject, affected }: FindingAnswer): readonly Urn[] {
  return [...new Set([subject, ...affected])].filter((urn) => parseUrn(urn)?.kind === "ecs-service");
}

/** The values a finding has in a facet; `now` is in milliseconds since 1970. */
export function facetValues(finding: FindingAnswer, facet: FacetName, now: number): readonly string[] {
  switch (facet) {
    case "severity":
      return [finding.severity];
    case "rule":
      return [finding.ruleId];
    case "service":
      return servicesOf(finding);
    case "account":
      return finding.subject.split("/").slice(1, 2);
    case "seen":
      return [ageOf(finding.firstSeenAt, now)];
  }
}

function ageOf(at: string, now: number): Age {
  const days = (now - Date.parse(at)) / DAY_MS;
  return days < 1 ? "day" : days < 7 ? "week" : days < 30 ? "month" : "older";
}

/** The findings that every facet lets through; `except` leaves one facet out, to count what choosing in it would give. */
export function narrow(
  findings: readonly FindingAnswer[],
  chosen: Chosen,
  { now, except }: { readonly now: number; readonly except?: FacetName },
): readonly FindingAnswer[] {
  const facets = facetNames.filter((facet) => facet !== except && chosen[facet].length > 0);
  return findings.filter((finding) =>
    facets.every((facet) => facetValues(finding, facet, now).some((value) => chosen[facet].includes(value))),
  );
}
