import type { Variant } from "#lib/analysis/reach/answer.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { consoleHosts, partitionOfRegion } from "#lib/net/partition.ts";

/**
 * AWS's own Reachability Analyzer in the Region of an end of ours; `undefined` when neither end is ours.
 * Source: Amazon AppStream guide and VPC User Guide, "networkinsights/home#ReachabilityAnalyzer".
 */
export function analyzerHref({ fromNode, toNode }: Pick<Variant, "fromNode" | "toNode">): string | undefined {
  const region = [fromNode, toNode]
    .map((urn) => parseUrn(urn)?.region)
    .find((name) => name !== undefined && /\d$/.test(name));
  if (region === undefined) return undefined;
  const host = consoleHosts[partitionOfRegion(region)];
  return `https://${host}/networkinsights/home?region=${region}#ReachabilityAnalyzer`;
}
