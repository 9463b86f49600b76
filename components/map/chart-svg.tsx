import { createElement, memo, type ReactNode } from "react";
import type { SvgNode } from "#lib/report/chart/svg-node.ts";

/** SVG's own names for what React calls otherwise. */
const reactNames: { readonly [attribute: string]: string } = { class: "className" };

function propertiesOf(node: SvgNode, key: number, tabStop: string | undefined): { readonly [name: string]: unknown } {
  const properties: { [name: string]: unknown } = { key };
  for (const [name, value] of node.attributes) properties[reactNames[name] ?? name] = value;
  const urn = properties["data-urn"];
  if (urn !== undefined) {
    properties["role"] = "button";
    properties["tabIndex"] = urn === tabStop ? 0 : -1;
  }
  return properties;
}

function toReact(node: SvgNode, key: number, tabStop: string | undefined): ReactNode {
  // The page has adopted the style sheet; its content security policy takes no inline one.
  if (node.tag === "style") return undefined;
  const children = node.children.map((child, index) =>
    typeof child === "string" ? child : toReact(child, index, tabStop),
  );
  return createElement(node.tag, propertiesOf(node, key, tabStop), ...children);
}

/**
 * The chart's SVG elements as React elements: the same description that the file writer turns into text.
 * Boxes become buttons, named by the title that is their first child; `tabStop` is the URN of the one that Tab reaches.
 */
export const ChartSvg = memo(function ChartSvg({
  node,
  tabStop,
}: {
  readonly node: SvgNode;
  readonly tabStop?: string | undefined;
}) {
  return toReact(node, 0, tabStop);
});
