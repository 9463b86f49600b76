import type { SubnetPlace } from "#lib/graph/topology.ts";
import type { NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { ChartColumn } from "./chart-model.ts";

/** Whether the network ACL of a subnet stops anything, in either direction, of the address families the subnet has. */
export function aclFlag({ item, networkAcl }: SubnetPlace): Pick<ChartColumn, "acl"> {
  if (networkAcl === undefined) return { acl: "unknown" };
  const { entries } = networkAcl.item;
  const hasIpv6 = item.ipv6CidrBlocks.length > 0;
  const passes = [true, false].every((egress) => {
    const inOrder = entries.filter((entry) => entry.egress === egress).toSorted((a, b) => a.ruleNumber - b.ruleNumber);
    const ipv4 = inOrder.filter(({ cidrBlock }) => cidrBlock !== undefined);
    const ipv6 = inOrder.filter(({ ipv6CidrBlock }) => ipv6CidrBlock !== undefined);
    return letsAllPass(ipv4) && (!hasIpv6 || letsAllPass(ipv6));
  });
  return passes ? {} : { acl: "filters" };
}

/** Whether all is allowed before anything is denied; what matches no entry is denied. */
function letsAllPass(entries: readonly NetworkAclEntry[]): boolean {
  const decisive = entries.find((entry) => entry.ruleAction !== "allow" || isAll(entry));
  return decisive?.ruleAction === "allow";
}

function isAll({ protocol, cidrBlock, ipv6CidrBlock }: NetworkAclEntry): boolean {
  return protocol === "-1" && (cidrBlock === "0.0.0.0/0" || ipv6CidrBlock === "::/0");
}
