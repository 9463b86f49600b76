import type { Box, Label, Line } from "./geometry.ts";
import { labelBox, overlap, type Rectangle } from "./label-box.ts";

/** How far a label may move up or down from where it would like to be: to the other side of its line first. */
const shifts = [0, 18, -14, 32, -28, 46, -42] as const;

/** The cross of a cut line, and the bar of a lost reply. */
function signsOf({ cross, bar }: Line): readonly Rectangle[] {
  return [
    ...(cross === undefined ? [] : [{ x: cross.x - 5, y: cross.y - 5, width: 10, height: 10 }]),
    ...(bar === undefined ? [] : [{ x: bar.x - 2, y: bar.y - 6, width: 4, height: 12 }]),
  ];
}

/** The label where it hides nothing; `undefined` when there is no such place near. */
function settled(label: Label, taken: readonly Rectangle[]): Label | undefined {
  for (const shift of shifts) {
    const moved = { ...label, y: label.y + shift };
    const room = labelBox(moved);
    if (!taken.some((other) => overlap(room, other))) return moved;
  }
  return undefined;
}

function isSame(one: Label, other: Label): boolean {
  return one.text === other.text && one.x === other.x && one.y === other.y && one.anchor === other.anchor;
}

/**
 * Lines whose labels lie on no box, no sign and no other label: each is moved a little where it would. Lines that begin
 * or end together and say the same say it once; what finds no place is left to the line's title.
 */
export function settleLabels(lines: readonly Line[], boxes: readonly Box[]): readonly Line[] {
  const taken: Rectangle[] = [...boxes.filter(({ style }) => style !== "frame"), ...lines.flatMap(signsOf)];
  const wished: Label[] = [];
  return lines.map((line) => {
    const labels = line.labels.flatMap((label) => {
      if (wished.some((other) => isSame(label, other))) return [];
      wished.push(label);
      const found = settled(label, taken);
      if (found === undefined) return [];
      taken.push(labelBox(found));
      return [found];
    });
    return { ...line, labels };
  });
}
