import { labelBox, overlap, type Rectangle } from "#lib/report/chart/label-box.ts";
import type { Box, Geometry, Label } from "#lib/report/chart/geometry.ts";

function inside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** What is drawn in a box besides its labels, and must not lie under one: marks, bars, hatching, ticks and squares. */
function figuresOf({ marks, areas }: Box): readonly Rectangle[] {
  return [
    ...marks.map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 })),
    ...areas.filter(({ style }) => style !== "tag" && style !== "sunk"),
  ];
}

function troublesOfBox(box: Box): readonly string[] {
  const figures = figuresOf(box);
  return box.labels.flatMap((label, index) => {
    const room = labelBox(label);
    const touched = box.labels.slice(index + 1).filter((other) => overlap(room, labelBox(other)));
    return [
      ...(inside(room, box) ? [] : [`"${label.text}" leaves ${box.urn}`]),
      ...touched.map(({ text }) => `"${label.text}" touches "${text}" in ${box.urn}`),
      ...(figures.some((figure) => overlap(room, figure)) ? [`"${label.text}" lies on a mark of ${box.urn}`] : []),
    ];
  });
}

/** Labels that stand free, between boxes: those of lines and of zones. */
function troublesBetween({ lines, boxes, zones, width }: Geometry): readonly string[] {
  const free: readonly Label[] = [...lines.flatMap(({ labels }) => labels), ...zones];
  const solid = boxes.filter(({ style }) => style !== "frame");
  return free.flatMap((label, index) => {
    const room = labelBox(label);
    const touched = free.slice(index + 1).filter((other) => overlap(room, labelBox(other)));
    const covered = solid.filter((box) => overlap(room, box));
    return [
      ...touched.map(({ text }) => `"${label.text}" touches "${text}"`),
      ...covered.map(({ urn }) => `"${label.text}" lies on ${urn}`),
      ...(room.x >= 0 && room.x + room.width <= width ? [] : [`"${label.text}" leaves the chart`]),
    ];
  });
}

/** Everything that is wrong with the labels of a drawing: one over another, over a mark, or outside of its box. */
export function labelTroubles(geometry: Geometry): readonly string[] {
  const notes = geometry.notes.filter(({ label }) => {
    const room = labelBox(label);
    return room.x + room.width > geometry.width || room.y + room.height > geometry.height;
  });
  return [
    ...geometry.boxes.flatMap(troublesOfBox),
    ...troublesBetween(geometry),
    ...notes.map(({ label }) => `"${label.text}" leaves the chart`),
  ];
}

/** Labels that were cut to their room and are not somebody's name or condition: a count or a word of ours is read whole. */
export function cutWords({ boxes, lines }: Geometry): readonly string[] {
  const ours = lines.filter(({ kind, trouble }) => kind !== "forwards" && trouble === undefined);
  const labels = [...boxes.flatMap((box) => box.labels), ...ours.flatMap((line) => line.labels)];
  return labels
    .filter(
      ({ style, full, text }) => full !== undefined && text.endsWith("…") && style !== "name" && style !== "strong",
    )
    .map(({ full, text }) => `${text} (${full ?? ""})`);
}
