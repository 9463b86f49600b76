import type { AreaName } from "#lib/model/areas.ts";

/** The areas a verdict of reachability rests on; a rule that uses one spreads them into its `needs`. */
export const reachRestsOn = [
  "vpcs",
  "subnets",
  "routeTables",
  "networkAcls",
  "securityGroups",
  "securityGroupRules",
  "networkInterfaces",
  "ec2Instances",
  "internetGateways",
  "natGateways",
  "vpnGateways",
  "vpnConnections",
  "vpcEndpoints",
  "vpcPeeringConnections",
  "transitGateways",
  "transitGatewayAttachments",
  "transitGatewayRouteTables",
  "managedPrefixLists",
  "vpcBlockPublicAccessOptions",
  "vpcBlockPublicAccessExclusions",
] as const satisfies readonly AreaName[];
