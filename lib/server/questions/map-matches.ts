import { mapMatchesParameters, type FilterMatches } from "#lib/api/filter.ts";
import { mapMatches } from "#lib/inventory/map-matches.ts";
import { becauseIn } from "#lib/inventory/not-compared.ts";
import { defineQuestion } from "../question.ts";

/** What of the map matches a filter, by the URNs of its boxes; with `tasks=true` also the tasks of rows. */
export const mapMatchesQuestion = defineQuestion(
  mapMatchesParameters,
  ({ inspection, base, parameters: { q, tasks, projection }, language }) => {
    const { matches, open, because, all } = mapMatches(inspection, q, {
      withTasks: tasks === "true",
      ground: projection === "ground",
      base: base?.inspection(),
    });
    const json: FilterMatches = {
      snapshotId: inspection.snapshot.snapshotId,
      all,
      matches: matches.map(({ urn }) => urn),
      open: open.map(({ urn }) => urn),
      because: becauseIn(language, because),
    };
    return { json };
  },
);
