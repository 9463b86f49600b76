import { connectionsOf } from "./connections.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartModel } from "../chart-model.ts";
import type { Box, Geometry, Lane } from "../geometry.ts";
import type { ChartLanguage } from "../words.ts";
import { boxSentence } from "./box-sentence.ts";
import { readBerths, type ReadingInput } from "./read-berths.ts";
import type { Reading, ReadingBlock, ReadingRow } from "./reading.ts";
import { readingWords } from "./reading-words.ts";

/** A box as the only stop of a line of a list. */
export function lineOf(box: Box, input: Parameters<typeof boxSentence>[1]): ReadingRow {
  const { urn, x, y, width, height, marks } = box;
  const says = boxSentence(box, input);
  const place = { x, y, width, height, column: 0, span: 1 };
  return { urn, stops: [{ id: urn, urn, says, kind: "item", ...place, troubled: marks.length > 0 }] };
}

function listOf(lane: Lane, input: ReadingInput): readonly ReadingBlock[] {
  const boxes = input.geometry.boxes.filter((box) => box.lane === lane.id);
  const inOrder = [...boxes].sort((one, other) => one.y - other.y);
  const rows = inOrder.map((box) => lineOf(box, input));
  const says = readingWords(input.language).count(lane.name, rows.length);
  return rows.length === 0 ? [] : [{ id: lane.id, kind: "list", says, columns: 1, rows }];
}

/** Reads the flow of a chart: a region a lane, from left to right, each from top to bottom. Lanes that hold nothing are left out. */
export function readChart(
  model: ChartModel,
  geometry: Geometry,
  { language, opened }: { readonly language: ChartLanguage; readonly opened: ReadonlySet<Urn> },
): Reading {
  const connections = connectionsOf(model, geometry, language);
  const input = { model, geometry, connections, language, opened };
  const regions = geometry.lanes.map((lane) => ({
    id: lane.id,
    says: lane.name,
    blocks: lane.id === "berths" ? readBerths(input) : listOf(lane, input),
  }));
  return { regions: regions.filter(({ blocks }) => blocks.length > 0), beside: true, connections };
}
