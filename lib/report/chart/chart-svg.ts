import type { Severity } from "#lib/findings/finding.ts";
import type { Area, Box, Geometry, Label, Lane, Line } from "./geometry.ts";
import { chartStyle } from "./chart-style.ts";
import { textWidth } from "./fit-text.ts";
import { element, type SvgNode } from "./svg-node.ts";

/** What is drawn of a geometry: all of it, or the boxes and lines of a window; and what stands out. */
export type ChartView = {
  readonly selected?: string;
  /** Under a filter: the boxes that keep their ink; the others, and lines that do not lead from one to another, are faint. */
  readonly lit?: ReadonlySet<string>;
  readonly window?: { readonly top: number; readonly bottom: number };
};

const labelClasses: { readonly [Style in Label["style"]]: string } = {
  name: "rs-name",
  strong: "rs-strong",
  caption: "rs-caption",
  figure: "rs-figure",
  head: "rs-head-text",
  tag: "rs-tag-text",
  quiet: "rs-quiet",
};

const measured = /^[ -~…]+$/;

/** Holds a name to the width it was fitted to, so that a reader without the typeface sees nothing overlap. */
function heldWidth({ text, style }: Label): { readonly textLength: number; readonly lengthAdjust: string } | undefined {
  if ((style !== "name" && style !== "strong" && style !== "head") || !measured.test(text)) return undefined;
  const typeface = style === "name" ? "condensed" : "semibold";
  return { textLength: textWidth(text, typeface, style === "head" ? 11 : 13), lengthAdjust: "spacingAndGlyphs" };
}

function labelNode(label: Label, halo = false): SvgNode {
  const anchor = label.anchor === undefined || label.anchor === "start" ? "" : ` rs-${label.anchor}`;
  const look = `${labelClasses[label.style]}${anchor}${halo ? " rs-halo" : ""}`;
  return element("text", { class: look, x: label.x, y: label.y, ...heldWidth(label) }, [
    label.text,
    ...(label.full === undefined ? [] : [element("title", {}, [label.full])]),
  ]);
}

function areaNode(area: Area): SvgNode {
  const { x, y, width, height, style } = area;
  if (style === "rule")
    return element("path", { class: "rs-tickmark", d: `M${String(x)} ${String(y)}v${String(height)}` });
  if (style.startsWith("square-")) {
    const squares = Array.from({ length: Math.round((width + 2) / 12) }, (_, index) => {
      return `M${String(x + index * 12)} ${String(y)}h10v10h-10z`;
    });
    return element("path", { class: `rs-square rs-${style}`, d: squares.join("") });
  }
  return element("rect", { class: `rs-${style}`, x, y, width, height });
}

/** A severity as a shape: filled diamond, filled triangle, outlined triangle, dotted circle. */
export function severityMark(severity: Severity, x: number, y: number): SvgNode {
  const at = (dx: number, dy: number): string => `${String(x + dx)} ${String(y + dy)}`;
  if (severity === "critical") {
    return element("g", {}, [
      element("path", { class: "rs-mark-critical", d: `M${at(0, -8)}L${at(8, 0)}L${at(0, 8)}L${at(-8, 0)}Z` }),
      element("text", { class: "rs-mark-bang", x, y: y + 3 }, ["!"]),
    ]);
  }
  if (severity === "high" || severity === "medium") {
    return element("path", { class: `rs-mark-${severity}`, d: `M${at(0, -6)}L${at(7, 6)}L${at(-7, 6)}Z` });
  }
  return element("circle", { class: `rs-mark-${severity}`, cx: x, cy: y, r: 5 });
}

/** What is drawn at several places, each with a key of its own, is one resource. */
function resourceOf(urn: string): string {
  return urn.split("#")[0] ?? urn;
}

/** The edge of a second sheet below a card that stands for several. */
function stackEdge({ x, y, width, height }: Box): SvgNode {
  const at = `M${String(x + 3)} ${String(y + height)}v3h${String(width)}v-${String(height)}h-3`;
  return element("path", { class: "rs-sheet", d: at });
}

/** The classes of a group: chosen, and faint under a filter. */
function standing(chosen: boolean, faint: boolean): string {
  return `${chosen ? " rs-selected" : ""}${faint ? " rs-faint" : ""}`;
}

/** What keeps its ink, with the folds that hold some of it. */
function litWithFolds({ folds }: Geometry, lit: ReadonlySet<string>): ReadonlySet<string> {
  const lighted = folds.filter(({ members }) => members.some((urn) => lit.has(urn)));
  return new Set([...lit, ...lighted.map(({ urn }) => urn)]);
}

function boxNode(box: Box, { selected, lit }: ChartView): SvgNode {
  const { x, y, width, height } = box;
  const rounded = box.style === "card" || box.style === "stack";
  const chosen = selected !== undefined && resourceOf(box.urn) === resourceOf(selected);
  const faint = lit !== undefined && !lit.has(box.urn);
  return element("g", { class: `rs-box${standing(chosen, faint)}`, "data-urn": box.urn }, [
    element("title", {}, [box.title]),
    ...(box.style === "stack" ? [stackEdge(box)] : []),
    element("rect", { class: `rs-${rounded ? "card" : box.style}`, x, y, width, height, rx: rounded ? 2 : undefined }),
    ...(box.style === "row"
      ? [element("path", { class: "rs-rule", d: `M${String(x)} ${String(y + height)}h${String(width)}` })]
      : []),
    ...box.areas.map(areaNode),
    ...box.labels.map((label) => labelNode(label)),
    ...box.marks.map((mark) => severityMark(mark.severity, mark.x, mark.y)),
  ]);
}

function lineNode(line: Line, { selected, lit }: ChartView): SvgNode {
  const verdict = line.verdict === undefined ? "" : ` rs-edge-${line.verdict}`;
  const chosen = selected !== undefined && line.members.some(({ from, to }) => from === selected || to === selected);
  const trunk = line.members.length > 1;
  const children: SvgNode[] = [
    element("title", {}, [line.title]),
    element("path", { class: `rs-edge rs-edge-${line.kind}${verdict}${trunk ? " rs-trunk" : ""}`, d: line.path }),
  ];
  if (line.rest !== undefined) children.push(element("path", { class: "rs-edge-rest", d: line.rest }));
  const heads = line.arrows.map(({ x, y }) => `M${String(x)} ${String(y)}l-6 -3v6z`).join("");
  children.push(element("path", { class: "rs-arrow", d: heads }));
  if (line.bar !== undefined) {
    children.push(element("path", { class: "rs-cross", d: `M${String(line.bar.x)} ${String(line.bar.y - 5)}v10` }));
  }
  if (line.cross !== undefined) {
    const { x: cx, y: cy, tag } = line.cross;
    children.push(element("path", { class: "rs-cross", d: `M${String(cx - 4)} ${String(cy - 4)}l8 8m0 -8l-8 8` }));
    children.push(element("text", { class: "rs-cross-text rs-middle rs-halo", x: cx, y: cy + 15 }, [tag]));
  }
  children.push(...line.labels.map((label) => labelNode(label, true)));
  const faint = lit !== undefined && !line.members.some(({ from, to }) => lit.has(from) && lit.has(to));
  const look = standing(chosen, faint).trim();
  const shown = { class: look === "" ? undefined : look, "data-line": trunk ? line.id : undefined };
  return element("g", shown, children);
}

/** The head of a lane: its name over a rule with tick marks, as on a chart's border; an empty lane is only the rule. */
function laneHead(lane: Lane, headHeight: number): readonly SvgNode[] {
  const { x, width } = lane;
  const ticks = Array.from({ length: Math.floor(width / 8) + 1 }, (_, index) => {
    const long = index % 5 === 0 ? 6 : 3;
    return `M${String(x + index * 8)} ${String(headHeight - 1)}v-${String(long)}`;
  });
  return [
    element("path", {
      class: "rs-tickmark",
      d: `M${String(x)} ${String(headHeight - 1)}h${String(width)}${ticks.join("")}`,
    }),
    ...(lane.empty ? [] : [element("text", { class: "rs-lane-name", x, y: headHeight - 14 }, [lane.name])]),
  ];
}

/** A collapsed lane's name, written along its rule. */
function emptyLane(lane: Lane, geometry: Geometry): readonly SvgNode[] {
  if (!lane.empty) return [];
  const x = lane.x + lane.width / 2;
  const y = geometry.headHeight + 16;
  return [
    element("path", { class: "rs-rule", d: `M${String(x)} ${String(y)}V${String(geometry.height - 16)}` }),
    element(
      "text",
      { class: "rs-caption rs-halo", x: x + 4, y: y + 8, transform: `rotate(90 ${String(x + 4)} ${String(y + 8)})` },
      [lane.name],
    ),
  ];
}

const definitions = element("defs", {}, [
  element(
    "pattern",
    { id: "rs-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    [element("path", { class: "rs-hatch-line", d: "M0 0v5" })],
  ),
]);

/** The fills of owners that are neither solid nor empty: told apart without hue, on paper as on a screen. */
const ownerFills = element("defs", {}, [
  element("pattern", { id: "rs-right", width: 4, height: 4, patternUnits: "userSpaceOnUse" }, [
    element("path", { class: "rs-fill-line", d: "M-1 5L5 -1M-1 1L1 -1M3 5L5 3" }),
  ]),
  element("pattern", { id: "rs-crossed", width: 5, height: 5, patternUnits: "userSpaceOnUse" }, [
    element("path", { class: "rs-fill-line", d: "M0 0L5 5M5 0L0 5" }),
  ]),
  element("pattern", { id: "rs-dots", width: 3, height: 3, patternUnits: "userSpaceOnUse" }, [
    element("rect", { class: "rs-fill-dot", x: 0, y: 0, width: 2, height: 2 }),
  ]),
]);

/** The heads of all lanes, as a drawing of their own: it stays in sight while the chart scrolls. */
export function chartHead(geometry: Geometry): SvgNode {
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "rs-chart",
      viewBox: `0 0 ${String(geometry.width)} ${String(geometry.headHeight)}`,
      width: geometry.width,
      height: geometry.headHeight,
      "aria-hidden": "true",
    },
    geometry.lanes.flatMap((lane) => laneHead(lane, geometry.headHeight)),
  );
}

/** The whole chart as SVG elements. Lines lie under boxes; the order of a box is the order of the lanes. */
export function chartSvg(geometry: Geometry, given: ChartView = {}): SvgNode {
  const view = given.lit === undefined ? given : { ...given, lit: litWithFolds(geometry, given.lit) };
  const seen = ({ y, height }: { readonly y: number; readonly height: number }): boolean =>
    view.window === undefined || (y + height >= view.window.top && y <= view.window.bottom);
  const size = { width: geometry.width, height: geometry.height };
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "rs-chart",
      viewBox: `0 0 ${String(size.width)} ${String(size.height)}`,
      ...size,
    },
    [
      element("style", {}, [chartStyle]),
      definitions,
      ...(geometry.zones.length > 0 ? [ownerFills] : []),
      element("rect", { class: "rs-paper", x: 0, y: 0, ...size }),
      ...geometry.lanes.flatMap((lane) => [...laneHead(lane, geometry.headHeight), ...emptyLane(lane, geometry)]),
      element(
        "g",
        {},
        geometry.lines.map((line) => lineNode(line, view)),
      ),
      element(
        "g",
        {},
        geometry.boxes.filter(seen).map((box) => boxNode(box, view)),
      ),
      ...geometry.zones.map((label) => labelNode(label)),
      element(
        "g",
        {},
        geometry.notes.flatMap(({ area, label }) => [areaNode(area), labelNode(label)]),
      ),
    ],
  );
}
