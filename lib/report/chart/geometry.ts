import type { Severity } from "#lib/findings/finding.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartEdgeKind } from "./chart-model.ts";

/** A piece of text at a baseline; `full` is what did not fit, for the title. */
export type Label = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly full?: string;
  readonly style: "name" | "strong" | "caption" | "figure" | "head" | "tag" | "quiet";
  readonly anchor?: "start" | "middle" | "end";
};

/** A rectangle with a meaning. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly style: "tag" | "sunk" | "bar" | "bar-used" | "hatch" | "tick" | "tick-unwell" | "tick-stopping" | "rule";
};

/** A thing one can select. Its parts are placed relative to the chart, not to the box. */
export type Box = {
  readonly urn: Urn;
  readonly lane: LaneId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly style: "card" | "row" | "group" | "line" | "head";
  /** The sentence a sighted reader would form. */
  readonly title: string;
  readonly labels: readonly Label[];
  readonly areas: readonly Area[];
  readonly marks: readonly { readonly x: number; readonly y: number; readonly severity: Severity }[];
};

/** A line between two boxes; integers only. */
export type Line = {
  readonly id: string;
  readonly kind: ChartEdgeKind;
  readonly verdict?: Verdict;
  readonly from: Urn;
  readonly to: Urn;
  /** The part that carries traffic. */
  readonly path: string;
  /** Of a cut line: the rest of the way. */
  readonly rest?: string;
  readonly arrow: { readonly x: number; readonly y: number };
  readonly cross?: { readonly x: number; readonly y: number; readonly tag: string };
  readonly label?: Label;
  readonly title: string;
};

/** The lanes, from left to right. */
export type LaneId = "names" | "entries" | "listeners" | "target-groups" | "berths" | "exits" | "dependencies";

/** A lane with its head; an empty one is collapsed to a rule. */
export type Lane = {
  readonly id: LaneId;
  readonly x: number;
  readonly width: number;
  readonly name: string;
  readonly empty: boolean;
};

/** Where everything is: integers only, the same for the same model and options. */
export type Geometry = {
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  readonly lanes: readonly Lane[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** What was not read, said below everything else, each beside a hatched square. */
  readonly notes: readonly { readonly area: Area; readonly label: Label }[];
};
