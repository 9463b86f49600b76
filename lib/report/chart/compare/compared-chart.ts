import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import { configurationChanges } from "../../changes/configuration-changes.ts";
import { unreadInEither } from "../../changes/unread-areas.ts";
import { chartModel } from "../build-chart.ts";
import type { ChartModel } from "../chart-model.ts";
import { compareCharts } from "./compare-charts.ts";

/** What the map draws of an inspection, compared with an earlier one; with the same tasks of both. */
export function comparedChart(
  base: Inspection,
  head: Inspection,
  chosen: { readonly withTasks: boolean; readonly tasksOf?: ReadonlySet<Urn> },
): ChartModel {
  const [then, now] = [base.snapshot, head.snapshot];
  return compareCharts({
    base: { model: chartModel(base, chosen), finishedAt: then.finishedAt },
    head: chartModel(head, chosen),
    configuration: configurationChanges(then, now),
    unread: unreadInEither(then, now),
  });
}
