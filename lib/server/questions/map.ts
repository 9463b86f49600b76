import { mapParameters } from "#lib/api/requests.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { defineQuestion } from "../question.ts";

/** What the map draws; with `tasks=true` also the tasks of each row. */
export const mapQuestion = defineQuestion(mapParameters, ({ inspection, parameters: { tasks } }) => ({
  json: chartModel(inspection, { withTasks: tasks === "true" }),
}));
