import { visibleText } from "../escape.ts";
import { drawnGraph, type DrawnEdge, type DrawnNode } from "./drawn-graph.ts";
import type { Geometry } from "./geometry.ts";
import { chartTitle } from "./sheet-source.ts";
import { noteTexts } from "./unread-notes.ts";

/** A quoted string of the DOT language: nothing in it ends the quotes, is an escape of layout, or breaks the line. */
function quoted(text: string): string {
  const safe = visibleText(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  return `"${safe.replace(/[\r\n\u2028\u2029]+/g, " ")}"`;
}

function labelOf({ tag, name, caption }: DrawnNode): string {
  return [[tag, name].filter((part) => part !== "").join(" "), caption].filter((part) => part !== "").join(" · ");
}

const severityStyles: { readonly [severity: string]: string } = {
  critical: ', color="#A3161F", penwidth=3',
  high: ', color="#A33C00", penwidth=2',
  medium: ', color="#7A5600"',
};

function edgeStyle({ kind, verdict }: DrawnEdge): string {
  if (verdict === "unreachable") return ', color="#A3161F", style=dashed, arrowhead=tee';
  if (verdict === "conditional") return ', color="#7A5600", style=dashed';
  if (verdict === "unknown") return ', color="#5E5A6B", style=dashed';
  return kind === "resolves" ? ", style=dotted" : "";
}

function nodeLine(node: DrawnNode): string {
  return `${node.id} [label=${quoted(labelOf(node))}${severityStyles[node.severity ?? ""] ?? ""}];`;
}

/** The chart in the DOT language of Graphviz, from left to right, lanes as clusters. */
export function writeDot(geometry: Geometry): string {
  const { nodes, edges } = drawnGraph(geometry);
  const lanes = geometry.lanes.map((lane, index) => {
    const those = nodes.filter((node) => node.lane === lane.id);
    if (those.length === 0) return "";
    const lines = those.map((node) => `    ${nodeLine(node)}\n`).join("");
    return `  subgraph cluster_${String(index)} {\n    label=${quoted(lane.name)};\n${lines}  }\n`;
  });
  const lines = edges.map((edge) => `  ${edge.from} -> ${edge.to} [label=${quoted(edge.label)}${edgeStyle(edge)}];\n`);
  const notes = noteTexts(geometry).map(
    (note, index) => `  unread${String(index)} [shape=note, color="#5E5A6B", style=dashed, label=${quoted(note)}];\n`,
  );
  const title = quoted(chartTitle(geometry.source));
  const head =
    'digraph roadstead {\n  rankdir=LR;\n  node [shape=box, fontname="sans-serif"];\n  edge [fontname="sans-serif", fontsize=10];\n';
  return `${head}  label=${title};\n  labelloc=t;\n${lanes.join("")}${lines.join("")}${notes.join("")}}\n`;
}
