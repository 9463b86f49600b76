import type { Earlier } from "#lib/findings/earlier.ts";
import type { Finding, RuleOutcome } from "#lib/findings/finding.ts";
import type { Settled } from "#lib/findings/judge.ts";
import type { Graph } from "#lib/graph/graph.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";

/** Everything that is known of a snapshot, as one value: what pages, files and the command line show. */
export type Inspection = {
  readonly snapshot: Snapshot;
  readonly topology: Topology;
  readonly graph: Graph;
  /** What it was judged with beside the snapshot. */
  readonly earlier: Earlier;
  /** Worst first, then by rule and subject. */
  readonly findings: readonly Finding[];
  /** One a rule, in the order of the catalogue. */
  readonly outcomes: readonly RuleOutcome[];
  /** Where a rule's silence means that there is nothing. */
  readonly settled: readonly Settled[];
};
