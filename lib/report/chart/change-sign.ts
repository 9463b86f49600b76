import { changeSigns } from "../changes/change-kind.ts";
import type { ChangeSign } from "./geometry.ts";
import { element, type SvgNode } from "./svg-node.ts";

/** Half the side of a sign, in pixels. */
const HALF = 6;

/** + of what is new, − of what is gone, Δ of what is otherwise, in a small box: told apart by shape; hue only repeats it. */
export function changeSign({ x, y, kind }: ChangeSign): SvgNode {
  return element("g", { class: `rs-change rs-change-${kind}` }, [
    element("rect", { x: x - HALF, y: y - HALF, width: 2 * HALF, height: 2 * HALF, rx: 1 }),
    element("text", { x, y: y + 4 }, [changeSigns[kind]]),
  ]);
}
