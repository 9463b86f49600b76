import { mapParameters } from "#lib/api/requests.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { comparedChart } from "#lib/report/chart/compare/compared-chart.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import { defineQuestion } from "../question.ts";

/**
 * What the map draws: the flow, with `tasks=true` also the tasks of each row, with `of` those of some, or the ground. The flow is
 * compared where an earlier snapshot is named; the ground is not.
 */
export const mapQuestion = defineQuestion(mapParameters, ({ inspection, base, parameters }) => {
  const { tasks, of, projection } = parameters;
  if (projection === "ground") return { json: groundModel(inspection, of) };
  const chosen = { withTasks: tasks === "true", tasksOf: new Set(of?.split(",")) };
  return {
    json: base === undefined ? chartModel(inspection, chosen) : comparedChart(base.inspection(), inspection, chosen),
  };
});
