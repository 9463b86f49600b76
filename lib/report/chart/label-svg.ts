import { textWidth } from "./fit-text.ts";
import type { Label } from "./geometry.ts";
import { labelTypes } from "./label-box.ts";
import { element, type SvgNode } from "./svg-node.ts";

const labelClasses: { readonly [Style in Label["style"]]: string } = {
  name: "rs-name",
  strong: "rs-strong",
  caption: "rs-caption",
  figure: "rs-figure",
  head: "rs-head-text",
  tag: "rs-tag-text",
  quiet: "rs-quiet",
  cut: "rs-cross-text",
};

const measured = /^[ -~…]+$/;

/** Holds a name to the width it was fitted to, so that a reader without the typeface sees nothing overlap. */
function heldWidth({ text, style }: Label): { readonly textLength: number; readonly lengthAdjust: string } | undefined {
  if ((style !== "name" && style !== "strong" && style !== "head") || !measured.test(text)) return undefined;
  return { textLength: textWidth(text, ...labelTypes[style]), lengthAdjust: "spacingAndGlyphs" };
}

/** A piece of text; with a halo where lines may run under it. */
export function labelNode(label: Label, halo = false): SvgNode {
  const anchor = label.anchor === undefined || label.anchor === "start" ? "" : ` rs-${label.anchor}`;
  const look = `${labelClasses[label.style]}${anchor}${halo ? " rs-halo" : ""}`;
  return element("text", { class: look, x: label.x, y: label.y, ...heldWidth(label) }, [
    label.text,
    ...(label.full === undefined ? [] : [element("title", {}, [label.full])]),
  ]);
}
