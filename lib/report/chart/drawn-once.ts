import type { Box, Line } from "./geometry.ts";
import type { SvgNode } from "./svg-node.ts";

/**
 * Draws a box or a line once for each look it can have. A memo, not state: neither ever changes, and a page draws all of them
 * anew whenever one is chosen, or a stretch of the chart comes into view. The same drawing is the same value.
 */
export function drawnOnce(): (of: Box | Line, look: string, draw: () => SvgNode) => SvgNode {
  const known = new WeakMap<Box | Line, Map<string, SvgNode>>();
  return (of, look, draw) => {
    const byLook = known.get(of) ?? new Map<string, SvgNode>();
    known.set(of, byLook);
    const drawn = byLook.get(look) ?? { ...draw(), of };
    byLook.set(look, drawn);
    return drawn;
  };
}
