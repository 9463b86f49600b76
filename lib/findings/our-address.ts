import type { Topology } from "#lib/graph/topology.ts";
import { containsAddress } from "#lib/net/cidr.ts";
import { formatIp, isPrivateIp, type Ip } from "#lib/net/ip.ts";

/** Whether an address is private by its number, or lies in a VPC that is seen: those may use any range. */
export function isOurAddress({ vpcs }: Topology, ip: Ip): boolean {
  if (isPrivateIp(ip)) return true;
  const text = formatIp(ip);
  return [...vpcs.values()].some(({ item }) =>
    item.cidrBlockAssociations.some(({ cidrBlock }) => containsAddress(cidrBlock, text)),
  );
}
