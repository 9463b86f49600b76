import { escapeMarkup } from "../escape.ts";
import type { SvgNode } from "./svg-node.ts";

/** Writes SVG elements as text. Every value goes through the escaper; a style sheet is ours and has nothing to escape. */
export function writeSvg(node: SvgNode): string {
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`).join("");
  const children = node.children.map((child) =>
    typeof child === "string" ? (node.tag === "style" ? child : escapeMarkup(child)) : writeSvg(child),
  );
  return `<${node.tag}${attributes}>${children.join("")}</${node.tag}>`;
}
