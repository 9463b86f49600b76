import { expect, test } from "vitest";
import { writeDot } from "#lib/report/chart/write-dot.ts";
import { writeDrawio } from "#lib/report/chart/write-drawio.ts";
import { writeMermaid } from "#lib/report/chart/write-mermaid.ts";
import { chartCluster, chartOf, chartRow, chartVpc, laidOut } from "./chart-models.ts";
import { elementsOf, hostileNames } from "./hostile-names.ts";

/** One record, target group, service and gateway, all called `name`. */
function drawnWith(name: string) {
  return laidOut(
    chartOf({
      names: [{ urn: "record", name, type: "A", private: false, severity: "high" }],
      targetGroups: [{ urn: "tg", name, targetType: "ip", port: ":80" }],
      vpcs: [chartVpc({ name, clusters: [chartCluster({ name, rows: [chartRow({ urn: "row", name })] })] })],
      exits: [{ urn: "exit", name, tag: "NAT" }],
      edges: [
        { kind: "resolves", from: "record", to: "row", label: name },
        {
          kind: "registers",
          from: "tg",
          to: "row",
          label: "",
          verdict: "unreachable",
          blocker: { tag: "SG", text: name },
        },
        { kind: "leaves", from: "row", to: "exit", label: "" },
      ],
    }),
  );
}

test("DOT has a node for each box, lanes as clusters, and a blocked line dashed with a bar", () => {
  expect(writeDot(drawnWith("web"))).toBe(`digraph roadstead {
  rankdir=LR;
  node [shape=box, fontname="sans-serif"];
  edge [fontname="sans-serif", fontsize=10];
  label="Roadstead · 111111111111 eu-west-1 · 2026-11-21 12:00 UTC";
  labelloc=t;
  subgraph cluster_0 {
    label="Names";
    n4 [label="A web", color="#A33C00", penwidth=2];
  }
  subgraph cluster_3 {
    label="Target groups";
    n3 [label="TG web · ip :80 · not read"];
  }
  subgraph cluster_4 {
    label="Berths";
    n0 [label="VPC web · 10.0.0.0/16 · 111111111111 eu-west-1"];
    n1 [label="web"];
    n2 [label="SVC web"];
  }
  subgraph cluster_5 {
    label="Outbound";
    n5 [label="NAT web · 1 service"];
  }
  n2 -> n5 [label=""];
  n3 -> n2 [label="✕ SG", color="#A3161F", style=dashed, arrowhead=tee];
  n4 -> n2 [label="web", style=dotted];
}
`);
});

test("Mermaid draws the same as a flowchart", () => {
  const text = writeMermaid(drawnWith("web"));
  expect(text).toContain('  subgraph lane0["Names"]\n    n4["A web"]\n  end\n');
  expect(text).toContain('  n3 --x|"#10005; SG"| n2\n');
  expect(text).toContain('  n4 -.->|"web"| n2\n');
  expect(text).toContain("  class n4 high\n");
});

test("draw.io gets every box where the map has it, and lines bound to their ends", () => {
  const geometry = drawnWith("web");
  const text = writeDrawio(geometry);
  const row = geometry.boxes.find(({ urn }) => urn === "row");
  const place = `<mxGeometry x="${String(row?.x)}" y="${String(row?.y)}" width="${String(row?.width)}" height="28" as="geometry">`;
  expect(text).toMatch(new RegExp(`<mxCell id="n2" value="SVC web" [^>]+>${place}`));
  expect(text).toMatch(/<mxCell id="e1" [^>]*endArrow=cross;" edge="1" parent="1" source="n3" target="n2">/);
});

test.each(hostileNames)("things named %j stay text in DOT, Mermaid and draw.io", (name) => {
  const [hostile, benign] = [drawnWith(name), drawnWith("web")];
  // Every quoted string of DOT ends where ours end: outside of them the two files are the same.
  const bare = (dot: string) => dot.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""');
  expect(bare(writeDot(hostile))).toBe(bare(writeDot(benign)));
  const shape = (mermaid: string) => mermaid.replaceAll(/"[^"\n]*"/g, '""');
  expect(shape(writeMermaid(hostile))).toBe(shape(writeMermaid(benign)));
  expect(writeMermaid(hostile)).not.toMatch(/[<>]script|javascript:|`/);
  expect(elementsOf(writeDrawio(hostile).trimEnd())).toEqual(elementsOf(writeDrawio(benign).trimEnd()));
});
