import type { ChartColumn, Marked } from "../chart-model.ts";

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

/** Where everything lives: plain data without a position. */
export type GroundModel = {
  readonly snapshotId: string;
  readonly vpcs: readonly GroundVpc[];
  /** Areas that were not read and would have been drawn, as `scope area: why`. */
  readonly unread: readonly string[];
};
