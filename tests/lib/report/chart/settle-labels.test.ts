import { expect, test } from "vitest";
import type { Box, Label, Line } from "#lib/report/chart/geometry.ts";
import { settleLabels } from "#lib/report/chart/settle-labels.ts";

function label(parts: Partial<Label> = {}): Label {
  return { x: 100, y: 50, text: "tcp:5432", style: "quiet", ...parts };
}

function line(labels: readonly Label[], parts: Partial<Line> = {}): Line {
  return { id: "line", kind: "reaches", members: [], path: "M0 0", arrows: [], labels, title: "", ...parts };
}

const box: Box = {
  urn: "box",
  lane: "exits",
  x: 90,
  y: 40,
  width: 80,
  height: 12,
  style: "card",
  title: "",
  labels: [],
  areas: [],
  marks: [],
};

const settled = (lines: readonly Line[], boxes: readonly Box[] = []) =>
  settleLabels(lines, boxes).map(({ labels }) => labels.map(({ text, y }) => [text, y]));

test("a label that hides nothing stays where it is", () => {
  expect(settled([line([label()])])).toEqual([[["tcp:5432", 50]]]);
});

test("a label that would lie on a box or on another label goes to the other side of its line", () => {
  expect(settled([line([label()])], [box])).toEqual([[["tcp:5432", 68]]]);
  expect(settled([line([label()]), line([label({ text: "tcp:6379" })])])).toEqual([
    [["tcp:5432", 50]],
    [["tcp:6379", 68]],
  ]);
});

test("a label never hides the cross of a cut line, its own or another's", () => {
  const cut = line([], { cross: { x: 110, y: 46, tag: "SG" } });
  expect(settled([line([label()]), cut])[0]).toEqual([["tcp:5432", 68]]);
});

test("lines that say the same at the same place say it once", () => {
  expect(settled([line([label()]), line([label()])])).toEqual([[["tcp:5432", 50]], []]);
});

test("a label that finds no place is left to the title of its line", () => {
  expect(settled([line([label()])], [{ ...box, y: -100, height: 300 }])).toEqual([[]]);
});
