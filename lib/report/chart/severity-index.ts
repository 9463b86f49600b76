import type { Finding, Severity } from "#lib/findings/finding.ts";
import type { Urn } from "#lib/model/urn.ts";

const order: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** How grave a severity is: 0 is the gravest; nothing wrong comes after all of them. */
export function rankOf(severity: Severity | undefined): number {
  return severity === undefined ? order.length : order.indexOf(severity);
}

/** The worst of several severities; absent when nothing is wrong with any. */
export function worstOf(marked: Iterable<{ readonly severity?: Severity }>): { readonly severity?: Severity } {
  let worst: Severity | undefined;
  for (const { severity } of marked) worst = worse(worst, severity);
  return worst === undefined ? {} : { severity: worst };
}

/** The worse of two severities; absent is best. */
export function worse(one: Severity | undefined, other: Severity | undefined): Severity | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}

/** The worst finding about each thing, as subject or as one that suffers. Advice (`info`) and what is muted leave no mark on the map. */
export function severitiesByUrn(findings: readonly Finding[]): ReadonlyMap<Urn, Severity> {
  const worst = new Map<Urn, Severity>();
  for (const finding of findings) {
    if (finding.severity === "info" || finding.mute !== undefined) continue;
    for (const urn of [finding.subject, ...finding.affected]) {
      worst.set(urn, worse(worst.get(urn), finding.severity) ?? finding.severity);
    }
  }
  return worst;
}

/** The `severity` part of a marked thing: absent when nothing is wrong with it. */
export function markOf(severities: ReadonlyMap<Urn, Severity>, urn: Urn): { readonly severity?: Severity } {
  const severity = severities.get(urn);
  return severity === undefined ? {} : { severity };
}
