import { textWidth, type Typeface } from "./fit-text.ts";
import type { Label } from "./geometry.ts";

/** Where something is, in whole pixels. */
export type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The typeface and size in pixels of each kind of label; the style sheet says the same. */
export const labelTypes: { readonly [Style in Label["style"]]: readonly [typeface: Typeface, sizePx: number] } = {
  name: ["condensed", 13],
  strong: ["semibold", 13],
  caption: ["condensed", 11],
  figure: ["mono", 12],
  head: ["semibold", 11],
  tag: ["mono", 10],
  quiet: ["mono", 10],
  cut: ["condensed", 11],
};

/** How wide a label is by the built-in widths. */
export function labelWidth({ text, style }: Pick<Label, "text" | "style">): number {
  const [typeface, sizePx] = labelTypes[style];
  // An ellipsis is narrower than what is reserved for it.
  return textWidth(text.replace("…", ".."), typeface, sizePx);
}

/** The room a label takes: Japanese reaches from seven eighths of its size above the baseline to an eighth below. */
export function labelBox(label: Label): Rectangle {
  const [, sizePx] = labelTypes[label.style];
  const width = labelWidth(label);
  const before = label.anchor === "end" ? width : label.anchor === "middle" ? Math.round(width / 2) : 0;
  const above = Math.ceil(sizePx * 0.86);
  return { x: label.x - before, y: label.y - above, width, height: above + Math.ceil(sizePx * 0.2) };
}

/** Whether two rectangles have a pixel in common. */
export function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
