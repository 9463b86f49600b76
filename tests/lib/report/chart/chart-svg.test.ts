import { expect, test } from "vitest";
import { chartHead, chartSvg, type ChartView } from "#lib/report/chart/chart-svg.ts";
import { severityMark } from "#lib/report/chart/severity-mark.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { chartCluster, chartOf, chartRow, chartVpc, laidOut } from "./chart-models.ts";

const indexes = Array.from({ length: 150 }, (_, index) => String(index).padStart(3, "0"));
const wide = laidOut(
  chartOf({
    names: indexes.map((name) => ({ urn: `record-${name}`, name, type: "A", private: false })),
    targetGroups: indexes.map((name) => ({ urn: `tg-${name}`, name, targetType: "ip", port: ":80" })),
    vpcs: [
      chartVpc({ clusters: [chartCluster({ rows: indexes.map((name) => chartRow({ urn: `svc-${name}`, name })) })] }),
    ],
    edges: indexes.map((name) => ({ kind: "registers", from: `tg-${name}`, to: `svc-${name}`, label: "" })),
  }),
);

function drawn(view: ChartView): readonly string[] {
  return [...writeSvg(chartSvg(wide, view)).matchAll(/data-urn="([^"]+)"/g)].map(([, urn = ""]) => urn);
}

test("a page draws the boxes of its window only, and a file draws all of them", () => {
  const seen = drawn({ window: { top: 1000, bottom: 2200 } });
  expect(seen.length).toBeGreaterThan(40);
  expect(seen.length).toBeLessThan(wide.boxes.length);
  const { boxes } = wide;
  const inWindow = boxes.filter(({ y, height }) => y + height >= 1000 && y <= 2200).map(({ urn }) => urn);
  expect(seen).toEqual(inWindow);
  expect(drawn({})).toHaveLength(boxes.length);
});

test("what is chosen stands out together with its lines", () => {
  const markup = writeSvg(chartSvg(wide, { selected: "svc-007" }));
  expect(markup).toContain('<g class="rs-box rs-selected" data-urn="svc-007">');
  expect(markup).toMatch(/<g class="rs-selected"><title>007 → 007<\/title>/);
  expect(markup.match(/rs-selected"/g)).toHaveLength(2);
});

test("every severity but the two mildest has a shape of its own", () => {
  const shape = (severity: Parameters<typeof severityMark>[0]) =>
    writeSvg(severityMark(severity, 10, 10)).replace(/rs-mark-\w+/g, "");
  const shapes = (["critical", "high", "medium", "low"] as const).map((severity) => shape(severity));
  // High is a filled triangle, medium the same triangle as an outline.
  expect(new Set(shapes).size).toBe(3);
  expect(shapes[1]).toBe(shapes[2]);
  expect(writeSvg(severityMark("high", 10, 10))).not.toBe(writeSvg(severityMark("medium", 10, 10)));
});

test("the head repeats the lanes alone, and is silent to a screen reader", () => {
  const head = writeSvg(chartHead(wide));
  expect(head).toContain('aria-hidden="true"');
  expect([...head.matchAll(/<text[^>]*>([^<]+)</g)].map(([, name]) => name)).toEqual([
    "Names",
    "Target groups",
    "Berths",
  ]);
  expect(head).not.toContain("data-urn");
});
