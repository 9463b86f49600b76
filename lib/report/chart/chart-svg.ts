import type { Area, Box, Geometry } from "./geometry.ts";
import { changeSign } from "./change-sign.ts";
import { chartStyle } from "./chart-style.ts";
import { drawnOnce } from "./drawn-once.ts";
import { labelNode } from "./label-svg.ts";
import { emptyLane, laneHead } from "./lane-svg.ts";
import { lineLabels, lineNode, sameLook, standing } from "./line-svg.ts";
import { severityMark } from "./severity-mark.ts";
import { element, type SvgNode } from "./svg-node.ts";

/** What is drawn of a geometry: all of it, or the boxes and lines of a window; and what stands out. */
export type ChartView = {
  readonly selected?: string;
  /** Under a filter: the boxes that keep their ink; the others, and lines that do not lead from one to another, are faint. */
  readonly lit?: ReadonlySet<string>;
  readonly window?: { readonly top: number; readonly bottom: number };
  /** Every line carries its id: a page emphasises lines without drawing anew. */
  readonly ids?: true;
};

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

/** What is drawn at several places, each with a key of its own, is one resource. */
function resourceOf(urn: string): string {
  return urn.split("#")[0] ?? urn;
}

/** The edge of a second sheet below a card that stands for several. */
function stackEdge({ x, y, width, height }: Box): SvgNode {
  const at = `M${String(x + 3)} ${String(y + height)}v3h${String(width)}v-${String(height)}h-3`;
  return element("path", { class: "rs-sheet", d: at });
}

/** What keeps its ink, with the folds that hold some of it. */
function litWithFolds({ folds }: Geometry, lit: ReadonlySet<string>): ReadonlySet<string> {
  const lighted = folds.filter(({ members }) => members.some((urn) => lit.has(urn)));
  return new Set([...lit, ...lighted.map(({ urn }) => urn)]);
}

const boxDrawings = drawnOnce();

function boxNode(box: Box, { selected, lit }: ChartView): SvgNode {
  const chosen = selected !== undefined && resourceOf(box.urn) === resourceOf(selected);
  const faint = lit !== undefined && !lit.has(box.urn);
  const look = `${standing(chosen, faint)}${sameLook(box)}`;
  return boxDrawings(box, look, () => drawBox(box, look));
}

function drawBox(box: Box, look: string): SvgNode {
  const { x, y, width, height } = box;
  const rounded = box.style === "card" || box.style === "stack";
  return element("g", { class: `rs-box${look}`, "data-urn": box.urn }, [
    element("title", {}, [box.title]),
    ...(box.style === "stack" ? [stackEdge(box)] : []),
    element("rect", { class: `rs-${rounded ? "card" : box.style}`, x, y, width, height, rx: rounded ? 2 : undefined }),
    ...(box.style === "row"
      ? [element("path", { class: "rs-rule", d: `M${String(x)} ${String(y + height)}h${String(width)}` })]
      : []),
    ...box.areas.map(areaNode),
    ...box.labels.map((label) => labelNode(label)),
    ...box.marks.map((mark) => severityMark(mark.severity, mark.x, mark.y)),
    ...(box.changes ?? []).map(changeSign),
  ]);
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

/** The fills of every drawing, for a page that has several: ids are given once. */
export const chartDefinitions: SvgNode = element(
  "svg",
  { class: "rs-chart", width: 0, height: 0, "aria-hidden": "true" },
  [definitions, ownerFills],
);

/** The heads of all lanes, as a drawing of their own: it stays in sight while the chart scrolls. */
export function chartHead(geometry: Pick<Geometry, "lanes" | "width" | "headHeight">): SvgNode {
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
  const boxes = element(
    "g",
    {},
    geometry.boxes.filter(seen).map((box) => boxNode(box, view)),
  );
  const lines = [
    element(
      "g",
      {},
      geometry.lines.map((line) => lineNode(line, view)),
    ),
    element(
      "g",
      {},
      geometry.lines.flatMap((line) => lineLabels(line, view)),
    ),
  ];
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
      // On the ground lines cross what they do not belong to: they lie above the boxes there.
      ...(geometry.lanes.length > 0 ? [...lines, boxes] : [boxes, ...lines]),
      ...geometry.zones.map((label) => labelNode(label)),
      element(
        "g",
        {},
        geometry.notes.flatMap(({ area, label }) => [areaNode(area), labelNode(label)]),
      ),
    ],
  );
}
