import type { Severity } from "#lib/findings/finding.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChangeKind } from "../changes/change-kind.ts";
import type { ChartEdgeKind } from "./chart-model.ts";

/** A piece of text at a baseline; `full` is what did not fit, for the title. */
export type Label = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly full?: string;
  readonly style: "name" | "strong" | "caption" | "figure" | "head" | "tag" | "quiet" | "cut";
  readonly anchor?: "start" | "middle" | "end";
};

/** A row of squares, 10 px each and 2 px apart: an interface each, filled by who owns it. */
export type SquareStyle =
  "square-task" | "square-balancer" | "square-nat" | "square-endpoint" | "square-other" | "square-unknown";

/** A rectangle with a meaning. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly style:
    "tag" | "sunk" | "bar" | "bar-used" | "hatch" | "tick" | "tick-unwell" | "tick-stopping" | "rule" | SquareStyle;
};

/** What became of something since an earlier snapshot, and where its sign stands: the middle of it. */
export type ChangeSign = { readonly x: number; readonly y: number; readonly kind: ChangeKind };

/** Of a comparison: what became of a thing as a whole, and its signs; without any it is as it was. Absent: nothing is compared. */
type Compared = { readonly change?: ChangeKind; readonly changes?: readonly ChangeSign[] };

/** A thing one can select. Its parts are placed relative to the chart, not to the box. */
export type Box = Compared & {
  readonly urn: Urn;
  readonly lane: LaneId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly style: "card" | "stack" | "frame" | "row" | "group" | "line" | "head";
  /** The sentence a sighted reader would form. */
  readonly title: string;
  readonly labels: readonly Label[];
  readonly areas: readonly Area[];
  readonly marks: readonly { readonly x: number; readonly y: number; readonly severity: Severity }[];
};

/** One of the edges that a line stands for. */
export type LineMember = { readonly from: Urn; readonly to: Urn; readonly label: string };

/** A line between two boxes, or a trunk of several; integers only. */
export type Line = Compared & {
  readonly id: string;
  readonly kind: ChartEdgeKind;
  readonly verdict?: Verdict;
  /** The edges of the model that this line stands for; of a trunk more than one. */
  readonly members: readonly LineMember[];
  /** Why it carries less than all, in a few words: for formats that draw no crosses. */
  readonly trouble?: string;
  /** The part that carries traffic. */
  readonly path: string;
  /** Of a cut line: the rest of the way. */
  readonly rest?: string;
  /** Where it ends, pointing right, or left; a trunk may end at several boxes. */
  readonly arrows: readonly { readonly x: number; readonly y: number; readonly left?: true }[];
  /** The answer is lost on its way back: a bar across the line's beginning. */
  readonly bar?: { readonly x: number; readonly y: number };
  readonly cross?: { readonly x: number; readonly y: number; readonly tag: string };
  readonly labels: readonly Label[];
  readonly title: string;
};

/** Where the middle of each drawn thing is, and where links that pass a lane cross it. */
export type Middles = ReadonlyMap<Urn, number>;

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

/** Something drawn that stands for others. */
export type Fold = { readonly urn: Urn; readonly lane: LaneId; readonly members: readonly Urn[] };

/** Where a drawing comes from: the snapshot (and the one it is compared with), the accounts and Regions in it, and whether they are invented. */
export type ChartSource = {
  readonly snapshotId: string;
  readonly places: readonly string[];
  readonly demo: boolean;
  readonly base?: string;
};

/** Where everything is: integers only, the same for the same model and options. */
export type Geometry = {
  readonly source: ChartSource;
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  readonly lanes: readonly Lane[];
  /** The names of zones, above their columns. */
  readonly zones: readonly Label[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** What is folded into what. */
  readonly folds: readonly Fold[];
  /** More is folded than the detail asks for: everything would have been too much. */
  readonly crowded: boolean;
  /** What was not read, said below everything else, each beside a hatched square. */
  readonly notes: readonly { readonly area: Area; readonly label: Label }[];
};
