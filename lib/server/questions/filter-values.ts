import { filterValuesParameters, type FilterValues } from "#lib/api/filter.ts";
import { valuesOfKey } from "#lib/inventory/filter-values.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
import { defineQuestion } from "../question.ts";

/** The values a key of the filter has, for who types one. */
export const filterValuesQuestion = defineQuestion(filterValuesParameters, ({ inspection, parameters }) => {
  const { kinds, ...asked } = parameters;
  const json: FilterValues = {
    snapshotId: inspection.snapshot.snapshotId,
    values: valuesOfKey(resourcesOf(inspection), kinds, asked),
  };
  return { json };
});
