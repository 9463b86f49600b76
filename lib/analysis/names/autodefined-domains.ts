import type { VpcPlace } from "#lib/graph/topology.ts";
import { dnsSuffixOf } from "#lib/net/partition.ts";

/** Private reverse names, and those of the host itself. */
const local =
  /(?:^|\.)((?:10|127|(?:1[6-9]|2\d|3[01])\.172|168\.192|254\.169\.254\.169)\.in-addr\.arpa|local(?:host|domain))$/;

/**
 * The domain by which AWS's resolver keeps a name to itself, whatever a rule says of a shorter domain: EC2's own host
 * names, and names that are never asked of others. It is there while DNS hostnames are on in the VPC.
 * Source: Route 53 Developer Guide, "Domain names that VPC Resolver creates autodefined system rules for".
 */
export function autodefinedDomain({ item, region }: VpcPlace, name: string): string | undefined {
  const hostnames = item.enableDnsHostnames;
  if (!hostnames.known || !hostnames.value) return undefined;
  const suffix = dnsSuffixOf(region);
  const domains =
    region === "us-east-1"
      ? ["ec2.internal", "compute-1.internal", `compute-1.${suffix}`]
      : [`${region}.compute.internal`, `${region}.compute.${suffix}`];
  return domains.find((domain) => name === domain || name.endsWith(`.${domain}`)) ?? local.exec(name)?.[1];
}
