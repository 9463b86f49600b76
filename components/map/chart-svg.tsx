import { createElement, memo, type ReactNode } from "react";
import type { SvgNode } from "#lib/report/chart/svg-node.ts";

/** SVG's own names for what React calls otherwise. */
const reactNames: { readonly [attribute: string]: string } = { class: "className" };

function toReact(node: SvgNode, key: string): ReactNode {
  // The page has adopted the style sheet; its content security policy takes no inline one.
  if (node.tag === "style") return undefined;
  const properties: { [name: string]: unknown } = { key };
  for (const [name, value] of node.attributes) properties[reactNames[name] ?? name] = value;
  const children = node.children.map((child, index) => (typeof child === "string" ? child : partOf(child, index)));
  return createElement(node.tag, properties, ...children);
}

/** A box or a line is drawn by itself, and keeps its elements wherever it stands among the others. So is a group of them. */
function partOf(node: SvgNode, index: number): ReactNode {
  if (node.of !== undefined) return <Part key={"urn" in node.of ? node.of.urn : node.of.id} node={node} />;
  return node.tag === "g" ? <Group key={index} node={node} /> : toReact(node, String(index));
}

/** Whether two groups hold the same drawings, one by one. */
function isSameGroup(one: SvgNode, other: SvgNode): boolean {
  return (
    one.attributes.length + other.attributes.length === 0 &&
    one.children.length === other.children.length &&
    one.children.every((child, at) => child === other.children[at])
  );
}

// All lines of a chart stay as they are when a box without any is chosen.
const Group = memo(
  function Group({ node }: { readonly node: SvgNode }) {
    return toReact(node, "");
  },
  (before, after) => isSameGroup(before.node, after.node),
);

/** Whether two nodes are one drawing: of the same box or line, with the same look. */
export function isSameDrawing(one: SvgNode, other: SvgNode): boolean {
  if (one === other) return true;
  if (one.of === undefined || one.of !== other.of || one.attributes.length !== other.attributes.length) return false;
  return one.attributes.every(([name, value], at) => {
    const [otherName, otherValue] = other.attributes[at] ?? [];
    return name === otherName && value === otherValue;
  });
}

// When something is chosen or the chart scrolls, all but a few of a thousand elements stay as they are.
const Part = memo(
  function Part({ node }: { readonly node: SvgNode }) {
    return toReact(node, "");
  },
  (before, after) => isSameDrawing(before.node, after.node),
);

/** The chart's SVG elements as React elements: the same description that the file writer turns into text. */
export const ChartSvg = memo(function ChartSvg({ node }: { readonly node: SvgNode }) {
  return toReact(node, "");
});
