import { conjuncts, type Filter } from "#lib/filter/filter.ts";
import type { Finding } from "#lib/findings/finding.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { nodeKinds, type Urn } from "#lib/model/urn.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import type { Language } from "#lib/report/text/language.ts";
import { filterSubjects } from "./filter-resources.ts";
import { findingSubject } from "./finding-subject.ts";
import { resourcesOf } from "./subjects.ts";

/** What a filter lets through of an inspection. */
type Narrowed = {
  readonly findings: readonly Finding[];
  readonly matches: readonly Urn[];
  /** Of so many findings and resources it cannot be told. */
  readonly undecided: number;
};

/** The findings and resources that match a filter; `undefined` for a filter that lets everything through. */
export function narrowedTo(inspection: Inspection, filter: Filter, language: Language): Narrowed | undefined {
  if (conjuncts(filter).length === 0) return undefined;
  const resources = resourcesOf(inspection);
  const subjectOf = (finding: Finding) => ({
    ...findingSubject(
      { ...finding, title: sayFinding(finding, language).title, isMuted: finding.mute !== undefined },
      resources,
    ),
    finding,
  });
  const found = filterSubjects(inspection.findings.map(subjectOf), filter);
  const there = filterSubjects(nodeKinds.flatMap((kind) => resources.ofKind(kind)), filter); // prettier-ignore
  return {
    findings: found.matches.map(({ finding }) => finding),
    matches: there.matches.map(({ urn }) => urn),
    undecided: found.open.length + there.open.length,
  };
}
