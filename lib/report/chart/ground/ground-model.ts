import type { Urn } from "#lib/model/urn.ts";
import type { ChartColumn, ChartEdge, Marked } from "../chart-model.ts";
import type { UndrawnArea } from "../undrawn-area.ts";

/** Who uses interfaces, as far as the drawing tells them apart: by fill, not by hue. */
export type GroundOwner = "task" | "load-balancer" | "nat" | "endpoint" | "other" | "unknown";

/** The interfaces of one owner in one subnet. */
export type GroundGroup = Marked & { readonly owner: GroundOwner; readonly tag: string; readonly count: number };

/** A subnet with what lives in it, the largest owner first. */
export type GroundSubnet = ChartColumn & {
  readonly groups: readonly GroundGroup[];
  /** Present when its interfaces were not read: then an empty list says nothing. */
  readonly unread?: string;
};

/** A VPC with its subnets, by Availability Zone and by where their routes lead. */
export type GroundVpc = Marked & {
  readonly place: string;
  readonly cidrs: readonly string[];
  readonly subnets: readonly GroundSubnet[];
};

/** A line between two owners of interfaces; with `fromSubnet` only from where the first lives there. */
export type GroundEdge = Pick<ChartEdge, "kind" | "from" | "to" | "label" | "verdict" | "blocker"> & {
  readonly fromSubnet?: Urn;
};

/** Where everything lives: plain data without a position. */
export type GroundModel = {
  readonly snapshotId: string;
  /** Present when the account is invented: a file says so. */
  readonly demo?: true;
  readonly vpcs: readonly GroundVpc[];
  /** What the owner that was asked for talks to, and who talks to it; empty when none was. */
  readonly edges: readonly GroundEdge[];
  /** Areas that were not read and would have been drawn. */
  readonly unread: readonly UndrawnArea[];
};
