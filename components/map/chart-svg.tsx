import { createElement, memo, type ReactNode } from "react";
import type { SvgNode } from "#lib/report/chart/svg-node.ts";

/** SVG's own names for what React calls otherwise. */
const reactNames: { readonly [attribute: string]: string } = { class: "className" };

function toReact(node: SvgNode, key: number): ReactNode {
  // The page has adopted the style sheet; its content security policy takes no inline one.
  if (node.tag === "style") return undefined;
  const properties: { [name: string]: unknown } = { key };
  for (const [name, value] of node.attributes) properties[reactNames[name] ?? name] = value;
  const children = node.children.map((child, index) => (typeof child === "string" ? child : toReact(child, index)));
  return createElement(node.tag, properties, ...children);
}

/** The chart's SVG elements as React elements: the same description that the file writer turns into text. */
export const ChartSvg = memo(function ChartSvg({ node }: { readonly node: SvgNode }) {
  return toReact(node, 0);
});
