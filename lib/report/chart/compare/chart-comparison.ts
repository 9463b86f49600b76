import type { Urn } from "#lib/model/urn.ts";
import type { ChangeKind } from "../../changes/change-kind.ts";

/** What became of what two charts draw. What is not named is as it was, or nobody can tell. */
export type ChartComparison = {
  readonly base: { readonly snapshotId: string; readonly finishedAt: string };
  /** By the URN of the box. */
  readonly things: { readonly [urn: Urn]: ChangeKind };
  /** By {@link edgeKey}. */
  readonly edges: { readonly [key: string]: ChangeKind };
  /** By {@link cellKey}. */
  readonly cells: { readonly [key: string]: ChangeKind };
  /** Areas that one of both surveys did not read to the end: nothing is said to be new or gone there. */
  readonly unread: readonly string[];
};

/** What a line is, whatever it carries. */
export function edgeKey(edge: { readonly kind: string; readonly from: Urn; readonly to: Urn }): string {
  return `${edge.kind} ${edge.from} ${edge.to}`;
}

/** The tasks of one row in one subnet. */
export function cellKey(rowUrn: Urn, subnetUrn: Urn): string {
  return `${rowUrn} ${subnetUrn}`;
}

/** Of what stands for several: what became of all of them alike, or that some are otherwise; `undefined` when none is. */
export function jointChange(kinds: readonly (ChangeKind | undefined)[]): ChangeKind | undefined {
  const [first, ...others] = new Set(kinds);
  if (others.length === 0) return first;
  return "changed";
}
