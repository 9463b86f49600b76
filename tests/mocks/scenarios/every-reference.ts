import type { RegionWorld } from "#mocks/world/world.ts";

/** A reference from one record to another: who says it, and the id. */
type Reference = { readonly from: string; readonly to: string };

/** Every id a Region's records define. */
export function definedIds(world: RegionWorld): string[] {
  const ids: (string | undefined)[] = [
    ...world.vpcs.map((item) => item.VpcId),
    ...world.subnets.map((item) => item.SubnetId),
    ...world.routeTables.map((item) => item.RouteTableId),
    ...world.networkAcls.map((item) => item.NetworkAclId),
    ...world.securityGroups.map((item) => item.GroupId),
    ...world.securityGroupRules.map((item) => item.SecurityGroupRuleId),
    ...world.networkInterfaces.map((item) => item.NetworkInterfaceId),
    ...world.addresses.map((item) => item.AllocationId),
    ...world.instances.map((item) => item.InstanceId),
    ...world.internetGateways.map((item) => item.InternetGatewayId),
    ...world.natGateways.map((item) => item.NatGatewayId),
    ...world.vpcEndpoints.map((item) => item.VpcEndpointId),
    ...world.vpcPeeringConnections.map((item) => item.VpcPeeringConnectionId),
    ...world.managedPrefixLists.map((item) => item.PrefixListId),
    ...world.flowLogs.map((item) => item.FlowLogId),
    ...world.dhcpOptions.map((item) => item.DhcpOptionsId),
    ...world.ecsClusters.map((item) => item.clusterArn),
    ...world.ecsServices.map((item) => item.serviceArn),
    ...world.ecsTasks.map((item) => item.taskArn),
    ...world.ecsTaskDefinitions.map((item) => item.taskDefinitionArn),
    ...world.ecsContainerInstances.map((item) => item.containerInstanceArn),
    ...world.capacityProviders.map((item) => item.capacityProviderArn),
    ...world.loadBalancers.map((item) => item.LoadBalancerArn),
    ...world.listeners.map((item) => item.ListenerArn),
    ...world.listenerRules.map((item) => item.RuleArn),
    ...world.targetGroups.map((item) => item.TargetGroupArn),
    ...world.cloudMapNamespaces.map((item) => item.Id),
    ...world.cloudMapServices.map((item) => item.Id),
    ...world.cloudMapServices.map((item) => item.Arn),
  ];
  return ids.filter((id) => id !== undefined);
}

/** Every reference from one of a Region's records to another; those a blackhole route makes to what is gone are left out. */
export function references(world: RegionWorld): Reference[] {
  return [...networkReferences(world), ...loadBalancingReferences(world), ...ecsReferences(world)];
}

function refs(from: string | undefined, to: readonly (string | undefined)[]): Reference[] {
  return to.flatMap((id) => (id === undefined ? [] : [{ from: from ?? "?", to: id }]));
}

function networkReferences(world: RegionWorld): Reference[] {
  return [
    ...world.vpcs.flatMap((item) => refs(item.VpcId, [item.DhcpOptionsId])),
    ...world.subnets.flatMap((item) => refs(item.SubnetId, [item.VpcId])),
    ...world.routeTables.flatMap((item) => [
      ...refs(item.RouteTableId, [item.VpcId, ...(item.Associations ?? []).map(({ SubnetId: id }) => id)]),
      ...(item.Routes ?? [])
        .filter((route) => route.State === "active" && route.GatewayId !== "local")
        .flatMap((route) =>
          refs(item.RouteTableId, [
            route.GatewayId,
            route.NatGatewayId,
            route.VpcPeeringConnectionId,
            route.DestinationPrefixListId,
          ]),
        ),
    ]),
    ...world.networkAcls.flatMap((item) =>
      refs(item.NetworkAclId, [item.VpcId, ...(item.Associations ?? []).map(({ SubnetId: id }) => id)]),
    ),
    ...world.securityGroupRules.flatMap((item) => {
      const { GroupId: peer, UserId: account } = item.ReferencedGroupInfo ?? {};
      // A group of another account is told, and not ours to list.
      const own = account === item.GroupOwnerId ? [peer] : [];
      return refs(item.SecurityGroupRuleId, [item.GroupId, ...own, item.PrefixListId]);
    }),
    ...world.networkInterfaces.flatMap((item) =>
      refs(item.NetworkInterfaceId, [
        item.VpcId,
        item.SubnetId,
        item.Attachment?.InstanceId,
        item.Association?.AllocationId,
        ...(item.Groups ?? []).map(({ GroupId: id }) => id),
      ]),
    ),
    ...world.addresses.flatMap((item) => refs(item.AllocationId, [item.NetworkInterfaceId])),
    ...world.instances.flatMap((item) => refs(item.InstanceId, [item.VpcId, item.SubnetId])),
    ...world.natGateways.flatMap((item) =>
      refs(item.NatGatewayId, [
        item.SubnetId,
        ...(item.NatGatewayAddresses ?? []).flatMap((at) => [at.AllocationId, at.NetworkInterfaceId]),
      ]),
    ),
    ...world.vpcEndpoints.flatMap((item) =>
      refs(item.VpcEndpointId, [
        item.VpcId,
        ...(item.RouteTableIds ?? []),
        ...(item.SubnetIds ?? []),
        ...(item.NetworkInterfaceIds ?? []),
        ...(item.Groups ?? []).map(({ GroupId: id }) => id),
      ]),
    ),
    ...world.flowLogs.flatMap((item) => refs(item.FlowLogId, [item.ResourceId])),
  ];
}

function loadBalancingReferences(world: RegionWorld): Reference[] {
  return [
    ...world.loadBalancers.flatMap((item) =>
      refs(item.LoadBalancerArn, [
        item.VpcId,
        ...(item.SecurityGroups ?? []),
        ...(item.AvailabilityZones ?? []).map(({ SubnetId: id }) => id),
      ]),
    ),
    ...world.listeners.flatMap((item) => refs(item.ListenerArn, [item.LoadBalancerArn])),
    ...world.listenerRules.flatMap((item) =>
      refs(item.RuleArn, [
        item.listenerArn,
        ...(item.Actions ?? []).flatMap((action) => [
          action.TargetGroupArn,
          ...(action.ForwardConfig?.TargetGroups ?? []).map(({ TargetGroupArn: arn }) => arn),
        ]),
      ]),
    ),
    ...world.targetGroups.flatMap((item) => refs(item.TargetGroupArn, [item.VpcId, ...(item.LoadBalancerArns ?? [])])),
  ];
}

function ecsReferences(world: RegionWorld): Reference[] {
  return [
    ...world.ecsServices.flatMap((item) =>
      refs(item.serviceArn, [
        item.clusterArn,
        item.taskDefinition,
        ...(item.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn),
        ...(item.serviceRegistries ?? []).map(({ registryArn }) => registryArn),
        ...(item.networkConfiguration?.awsvpcConfiguration?.subnets ?? []),
        ...(item.networkConfiguration?.awsvpcConfiguration?.securityGroups ?? []),
        ...(item.deployments ?? []).map(({ taskDefinition }) => taskDefinition),
      ]),
    ),
    ...world.ecsTasks.flatMap((item) =>
      refs(item.taskArn, [
        item.clusterArn,
        item.taskDefinitionArn,
        item.containerInstanceArn,
        ...(item.lastStatus === "STOPPED" ? [] : (item.attachments ?? []))
          .flatMap(({ details = [] }) => details)
          .filter(({ name }) => name === "networkInterfaceId" || name === "subnetId")
          .map(({ value }) => value),
      ]),
    ),
    ...world.ecsContainerInstances.flatMap((item) =>
      refs(item.containerInstanceArn, [item.clusterArn, item.ec2InstanceId]),
    ),
    ...world.cloudMapServices.flatMap((item) => refs(item.Id, [item.namespaceId])),
    ...world.cloudMapInstances.flatMap((item) => refs(item.Id, [item.serviceId])),
  ];
}
