import { filterMatchesParameters, type FilterMatches } from "#lib/api/filter.ts";
import { filterSubjects } from "#lib/inventory/filter-resources.ts";
import { becauseIn } from "#lib/inventory/not-compared.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
import { defineQuestion } from "../question.ts";

/** Which resources of some kinds match a filter. */
export const filterMatchesQuestion = defineQuestion(filterMatchesParameters, ({ inspection, parameters, language }) => {
  const { q, kinds } = parameters;
  const resources = resourcesOf(inspection);
  const all = kinds.flatMap((kind) => resources.ofKind(kind));
  const { matches, open, because } = filterSubjects(all, q);
  const json: FilterMatches = {
    snapshotId: inspection.snapshot.snapshotId,
    all: all.length,
    matches: matches.map(({ urn }) => urn),
    open: open.map(({ urn }) => urn),
    because: becauseIn(language, because),
  };
  return { json };
});
