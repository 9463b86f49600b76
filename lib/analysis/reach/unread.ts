import type { Topology, Unread } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { scopeKey } from "#lib/model/scope.ts";

/** Where something is: the part of a scope that finds it. */
export type Place = { readonly account: string; readonly region: string };

/** The call that lists each area reachability rests on, as IAM spells it. */
const callOf = {
  vpcs: "ec2:DescribeVpcs",
  subnets: "ec2:DescribeSubnets",
  routeTables: "ec2:DescribeRouteTables",
  networkAcls: "ec2:DescribeNetworkAcls",
  securityGroups: "ec2:DescribeSecurityGroups",
  securityGroupRules: "ec2:DescribeSecurityGroupRules",
  networkInterfaces: "ec2:DescribeNetworkInterfaces",
  ec2Instances: "ec2:DescribeInstances",
  internetGateways: "ec2:DescribeInternetGateways",
  natGateways: "ec2:DescribeNatGateways",
  vpnGateways: "ec2:DescribeVpnGateways",
  vpnConnections: "ec2:DescribeVpnConnections",
  vpcEndpoints: "ec2:DescribeVpcEndpoints",
  vpcPeeringConnections: "ec2:DescribeVpcPeeringConnections",
  transitGateways: "ec2:DescribeTransitGateways",
  transitGatewayAttachments: "ec2:DescribeTransitGatewayAttachments",
  transitGatewayRouteTables: "ec2:DescribeTransitGatewayRouteTables",
  managedPrefixLists: "ec2:DescribeManagedPrefixLists",
  vpcBlockPublicAccessOptions: "ec2:DescribeVpcBlockPublicAccessOptions",
  vpcBlockPublicAccessExclusions: "ec2:DescribeVpcBlockPublicAccessExclusions",
  ecsServices: "ecs:DescribeServices",
  ecsTasks: "ecs:DescribeTasks",
  ecsTaskDefinitions: "ecs:DescribeTaskDefinition",
  ecsContainerInstances: "ecs:DescribeContainerInstances",
  loadBalancers: "elasticloadbalancing:DescribeLoadBalancers",
  listeners: "elasticloadbalancing:DescribeListeners",
  listenerRules: "elasticloadbalancing:DescribeRules",
  targetGroups: "elasticloadbalancing:DescribeTargetGroups",
  targetHealth: "elasticloadbalancing:DescribeTargetHealth",
  hostedZones: "route53:ListHostedZones",
  resourceRecordSets: "route53:ListResourceRecordSets",
} as const satisfies { readonly [Name in AreaName]?: string };

/** The areas a trace may ask for. */
export type ReachArea = keyof typeof callOf;

/** Why an area cannot be relied on; `undefined` when it was read to its end. */
export function unreadArea(topology: Topology, place: Place, area: ReachArea): Unread | undefined {
  const read = topology.scopes.get(scopeKey(place))?.areas[area];
  if (read?.status === "complete") return undefined;
  const problem = read?.problems[0];
  const call = problem?.call ?? callOf[area];
  const text = problem?.message ?? `${call} was not asked in ${scopeKey(place)}.`;
  return { text, call, ...(problem === undefined ? {} : { problem }) };
}

/** The areas among several that cannot be relied on. */
export function unreadAreas(topology: Topology, place: Place, areas: readonly ReachArea[]): readonly Unread[] {
  return areas.flatMap((area) => unreadArea(topology, place, area) ?? []);
}

/** Something beyond what is modelled or visible: named with the call that comes nearest to telling. */
export function beyond(text: string, call: string): Unread {
  return { text, call };
}
