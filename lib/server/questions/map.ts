import { mapParameters } from "#lib/api/requests.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import { defineQuestion } from "../question.ts";

/** What the map draws: the flow, with `tasks=true` also the tasks of each row, with `of` those of some, or the ground. */
export const mapQuestion = defineQuestion(mapParameters, ({ inspection, parameters: { tasks, of, projection } }) => ({
  json:
    projection === "ground"
      ? groundModel(inspection, of)
      : chartModel(inspection, { withTasks: tasks === "true", tasksOf: new Set(of?.split(",")) }),
}));
