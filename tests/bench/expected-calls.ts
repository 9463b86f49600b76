import type { AccountWorld, RegionWorld, World } from "#mocks/world/world.ts";

type Count = readonly [call: string, count: number];

/** The calls of a list: `size` members a page, and one call even when there is none. */
const pages = (members: number, size: number): number => Math.max(1, Math.ceil(members / size));
/** The calls that describe what was listed: `size` at a time, and none when there is nothing. */
const batches = (members: number, size: number): number => Math.ceil(members / size);

function sumOf<Member>(members: readonly Member[], count: (member: Member) => number): number {
  return members.reduce((sum, member) => sum + count(member), 0);
}

/** How often a survey of an account must make each call: counted from what there is and AWS's page sizes, not from the collectors. */
export function expectedCalls({ accounts: [account] }: World): ReadonlyMap<string, number> {
  const regions = Object.values(account.regions);
  const counts = [
    ...accountCalls(account),
    ...regions.flatMap((region) => [...ec2Calls(region), ...ecsCalls(region), ...elbv2Calls(region)]),
    ...regions.flatMap(cloudMapCalls),
    ...regions.map(scalingCalls),
    ...regions.flatMap(resolverCalls),
  ];
  const calls = new Map<string, number>();
  for (const [call, count] of counts) if (count > 0) calls.set(call, (calls.get(call) ?? 0) + count);
  return calls;
}

function accountCalls({ hostedZones, healthChecks, regions }: AccountWorld): readonly Count[] {
  return [
    ["sts:GetCallerIdentity", 1],
    ["route53:ListHostedZones", pages(hostedZones.length, 100)],
    ["route53:ListHealthChecks", pages(healthChecks.length, 100)],
    ["route53:ListResourceRecordSets", sumOf(hostedZones, ({ records }) => pages(records.length, 300))],
    ["route53:ListHostedZonesByVPC", sumOf(Object.values(regions), ({ vpcs }) => vpcs.length)],
  ];
}

function ec2Calls(region: RegionWorld): readonly Count[] {
  const types = new Set(region.instances.map(({ InstanceType }) => InstanceType));
  const listed = (call: string, members: readonly unknown[], size = 1000): Count => [
    `ec2:${call}`,
    pages(members.length, size),
  ];
  return [
    listed("DescribeVpcs", region.vpcs),
    ["ec2:DescribeVpcAttribute", 2 * region.vpcs.length],
    listed("DescribeSubnets", region.subnets),
    ["ec2:GetSubnetCidrReservations", region.subnets.length],
    listed("DescribeRouteTables", region.routeTables, 100),
    listed("DescribeNetworkAcls", region.networkAcls),
    listed("DescribeSecurityGroups", region.securityGroups),
    listed("DescribeSecurityGroupRules", region.securityGroupRules),
    listed("DescribeNetworkInterfaces", region.networkInterfaces),
    ["ec2:DescribeAddresses", 1],
    listed("DescribeInstances", region.instances),
    ["ec2:DescribeInstanceTypes", batches(types.size, 100)],
    listed("DescribeInternetGateways", region.internetGateways),
    listed("DescribeEgressOnlyInternetGateways", region.egressOnlyInternetGateways, 255),
    listed("DescribeNatGateways", region.natGateways),
    ["ec2:DescribeVpnGateways", 1],
    ["ec2:DescribeVpnConnections", 1],
    ["ec2:DescribeCustomerGateways", 1],
    listed("DescribeVpcEndpoints", region.vpcEndpoints),
    listed("DescribeVpcPeeringConnections", region.vpcPeeringConnections),
    listed("DescribeTransitGateways", region.transitGateways),
    listed("DescribeTransitGatewayAttachments", region.transitGatewayAttachments),
    listed("DescribeTransitGatewayVpcAttachments", region.transitGatewayVpcAttachments),
    listed("DescribeTransitGatewayPeeringAttachments", region.transitGatewayPeeringAttachments),
    listed("DescribeTransitGatewayRouteTables", region.transitGatewayRouteTables),
    [
      "ec2:GetTransitGatewayRouteTableAssociations",
      sumOf(region.transitGatewayRouteTables, (t) => pages(t.associations.length, 1000)),
    ],
    [
      "ec2:GetTransitGatewayRouteTablePropagations",
      sumOf(region.transitGatewayRouteTables, (t) => pages(t.propagations.length, 1000)),
    ],
    ["ec2:SearchTransitGatewayRoutes", sumOf(region.transitGatewayRouteTables, (t) => pages(t.routes.length, 1000))],
    listed("DescribeManagedPrefixLists", region.managedPrefixLists, 100),
    ["ec2:GetManagedPrefixListEntries", sumOf(region.managedPrefixLists, ({ entries }) => pages(entries.length, 100))],
    listed("DescribeFlowLogs", region.flowLogs),
    listed("DescribeDhcpOptions", region.dhcpOptions),
    ["ec2:DescribeVpcBlockPublicAccessOptions", 1],
    listed("DescribeVpcBlockPublicAccessExclusions", region.vpcBlockPublicAccessExclusions),
  ];
}

function ecsCalls(region: RegionWorld): readonly Count[] {
  const clusters = region.ecsClusters.map(({ clusterArn }) => ({
    services: region.ecsServices.filter((service) => service.clusterArn === clusterArn).length,
    tasks: region.ecsTasks.filter((t) => t.clusterArn === clusterArn && t.desiredStatus !== "STOPPED").length,
    stopped: region.ecsTasks.filter((t) => t.clusterArn === clusterArn && t.desiredStatus === "STOPPED").length,
    instances: region.ecsContainerInstances.filter((instance) => instance.clusterArn === clusterArn).length,
  }));
  return [
    ["ecs:ListClusters", pages(clusters.length, 100)],
    ["ecs:DescribeClusters", batches(clusters.length, 100)],
    ["ecs:ListServices", sumOf(clusters, ({ services }) => pages(services, 100))],
    ["ecs:DescribeServices", sumOf(clusters, ({ services }) => batches(services, 10))],
    ["ecs:ListTasks", sumOf(clusters, ({ tasks, stopped }) => pages(tasks, 100) + pages(stopped, 100))],
    ["ecs:DescribeTasks", sumOf(clusters, ({ tasks, stopped }) => batches(tasks + stopped, 100))],
    ["ecs:ListContainerInstances", sumOf(clusters, ({ instances }) => pages(instances, 100))],
    ["ecs:DescribeContainerInstances", sumOf(clusters, ({ instances }) => batches(instances, 100))],
    ["ecs:DescribeTaskDefinition", definitionsInUse(region).size],
    ["ecs:DescribeCapacityProviders", providerCalls(region)],
    ["ecs:ListAccountSettings", pages(region.accountSettings.length, 10)],
  ];
}

/** Those of the account, and once more for each cluster that has others: of ECS Managed Instances. */
function providerCalls({ capacityProviders, ecsClusters }: RegionWorld): number {
  const ofAccount = capacityProviders.filter(({ cluster }) => cluster === undefined);
  const names = new Set(ofAccount.map(({ name }) => name));
  const others = ecsClusters.map(({ capacityProviders: own = [] }) => own.filter((name) => !names.has(name)));
  return pages(ofAccount.length, 10) + others.filter((unseen) => unseen.length > 0).length;
}

/** The task definitions that services, their deployments and tasks that have not stopped name. */
export function definitionsInUse({ ecsServices, ecsTasks }: RegionWorld): ReadonlySet<string> {
  const ofServices = ecsServices.flatMap((service) => [service, ...(service.deployments ?? [])]);
  const ofTasks = ecsTasks.filter(({ lastStatus }) => lastStatus !== "STOPPED");
  const arns = [
    ...ofServices.map(({ taskDefinition }) => taskDefinition),
    ...ofTasks.map(({ taskDefinitionArn }) => taskDefinitionArn),
  ];
  return new Set(arns.filter((arn) => arn !== undefined));
}

function elbv2Calls({ loadBalancers, listeners, listenerRules, targetGroups }: RegionWorld): readonly Count[] {
  const elb = (call: string, count: number): Count => [`elasticloadbalancing:${call}`, count];
  const listenersOf = (arn: string | undefined) => listeners.filter(({ LoadBalancerArn }) => LoadBalancerArn === arn);
  const rulesOf = (arn: string | undefined) => listenerRules.filter(({ listenerArn }) => listenerArn === arn);
  return [
    elb("DescribeLoadBalancers", pages(loadBalancers.length, 400)),
    elb("DescribeLoadBalancerAttributes", loadBalancers.length),
    elb(
      "DescribeListeners",
      sumOf(loadBalancers, (lb) => pages(listenersOf(lb.LoadBalancerArn).length, 400)),
    ),
    elb(
      "DescribeRules",
      sumOf(listeners, ({ ListenerArn }) => pages(rulesOf(ListenerArn).length, 400)),
    ),
    elb("DescribeTargetGroups", pages(targetGroups.length, 400)),
    elb("DescribeTargetGroupAttributes", targetGroups.length),
    elb("DescribeTargetHealth", targetGroups.length),
    elb("DescribeTags", batches(loadBalancers.length, 20) + batches(targetGroups.length, 20)),
  ];
}

/** The Cloud Map services that have instances and something that checks them. */
export function checkedServices({ cloudMapServices, cloudMapInstances }: RegionWorld): RegionWorld["cloudMapServices"] {
  const registered = new Set(cloudMapInstances.map(({ serviceId }) => serviceId));
  return cloudMapServices.filter(
    ({ Id = "", HealthCheckConfig, HealthCheckCustomConfig }) =>
      registered.has(Id) && (HealthCheckConfig ?? HealthCheckCustomConfig) !== undefined,
  );
}

function cloudMapCalls(region: RegionWorld): readonly Count[] {
  const { cloudMapNamespaces, cloudMapServices, cloudMapInstances } = region;
  const servicesOf = (id: string | undefined) => cloudMapServices.filter(({ namespaceId }) => namespaceId === id);
  const instancesOf = (id: string | undefined) => cloudMapInstances.filter(({ serviceId }) => serviceId === id);
  return [
    ["servicediscovery:ListNamespaces", pages(cloudMapNamespaces.length, 100)],
    ["servicediscovery:ListServices", sumOf(cloudMapNamespaces, ({ Id }) => pages(servicesOf(Id).length, 100))],
    ["servicediscovery:ListInstances", sumOf(cloudMapServices, ({ Id }) => pages(instancesOf(Id).length, 100))],
    [
      "servicediscovery:GetInstancesHealthStatus",
      sumOf(checkedServices(region), ({ Id }) => pages(instancesOf(Id).length, 100)),
    ],
  ];
}

function scalingCalls({ scalableTargets }: RegionWorld): Count {
  return ["application-autoscaling:DescribeScalableTargets", pages(scalableTargets.length, 50)];
}

function resolverCalls({ resolverRules, resolverRuleAssociations }: RegionWorld): readonly Count[] {
  return [
    ["route53resolver:ListResolverRules", pages(resolverRules.length, 100)],
    ["route53resolver:ListResolverRuleAssociations", pages(resolverRuleAssociations.length, 100)],
  ];
}
