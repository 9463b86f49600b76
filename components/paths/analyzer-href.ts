import type { Variant } from "#lib/analysis/reach/answer.ts";
import { parseUrn } from "#lib/model/urn.ts";

/** The console's host in each partition that has one to itself, by the beginning of its Regions. */
const hosts = [
  { prefix: "cn-", host: "console.amazonaws.cn" },
  { prefix: "us-gov-", host: "console.amazonaws-us-gov.com" },
] as const;

/**
 * AWS's own Reachability Analyzer in the Region of an end of ours; `undefined` when neither end is ours.
 * Source: Amazon AppStream guide and VPC User Guide, "networkinsights/home#ReachabilityAnalyzer".
 */
export function analyzerHref({ fromNode, toNode }: Pick<Variant, "fromNode" | "toNode">): string | undefined {
  const region = [fromNode, toNode]
    .map((urn) => parseUrn(urn)?.region)
    .find((name) => name !== undefined && /\d$/.test(name));
  if (region === undefined) return undefined;
  const host = hosts.find(({ prefix }) => region.startsWith(prefix))?.host ?? "console.aws.amazon.com";
  return `https://${host}/networkinsights/home?region=${region}#ReachabilityAnalyzer`;
}
