import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ChartSvg, isSameDrawing } from "#components/map/chart-svg.tsx";
import { inspect } from "#lib/inspection/inspect.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import type { SvgNode } from "#lib/report/chart/svg-node.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { chartCluster, chartOf, chartRow, chartVpc, laidOut } from "#tests/lib/report/chart/chart-models.ts";
import { hostileNames } from "#tests/lib/report/chart/hostile-names.ts";
import { wholeAccount } from "#tests/support/whole-account.ts";

/** What the file holds, without its style sheet: the page adopts that, its content security policy takes no inline one. */
function fileWithoutStyle(node: SvgNode): string {
  return writeSvg(node).replace(/<style>[^<]*<\/style>/, "");
}

test("the page draws, byte for byte, what the file holds", () => {
  const model = chartModel(inspect(wholeAccount), { withTasks: true });
  for (const detail of [1, 2, 3, 4] as const) {
    const node = chartSvg(layoutChart(model, { detail, language: "ja", expanded: new Set() }));
    expect(renderToStaticMarkup(<ChartSvg node={node} />)).toBe(fileWithoutStyle(node));
  }
});

test.each(hostileNames)("the page draws what the file holds, also of things named %j", (name) => {
  const rows = [chartRow({ urn: "web", name, severity: "critical" })];
  const model = chartOf({
    vpcs: [chartVpc({ name, clusters: [chartCluster({ name, rows, unread: name })] })],
    exits: [{ urn: "exit", name, tag: "NAT" }],
    edges: [{ kind: "leaves", from: "web", to: "exit", label: name, verdict: "unreachable" }],
    unread: [{ scope: name, area: "vpcs", call: name }],
  });
  const node = chartSvg(laidOut(model));
  const written = renderToStaticMarkup(<ChartSvg node={node} />);
  expect(written === fileWithoutStyle(node)).toBe(true);
});

test("a box is drawn anew when it is another one, or looks otherwise, and not when something else is chosen", () => {
  const rows = [chartRow({ urn: "web", name: "web" }), chartRow({ urn: "api", name: "api" })];
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ name: "v", clusters: [chartCluster({ name: "c", rows })] })] }));
  const drawingOf = (urn: string, selected?: string, of = geometry): SvgNode => {
    const all = (node: SvgNode): readonly SvgNode[] => [
      node,
      ...node.children.flatMap((child) => (typeof child === "string" ? [] : all(child))),
    ];
    const view = selected === undefined ? {} : { selected };
    const found = all(chartSvg(of, view)).find(
      (node) => node.of !== undefined && "urn" in node.of && node.of.urn === urn,
    );
    if (found === undefined) throw new Error(`There is no drawing of ${urn}.`);
    return found;
  };
  expect(isSameDrawing(drawingOf("web"), drawingOf("web", "api"))).toBe(true);
  // The very same value: nothing of it is described twice, or looked into.
  expect(drawingOf("web", "api")).toBe(drawingOf("web"));
  expect(isSameDrawing(drawingOf("web"), drawingOf("web", "web"))).toBe(false);
  expect(isSameDrawing(drawingOf("web"), drawingOf("api"))).toBe(false);
  const again = { ...geometry, boxes: geometry.boxes.map((box) => ({ ...box })) };
  expect(isSameDrawing(drawingOf("web"), drawingOf("web", undefined, again))).toBe(false);
});
