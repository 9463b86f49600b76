import type * as ec2 from "@aws-sdk/client-ec2";
import type * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import { withClusterCounts, withTasksPlaced } from "./capacity.ts";
import { servicePrefixListId, servicePrefixLists } from "./endpoints.ts";
import { instanceTypeRecords } from "./instance-types.ts";
import { joinParts, type Built, type ListName } from "./part.ts";
import type { Place } from "./place.ts";
import { internetAssociation, internetRule } from "./resolver-rule.ts";
import { usableAddresses } from "./subnet.ts";
import type { RegionWorld } from "./world.ts";

const nothing: { readonly [Name in ListName]: RegionWorld[Name] } = {
  vpcs: [], vpcAttributes: [], subnets: [], subnetCidrReservations: [], routeTables: [], networkAcls: [],
  securityGroups: [], securityGroupRules: [], networkInterfaces: [], addresses: [], instances: [], instanceTypes: [],
  internetGateways: [], egressOnlyInternetGateways: [], natGateways: [], vpnGateways: [], vpnConnections: [],
  customerGateways: [], vpcEndpoints: [], vpcPeeringConnections: [], transitGateways: [], transitGatewayAttachments: [],
  transitGatewayVpcAttachments: [], transitGatewayPeeringAttachments: [], transitGatewayRouteTables: [],
  managedPrefixLists: [], flowLogs: [], dhcpOptions: [], vpcBlockPublicAccessExclusions: [], ecsClusters: [],
  ecsServices: [], ecsTasks: [], ecsTaskDefinitions: [], ecsContainerInstances: [], capacityProviders: [],
  accountSettings: [], scalableTargets: [], resolverRules: [], resolverRuleAssociations: [], loadBalancers: [], listeners: [],
  listenerRules: [], targetGroups: [], cloudMapNamespaces: [], cloudMapServices: [], cloudMapInstances: [],
}; // prettier-ignore

/** Puts parts together and fills in what AWS would compute from the rest: free addresses, counts, health, associations. */
export function regionWorld(
  place: Place,
  built: readonly Built[],
  /** VPC Block Public Access; off when absent. */
  internetGatewayBlockMode: "off" | "block-bidirectional" | "block-ingress" = "off",
): RegionWorld {
  const { registrations = [], ...lists } = joinParts([servicePrefixLists(place), ...built]);
  const joined: RegionWorld = {
    ...nothing,
    ...lists,
    vpcBlockPublicAccessOptions: {
      AwsAccountId: place.account,
      AwsRegion: place.region,
      State: internetGatewayBlockMode === "off" ? "default-state" : "update-complete",
      InternetGatewayBlockMode: internetGatewayBlockMode,
    },
  };
  const withTargets = {
    ...joined,
    targetGroups: joined.targetGroups.map((group) => ({
      ...group,
      LoadBalancerArns: loadBalancersOf(joined, group),
      health: registrations
        .filter(({ targetGroupArn }) => targetGroupArn === group.TargetGroupArn)
        .map(({ description }) => description),
    })),
  };
  return withTasksPlaced(withClusterCounts(withNetworkFacts(place, withTargets)));
}

function withNetworkFacts(place: Place, world: RegionWorld): RegionWorld {
  const types = new Set(world.instances.flatMap(({ InstanceType: type }) => (type === undefined ? [] : [type])));
  return {
    ...world,
    subnets: world.subnets.map((subnet) => ({ ...subnet, AvailableIpAddressCount: freeAddresses(world, subnet) })),
    networkAcls: world.networkAcls.map((acl) => withAssociations(world, acl)),
    routeTables: world.routeTables.map((table) => withEndpointRoutes(place, world, table)),
    instanceTypes: instanceTypeRecords(types),
    resolverRules: [...(world.vpcs.length > 0 ? [internetRule()] : []), ...world.resolverRules],
    resolverRuleAssociations: [
      ...world.vpcs.map(({ VpcId: vpcId = "" }) => internetAssociation(vpcId)),
      ...world.resolverRuleAssociations,
    ],
    cloudMapServices: world.cloudMapServices.map((service) => ({
      ...service,
      InstanceCount: world.cloudMapInstances.filter(({ serviceId }) => serviceId === service.Id).length,
    })),
  };
}

function freeAddresses(world: RegionWorld, subnet: ec2.Subnet): number {
  const used = world.networkInterfaces
    .filter(({ SubnetId: subnetId }) => subnetId === subnet.SubnetId)
    .reduce((count, at) => count + (at.PrivateIpAddresses?.length ?? 0) + 16 * (at.Ipv4Prefixes?.length ?? 0), 0);
  return usableAddresses(subnet.CidrBlock ?? "") - used;
}

/** A default network ACL has every subnet of its VPC that no other one has. */
function withAssociations(world: RegionWorld, acl: ec2.NetworkAcl): ec2.NetworkAcl {
  if (acl.IsDefault !== true) return acl;
  const taken = new Set(world.networkAcls.flatMap((other) => other.Associations ?? []).map(({ SubnetId: id }) => id));
  const left = world.subnets.filter((subnet) => subnet.VpcId === acl.VpcId && !taken.has(subnet.SubnetId));
  return {
    ...acl,
    Associations: left.map(({ SubnetId: subnetId = "" }) => ({
      NetworkAclAssociationId: subnetId.replace("subnet-", "aclassoc-"),
      NetworkAclId: acl.NetworkAclId,
      SubnetId: subnetId,
    })),
  };
}

function withEndpointRoutes(place: Place, world: RegionWorld, table: ec2.RouteTable): ec2.RouteTable {
  const gateways = world.vpcEndpoints.filter(
    ({ VpcEndpointType: type, RouteTableIds: ids }) => type === "Gateway" && ids?.includes(table.RouteTableId ?? ""),
  );
  const routes = gateways.map(({ ServiceName: name = "", VpcEndpointId: id }) => ({
    DestinationPrefixListId: servicePrefixListId(place, name.split(".").at(-1) ?? ""),
    GatewayId: id,
    State: "active" as const,
    Origin: "CreateRoute" as const,
  }));
  return { ...table, Routes: [...(table.Routes ?? []), ...routes] };
}

/** The load balancers whose listener rules forward to a group; weight 0 counts, as it does for AWS. */
function loadBalancersOf(world: RegionWorld, group: elbv2.TargetGroup): string[] {
  const listenerArns = world.listenerRules
    .filter(({ Actions: actions = [] }) => actions.some((action) => forwardsTo(action, group.TargetGroupArn)))
    .map(({ listenerArn }) => listenerArn);
  const found = world.listeners
    .filter(({ ListenerArn: arn = "" }) => listenerArns.includes(arn))
    .map(({ LoadBalancerArn: arn = "" }) => arn);
  return [...new Set(found)];
}

function forwardsTo(action: elbv2.Action, targetGroupArn: string | undefined): boolean {
  const shares = action.ForwardConfig?.TargetGroups ?? [];
  return action.TargetGroupArn === targetGroupArn || shares.some((share) => share.TargetGroupArn === targetGroupArn);
}
