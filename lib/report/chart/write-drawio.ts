import { drawnGraph, type DrawnEdge, type DrawnNode } from "./drawn-graph.ts";
import type { Box, Geometry } from "./geometry.ts";
import { chartTitle } from "./sheet-source.ts";
import { element, type SvgNode } from "./svg-node.ts";
import { writeSvg } from "./write-svg.ts";

const strokes: { readonly [severity: string]: string } = {
  critical: "strokeColor=#A3161F;strokeWidth=3;",
  high: "strokeColor=#A33C00;strokeWidth=2;",
  medium: "strokeColor=#7A5600;strokeWidth=2;",
  low: "strokeColor=#3E5C76;dashed=1;",
};

/** The width of a note, in pixels: a sentence of one line. */
const NOTE_WIDTH = 640;

function boxStyle(box: Box, { severity }: DrawnNode): string {
  const fill = box.style === "group" ? "#ECE8DE" : box.style === "head" ? "#F6F4EE" : "#FFFFFF";
  const left = "align=left;verticalAlign=middle;spacingLeft=6;";
  // Without html=1 a value is text, whatever it holds.
  return `html=0;whiteSpace=wrap;rounded=0;fontSize=12;${left}fillColor=${fill};strokeColor=#817B6C;${strokes[severity ?? ""] ?? ""}`;
}

function edgeStyle({ kind, verdict }: DrawnEdge): string {
  const ends = "exitX=1;exitY=0.5;entryX=0;entryY=0.5;";
  const base = `html=0;edgeStyle=entityRelationEdgeStyle;rounded=1;fontSize=10;${ends}`;
  if (verdict === "unreachable") return `${base}strokeColor=#A3161F;dashed=1;endArrow=cross;`;
  if (verdict === "conditional") return `${base}strokeColor=#7A5600;dashed=1;endArrow=block;`;
  if (verdict === "unknown") return `${base}strokeColor=#5E5A6B;dashed=1;endArrow=block;`;
  return `${base}strokeColor=#44545F;endArrow=block;${kind === "resolves" ? "dashed=1;dashPattern=1 3;" : ""}`;
}

function boxCell(box: Box, node: DrawnNode): SvgNode {
  const { x, y, width, height } = box;
  const value = [[node.tag, node.name].filter((part) => part !== "").join(" "), node.caption];
  return element(
    "mxCell",
    {
      id: node.id,
      value: value.filter((part) => part !== "").join(" · "),
      style: boxStyle(box, node),
      vertex: "1",
      parent: "1",
    },
    [element("mxGeometry", { x, y, width, height, as: "geometry" })],
  );
}

/** What was not read, below the drawing. */
function noteCell({ area, label }: Geometry["notes"][number], index: number): SvgNode {
  const style = "text;html=0;align=left;verticalAlign=middle;spacingLeft=6;fontSize=11;dashed=1;strokeColor=#5E5A6B;";
  const value = label.full ?? label.text;
  return element("mxCell", { id: `unread${String(index)}`, value, style, vertex: "1", parent: "1" }, [
    element("mxGeometry", { x: area.x, y: area.y, width: NOTE_WIDTH, height: area.height + 6, as: "geometry" }),
  ]);
}

/** The chart as a draw.io file: every box where it is on the map, every line bound to its ends. */
export function writeDrawio(geometry: Geometry): string {
  const { nodes, edges } = drawnGraph(geometry);
  const boxes = new Map(geometry.boxes.map((box) => [box.urn, box]));
  const cells = nodes.flatMap((node) => {
    const box = boxes.get(node.urn);
    return box === undefined ? [] : [boxCell(box, node)];
  });
  const lines = edges.map((edge, index) =>
    element(
      "mxCell",
      {
        id: `e${String(index)}`,
        value: edge.label,
        style: edgeStyle(edge),
        edge: "1",
        parent: "1",
        source: edge.from,
        target: edge.to,
      },
      [element("mxGeometry", { relative: 1, as: "geometry" })],
    ),
  );
  const root = element("root", {}, [
    element("mxCell", { id: "0" }),
    element("mxCell", { id: "1", parent: "0" }),
    ...cells,
    ...lines,
    ...geometry.notes.map(noteCell),
  ]);
  const model = element("mxGraphModel", { dx: 0, dy: 0, grid: 0, page: 0 }, [root]);
  const file = element("mxfile", { host: "roadstead" }, [
    element("diagram", { id: "map", name: chartTitle(geometry.source) }, [model]),
  ]);
  return `${writeSvg(file)}\n`;
}
