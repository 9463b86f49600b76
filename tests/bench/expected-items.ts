import type { AreaName } from "#lib/model/areas.ts";
import type { RegionWorld, World } from "#mocks/world/world.ts";
import { checkedServices, definitionsInUse } from "./expected-calls.ts";

/** What must be found in an area: the ids of its records, or how many there are when AWS gives them none. */
export type ExpectedItems = {
  readonly area: AreaName;
  readonly count: number;
  /** A text every one of which must stand in the area, whatever the field is called there. */
  readonly ids: readonly string[];
};

const present = (ids: readonly (string | undefined)[]): readonly string[] => ids.filter((id) => id !== undefined);

/** Everything that an account holds, area by area. */
export function expectedItems({ accounts: [account] }: World): readonly ExpectedItems[] {
  const { hostedZones } = account;
  const inAccount: readonly ExpectedItems[] = [
    { area: "identity", count: 1, ids: [account.account] },
    { area: "hostedZones", count: hostedZones.length, ids: [] },
    { area: "resourceRecordSets", count: hostedZones.reduce((sum, { records }) => sum + records.length, 0), ids: [] },
    {
      area: "healthChecks",
      count: account.healthChecks.length,
      ids: present(account.healthChecks.map(({ Id }) => Id)),
    },
  ];
  return [...inAccount, ...Object.values(account.regions).flatMap(itemsOfRegion)];
}

function itemsOfRegion(region: RegionWorld): readonly ExpectedItems[] {
  const all = <Item>(
    area: AreaName,
    items: readonly Item[],
    idOf: (item: Item) => string | undefined,
  ): ExpectedItems => ({
    area,
    count: items.length,
    ids: present(items.map(idOf)),
  });
  return [
    all("vpcs", region.vpcs, ({ VpcId }) => VpcId),
    all("subnets", region.subnets, ({ SubnetId }) => SubnetId),
    all("routeTables", region.routeTables, ({ RouteTableId }) => RouteTableId),
    all("networkAcls", region.networkAcls, ({ NetworkAclId }) => NetworkAclId),
    all("securityGroups", region.securityGroups, ({ GroupId }) => GroupId),
    all("securityGroupRules", region.securityGroupRules, ({ SecurityGroupRuleId }) => SecurityGroupRuleId),
    all("networkInterfaces", region.networkInterfaces, ({ NetworkInterfaceId }) => NetworkInterfaceId),
    all("elasticIps", region.addresses, ({ AllocationId }) => AllocationId),
    all("ec2Instances", region.instances, ({ InstanceId }) => InstanceId),
    all("internetGateways", region.internetGateways, ({ InternetGatewayId }) => InternetGatewayId),
    all("natGateways", region.natGateways, ({ NatGatewayId }) => NatGatewayId),
    all("vpcEndpoints", region.vpcEndpoints, ({ VpcEndpointId }) => VpcEndpointId),
    all("vpcPeeringConnections", region.vpcPeeringConnections, (peering) => peering.VpcPeeringConnectionId),
    all("managedPrefixLists", region.managedPrefixLists, ({ PrefixListId }) => PrefixListId),
    all("flowLogs", region.flowLogs, ({ FlowLogId }) => FlowLogId),
    all("dhcpOptions", region.dhcpOptions, ({ DhcpOptionsId }) => DhcpOptionsId),
    all("ecsClusters", region.ecsClusters, ({ clusterArn }) => clusterArn),
    all("ecsServices", region.ecsServices, ({ serviceArn }) => serviceArn),
    all("ecsTasks", region.ecsTasks, ({ taskArn }) => taskArn),
    all("ecsTaskDefinitions", [...definitionsInUse(region)], (arn) => arn),
    all("ecsContainerInstances", region.ecsContainerInstances, (instance) => instance.containerInstanceArn),
    all("resolverRules", region.resolverRules, ({ Id }) => Id),
    all("scalableTargets", region.scalableTargets, ({ ResourceId }) => ResourceId),
    all("loadBalancers", region.loadBalancers, ({ LoadBalancerArn }) => LoadBalancerArn),
    all("listeners", region.listeners, ({ ListenerArn }) => ListenerArn),
    all("listenerRules", region.listenerRules, ({ RuleArn }) => RuleArn),
    all("targetGroups", region.targetGroups, ({ TargetGroupArn }) => TargetGroupArn),
    {
      area: "targetHealth",
      count: region.targetGroups.length,
      ids: present(region.targetGroups.flatMap(({ health }) => health.map(({ Target }) => Target?.Id))),
    },
    all("vpcHostedZones", region.vpcs, ({ VpcId }) => VpcId),
    all("cloudMapNamespaces", region.cloudMapNamespaces, ({ Id }) => Id),
    all("cloudMapServices", region.cloudMapServices, ({ Id }) => Id),
    all("cloudMapInstances", region.cloudMapInstances, ({ Id }) => Id),
    {
      area: "cloudMapInstanceHealth",
      count: checkedServices(region).length,
      ids: present(
        checkedServices(region).flatMap(({ Id }) =>
          region.cloudMapInstances.flatMap(({ serviceId, Id: id }) => (serviceId === Id ? [id] : [])),
        ),
      ),
    },
  ];
}
