import { visibleText } from "../escape.ts";
import type { Box, Line } from "./geometry.ts";

/** An SVG element as plain data: one description for the file writer and for the page. */
export type SvgNode = {
  readonly tag: string;
  /** In the order they are written. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly (SvgNode | string)[];
  /** The box or line it is a drawing of: with the same attributes it is the same drawing, and a page need not look into it. */
  readonly of?: Box | Line;
};

/**
 * Builds an element; attributes that are `undefined` are left out, numbers are written as they are.
 * Characters that would hide or reverse a text are made visible here, so that page and file show the same.
 */
export function element(
  tag: string,
  attributes: { readonly [name: string]: string | number | undefined },
  children: readonly (SvgNode | string)[] = [],
): SvgNode {
  const written = Object.entries(attributes).flatMap(([name, value]): readonly (readonly [string, string])[] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const shown = children.map((child) => (typeof child === "string" ? visibleText(child) : child));
  return { tag, attributes: written, children: shown };
}
