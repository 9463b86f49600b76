import { changeSign } from "./change-sign.ts";
import { drawnOnce } from "./drawn-once.ts";
import type { Line } from "./geometry.ts";
import { labelNode } from "./label-svg.ts";
import { element, type SvgNode } from "./svg-node.ts";

/** What stands out: see `ChartView`. */
type LineView = { readonly selected?: string; readonly lit?: ReadonlySet<string>; readonly ids?: true };

/** The classes of a group: chosen, and faint under a filter. */
export function standing(chosen: boolean, faint: boolean): string {
  return `${chosen ? " rs-selected" : ""}${faint ? " rs-faint" : ""}`;
}

/** The class of what is as it was, in a comparison. */
export function sameLook({ changes }: { readonly changes?: readonly unknown[] }): string {
  return changes?.length === 0 ? " rs-same" : "";
}

/** What of a line its drawing and its labels share: whether it is chosen or faint, and of a trunk the key of its list. */
function groupOf(line: Line, { selected, lit, ids }: LineView): { readonly [attribute: string]: string | undefined } {
  const { members, id } = line;
  const chosen = selected !== undefined && members.some(({ from, to }) => from === selected || to === selected);
  const faint = lit !== undefined && !members.some(({ from, to }) => lit.has(from) && lit.has(to));
  const look = `${standing(chosen, faint)}${sameLook(line)}`.trim();
  return {
    class: look === "" ? undefined : look,
    "data-line": members.length > 1 ? id : undefined,
    "data-id": ids === true ? id : undefined,
  };
}

const lineDrawings = drawnOnce();
const labelDrawings = drawnOnce();

/** What tells one drawing of a line from another. */
function lookOf(group: ReturnType<typeof groupOf>): string {
  return `${group["class"] ?? ""} ${group["data-id"] ?? ""}`;
}

/** A line with its arrows, and the signs of what cuts it. */
export function lineNode(line: Line, view: LineView): SvgNode {
  const group = groupOf(line, view);
  return lineDrawings(line, lookOf(group), () => element("g", group, drawLine(line)));
}

function drawLine(line: Line): readonly SvgNode[] {
  const verdict = line.verdict === undefined ? "" : ` rs-edge-${line.verdict}`;
  const trunk = line.members.length > 1;
  const children: SvgNode[] = [
    element("title", {}, [line.title]),
    element("path", { class: `rs-edge rs-edge-${line.kind}${verdict}${trunk ? " rs-trunk" : ""}`, d: line.path }),
  ];
  if (line.rest !== undefined) children.push(element("path", { class: "rs-edge-rest", d: line.rest }));
  const heads = line.arrows
    .map(({ x, y, left }) => `M${String(x)} ${String(y)}l${left === true ? "6" : "-6"} -3v6z`)
    .join("");
  children.push(element("path", { class: "rs-arrow", d: heads }));
  if (line.bar !== undefined) {
    children.push(element("path", { class: "rs-cross", d: `M${String(line.bar.x)} ${String(line.bar.y - 5)}v10` }));
  }
  if (line.cross !== undefined) {
    const { x: cx, y: cy } = line.cross;
    children.push(element("path", { class: "rs-cross", d: `M${String(cx - 4)} ${String(cy - 4)}l8 8m0 -8l-8 8` }));
  }
  return children;
}

/** What a line says: drawn above all lines, so that none runs through it. */
export function lineLabels(line: Line, view: LineView): readonly SvgNode[] {
  const signs = line.changes ?? [];
  if (line.labels.length === 0 && signs.length === 0) return [];
  const group = groupOf(line, view);
  const draw = () =>
    element("g", group, [...line.labels.map((label) => labelNode(label, true)), ...signs.map(changeSign)]);
  return [labelDrawings(line, lookOf(group), draw)];
}
