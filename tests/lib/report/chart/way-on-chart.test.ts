import { expect, test } from "vitest";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { boxesOfWay, linesOfWay } from "#lib/report/chart/way-on-chart.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

test("a path from a load balancer to a service is shown with its listener, target group and the line that is cut", async () => {
  const model = chartModel(await inspectScenario(harbour), { withTasks: false });
  const balancer = model.loadBalancers.find(({ name }) => name === "harbour-public");
  const group = model.targetGroups.find(({ name }) => name === "tracking");
  const service = model.edges.find(({ kind, from }) => kind === "registers" && from === group?.urn)?.to ?? "";
  const geometry = layoutChart(model, { detail: 3, language: "en", expanded: new Set() });
  const way = boxesOfWay(model, [balancer?.urn ?? "", "aws/1/r/security-group/sg-1", service]);
  expect(way?.has(group?.urn ?? "")).toBe(true);
  const others = model.targetGroups.filter(({ name }) => name !== "tracking");
  for (const { urn } of others) expect(way?.has(urn)).toBe(false);
  const lines = geometry.lines.filter(({ id }) => way !== undefined && linesOfWay(geometry, way).includes(id));
  expect(lines.map(({ kind }) => kind).sort()).toEqual(["forwards", "registers"]);
  expect(lines.find(({ kind }) => kind === "registers")).toMatchObject({
    verdict: "unreachable",
    cross: { tag: "SG" },
  });
});

test("without a path, or where none of it is drawn, the chart keeps all its ink", async () => {
  const model = chartModel(await inspectScenario(harbour), { withTasks: false });
  expect(boxesOfWay(model, [])).toBeUndefined();
  expect(boxesOfWay(model, ["aws/1/r/security-group/sg-1"])).toBeUndefined();
});
