import type { Verdict } from "#lib/graph/graph.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartEdge, ChartModel } from "./chart-model.ts";

/** How many lines of each verdict end at the services of a VPC. */
export type VerdictCounts = { readonly [Name in Verdict]: number };

/**
 * The verdicts of the lines that end at the rows of each VPC; a VPC without any has no entry. Ways out have none but where
 * they are dead: counting those would say that nothing leaves.
 */
export function verdictsByVpc({ vpcs, edges }: ChartModel): ReadonlyMap<Urn, VerdictCounts> {
  const homes = new Map(
    vpcs.flatMap((vpc) => vpc.clusters.flatMap(({ rows }) => rows.map(({ urn }) => [urn, vpc.urn] as const))),
  );
  return countVerdicts(edges, (urn) => homes.get(urn));
}

/** The verdicts of lines by the home of the service at one of their ends. */
export function countVerdicts(
  edges: readonly ChartEdge[],
  homeOf: (service: Urn) => Urn | undefined,
): ReadonlyMap<Urn, VerdictCounts> {
  const counts = new Map<Urn, { [Name in Verdict]: number }>();
  for (const { kind, verdict, from, to } of edges) {
    const vpc = homeOf(from) ?? homeOf(to);
    if (verdict === undefined || vpc === undefined || kind === "leaves") continue;
    const sum = counts.get(vpc) ?? { reachable: 0, conditional: 0, unreachable: 0, unknown: 0 };
    sum[verdict] += 1;
    counts.set(vpc, sum);
  }
  return counts;
}
