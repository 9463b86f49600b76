import type { Urn } from "#lib/model/urn.ts";
import type { Connections } from "./connections.ts";

/** Something of the chart that one can stand on: a box, or one cell of a row. */
export type Stop = {
  /** Unique in a chart, and the same after a refresh. */
  readonly id: string;
  /** The box it belongs to. */
  readonly urn: Urn;
  /** What is read aloud. */
  readonly says: string;
  readonly kind: "item" | "row" | "column" | "cell" | "edges";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In a grid: the first column it stands in, 0 being the heads of rows, and how many it takes. */
  readonly column: number;
  readonly span: number;
  /** Whether what it holds is drawn; absent where nothing can be opened or closed. */
  readonly expanded?: boolean;
  readonly troubled: boolean;
};

/** A line of stops; a list has one stop a line. */
export type ReadingRow = { readonly urn: Urn; readonly stops: readonly [Stop, ...Stop[]] };

/** A list of boxes, or a grid of services by subnets. `columns` counts those of a grid, heads of rows included. */
export type ReadingBlock = {
  readonly id: string;
  readonly kind: "list" | "grid";
  readonly says: string;
  readonly columns: number;
  readonly rows: readonly ReadingRow[];
};

/** A lane, or on the ground a VPC: a labelled part of the page, reached by Tab. */
export type ReadingRegion = { readonly id: string; readonly says: string; readonly blocks: readonly ReadingBlock[] };

/** The chart as it is read and walked: the same boxes at the same places, in the order of reading. */
export type Reading = {
  readonly regions: readonly ReadingRegion[];
  /** Whether regions stand beside each other, so that a step sideways leads from one to the next. */
  readonly beside: boolean;
  /** What leads where, in drawings that have lines. */
  readonly connections?: Connections;
};

/** A chart that nobody has read yet. */
export const nothingRead: Reading = { regions: [], beside: true };
