import { expect, test } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { chartsOfVpcs } from "#lib/report/chart/charts-of-vpcs.ts";
import { calmCrossroads } from "#mocks/scenarios/calm-crossroads.ts";
import { surveyScenario } from "#tests/support/surveyed.ts";
import { chartCluster, chartOf, chartRow, chartVpc } from "./chart-models.ts";

function urnsOf(model: ChartModel): readonly string[] {
  const { names, entries, loadBalancers, targetGroups, exits, dependencies, vpcs } = model;
  const rows = vpcs.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.rows));
  return [...names, ...entries, ...loadBalancers, ...targetGroups, ...exits, ...dependencies, ...vpcs, ...rows].map(
    ({ urn }) => urn,
  );
}

const row = (name: string) => chartVpc({ urn: `vpc-${name}`, clusters: [chartCluster({ urn: `c-${name}`, rows: [chartRow({ name })] })] }); // prettier-ignore
const group = (urn: string) => ({ urn, name: urn, targetType: "ip", port: ":80" });

test("each VPC in which something runs has a chart of what leads there and where it leads", () => {
  const model = chartOf({
    vpcs: [row("web"), row("api")],
    targetGroups: [group("tg-web"), group("tg-api"), group("tg-idle")],
    otherNames: 3,
    edges: [
      { kind: "registers", from: "tg-web", to: "web", label: "" },
      { kind: "registers", from: "tg-api", to: "api", label: "" },
    ],
  });
  const charts = chartsOfVpcs(model);
  expect(charts.map(({ model: own }) => urnsOf(own))).toEqual([
    // What belongs to nobody is on the first.
    ["tg-web", "tg-idle", "vpc-web", "web"],
    ["tg-api", "vpc-api", "api"],
  ]);
  expect(charts.map(({ model: own }) => own.otherNames)).toEqual([3, 0]);
});

test("the charts of all VPCs together show everything that the whole shows", async () => {
  const model = chartModel(inspect(await surveyScenario(calmCrossroads)), { withTasks: false });
  const charts = chartsOfVpcs(model);
  expect(charts.length).toBeGreaterThan(1);
  const shown = new Set(charts.flatMap(({ model: own }) => urnsOf(own)));
  expect(urnsOf(model).filter((urn) => !shown.has(urn))).toEqual([]);
  const lines = new Set(charts.flatMap(({ model: own }) => own.edges.map(({ from, to }) => `${from} ${to}`)));
  expect(model.edges.filter(({ from, to }) => !lines.has(`${from} ${to}`))).toEqual([]);
});
