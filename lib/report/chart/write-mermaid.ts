import { visibleText } from "../escape.ts";
import { drawnGraph, type DrawnEdge, type DrawnNode } from "./drawn-graph.ts";
import type { Geometry } from "./geometry.ts";
import { chartTitle } from "./sheet-source.ts";
import { noteTexts } from "./unread-notes.ts";

/** Text that Mermaid shows as it is: whatever could be markup of Mermaid, Markdown or HTML becomes a character code. */
function safe(text: string): string {
  return visibleText(text).replace(/[^\p{L}\p{N} .,:/_()+=→·–-]/gu, (character) =>
    /\s/u.test(character) ? " " : `#${String(character.codePointAt(0) ?? 0)};`,
  );
}

function nodeText({ tag, name, caption }: DrawnNode): string {
  const head = [tag, name].filter((part) => part !== "").join(" ");
  return safe(caption === "" ? head : `${head} · ${caption}`);
}

const arrows: { readonly [verdict: string]: string } = { unreachable: "--x", unknown: "-.->", conditional: "-.->" };

function edgeLine({ from, to, kind, verdict, label }: DrawnEdge): string {
  const arrow = arrows[verdict ?? ""] ?? (kind === "resolves" ? "-.->" : "-->");
  return `  ${from} ${arrow}${label === "" ? "" : `|"${safe(label)}"|`} ${to}\n`;
}

const classes =
  "  classDef critical stroke:#A3161F,stroke-width:3px\n  classDef high stroke:#A33C00,stroke-width:2px\n  classDef medium stroke:#7A5600,stroke-width:1.5px\n  classDef low stroke:#3E5C76,stroke-dasharray:2\n";

/** The chart as a Mermaid flowchart, lanes as subgraphs. */
export function writeMermaid(geometry: Geometry): string {
  const { nodes, edges } = drawnGraph(geometry);
  const lanes = geometry.lanes.map((lane, index) => {
    const those = nodes.filter((node) => node.lane === lane.id);
    if (those.length === 0) return "";
    const lines = those.map((node) => `    ${node.id}["${nodeText(node)}"]\n`).join("");
    return `  subgraph lane${String(index)}["${safe(lane.name)}"]\n${lines}  end\n`;
  });
  const marked = nodes.flatMap(({ id, severity }) =>
    severity === undefined || severity === "info" ? [] : [`  class ${id} ${severity}\n`],
  );
  const notes = noteTexts(geometry).map((note, index) => `  unread${String(index)}["${safe(note)}"]:::unread\n`);
  const unread = notes.length === 0 ? "" : "  classDef unread stroke:#5E5A6B,stroke-dasharray:4\n";
  const lines = edges.map(edgeLine).join("");
  const title = JSON.stringify(visibleText(chartTitle(geometry.source)));
  return `---\ntitle: ${title}\n---\nflowchart LR\n${lanes.join("")}${lines}${notes.join("")}${classes}${unread}${marked.join("")}`;
}
