import { expect, test } from "vitest";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import { element } from "#lib/report/chart/svg-node.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { chartCluster, chartOf, chartRow, chartVpc, laidOut } from "./chart-models.ts";
import { elementsOf, hostileNames } from "./hostile-names.ts";

test("every value is escaped, in attributes and in text, and numbers are written as they are", () => {
  const node = element("text", { x: 3, id: `a"b'<`, y: undefined }, ["1 < 2 & 3 > 2"]);
  expect(writeSvg(node)).toBe(`<text x="3" id="a&quot;b&#x27;&lt;">1 &lt; 2 &amp; 3 &gt; 2</text>`);
});

test("characters that hide or reverse a text are made visible, and those XML cannot carry are gone", () => {
  expect(writeSvg(element("text", {}, ["a\u0000b\u202Ec\u2066d\uD800e"]))).toBe(
    "<text>a\uFFFDb\uFFFDc\uFFFDd\uFFFDe</text>",
  );
});

test.each(hostileNames)("a chart of things named %j is well-formed XML, and the name is text in it", (name) => {
  const rows = [chartRow({ urn: name, name, networkMode: "bridge", severity: "critical" })];
  const model = chartOf({
    names: [{ urn: "record", name, type: "A", private: false }],
    loadBalancers: [{ urn: "lb", name, tag: "NLB", internal: true, listeners: [] }],
    targetGroups: [{ urn: "tg", name, targetType: "ip", port: ":80" }],
    vpcs: [chartVpc({ name, clusters: [chartCluster({ name, rows, unread: name })] })],
    exits: [{ urn: "exit", name, tag: "NAT" }],
    edges: [
      {
        kind: "leaves",
        from: name,
        to: "exit",
        label: name,
        verdict: "unreachable",
        blocker: { tag: "SG", text: name },
      },
    ],
    unread: [{ scope: name, area: "vpcs", call: name }],
  });
  const benign = (text: string) =>
    elementsOf(writeSvg(chartSvg(laidOut(chartOf({ ...model, unread: [{ scope: text, area: "vpcs", call: text }] })))));
  const elements = benign(name);
  expect(new Set(elements)).toEqual(new Set(["svg", "style", "defs", "pattern", "path", "rect", "g", "title", "text"]));
});
