import type { Severity } from "#lib/findings/finding.ts";
import { changeSign } from "./change-sign.ts";
import { textWidth } from "./fit-text.ts";
import type { Area, Geometry, Line } from "./geometry.ts";
import { severityMark } from "./severity-mark.ts";
import { element, type SvgNode } from "./svg-node.ts";
import { chartWords, type ChartLanguage, type LegendKey } from "./words.ts";

/** One sign and what it means: drawn at a point that is the left end of its middle line. */
type Entry = {
  readonly key: LegendKey;
  readonly width: number;
  readonly draw: (x: number, y: number) => readonly SvgNode[];
};

function stroke(className: string, x: number, y: number): SvgNode {
  return element("path", { class: `rs-edge ${className}`, d: `M${String(x)} ${String(y)}h30` });
}

function across(d: string, x: number, y: number): SvgNode {
  return element("path", { class: "rs-cross", d: `M${String(x)} ${String(y)}${d}` });
}

const lineEntries: readonly (Entry & { readonly drawn: (line: Line) => boolean })[] = [
  {
    key: "reachable",
    width: 30,
    drawn: ({ verdict }) => verdict === "reachable",
    draw: (x, y) => [stroke("rs-edge-reachable", x, y)],
  },
  {
    key: "conditional",
    width: 30,
    drawn: ({ verdict }) => verdict === "conditional",
    draw: (x, y) => [stroke("rs-edge-conditional", x, y)],
  },
  {
    key: "unreachable",
    width: 30,
    drawn: ({ cross }) => cross !== undefined,
    draw: (x, y) => [stroke("rs-edge-unreachable", x, y), across("l8 8m0 -8l-8 8", x + 11, y - 4)],
  },
  {
    key: "reply",
    width: 30,
    drawn: ({ bar }) => bar !== undefined,
    draw: (x, y) => [stroke("rs-edge-unreachable", x, y), across("v10", x + 6, y - 5)],
  },
  {
    key: "unknown",
    width: 30,
    drawn: ({ verdict }) => verdict === "unknown",
    draw: (x, y) => [stroke("rs-edge-unknown", x, y)],
  },
  {
    key: "resolves",
    width: 30,
    drawn: ({ kind }) => kind === "resolves",
    draw: (x, y) => [stroke("rs-edge-resolves", x, y)],
  },
];

function tick(style: Area["style"]): Entry["draw"] {
  return (x, y) => [element("rect", { class: `rs-${style}`, x, y: y - 6, width: 4, height: 12 })];
}

const tickEntries = (["tick", "tick-unwell", "tick-stopping", "hatch"] as const).map((key): Entry => {
  if (key !== "hatch") return { key, width: 4, draw: tick(key) };
  return {
    key,
    width: 16,
    draw: (x, y) => [element("rect", { class: "rs-hatch", x, y: y - 6, width: 16, height: 12 })],
  };
});

const severities: readonly (Severity & LegendKey)[] = ["critical", "high", "medium", "low"];

const markEntries = severities.map((key): Entry => ({ key, width: 14, draw: (x, y) => [severityMark(key, x + 7, y)] }));

const changeEntries = (["added", "removed", "changed"] as const).map((key): Entry => ({
  key,
  width: 12,
  draw: (x, y) => [changeSign({ x: x + 6, y, kind: key })],
}));

/** The signs that are in a drawing; a legend explains nothing else. */
function entriesOf({ boxes, lines, notes }: Geometry): readonly Entry[] {
  const areas = new Set<string>(boxes.flatMap((box) => box.areas.map(({ style }) => style)));
  for (const { area } of notes) areas.add(area.style);
  const marks = new Set<string>(boxes.flatMap((box) => box.marks.map(({ severity }) => severity)));
  const changes = new Set<string>([...boxes, ...lines].flatMap((of) => (of.changes ?? []).map(({ kind }) => kind)));
  return [
    ...changeEntries.filter(({ key }) => changes.has(key)),
    ...lineEntries.filter(({ drawn }) => lines.some(drawn)),
    ...tickEntries.filter(({ key }) => areas.has(key)),
    ...markEntries.filter(({ key }) => marks.has(key)),
  ];
}

const LINE = 20;

/** The legend of a drawing, broken into lines of at most `width`. */
export function sheetLegend(
  geometry: Geometry,
  place: { readonly x: number; readonly y: number; readonly width: number },
  language: ChartLanguage,
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const words = chartWords(language).legend;
  const nodes: SvgNode[] = [];
  let { x, y } = place;
  const entries = entriesOf(geometry);
  for (const { key, width, draw } of entries) {
    const text = words[key];
    const needed = width + 6 + textWidth(text, "condensed", 11);
    if (x > place.x && x + needed > place.x + place.width) [x, y] = [place.x, y + LINE];
    nodes.push(...draw(x, y), element("text", { class: "rs-caption", x: x + width + 6, y: y + 4 }, [text]));
    x += needed + 18;
  }
  return { nodes, height: entries.length === 0 ? 0 : y - place.y + LINE };
}
