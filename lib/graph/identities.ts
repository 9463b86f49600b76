import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import { arnTail, type NodeKind } from "#lib/model/urn.ts";

/** How the records of one area become nodes: their kind, their id, and whether they are still there. */
export type Identity<Name extends AreaName> = {
  readonly kind: NodeKind;
  readonly id: (item: ItemOf<Name>) => string;
  /** Absent: every record is. Deleted and terminated resources stay in AWS's answers for a while. */
  readonly isLive?: (item: ItemOf<Name>) => boolean;
};

const isNotDeleted = (state: string | undefined) => state?.toLowerCase() !== "deleted";

/** The last part of an ARN's path: the id of a task, the name of a cluster. */
export function arnName(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

/** `<cluster>/<id>`, as the ARN ends; one of the short form, of before 2018, does not name its cluster. */
function taskId({ taskArn, clusterArn }: ItemOf<"ecsTasks">): string {
  const start = taskArn.indexOf("/") + 1;
  return taskArn.includes("/", start) ? taskArn.slice(start) : [arnName(clusterArn), arnName(taskArn)].join("/");
}

/** Every area whose records are nodes, one record a node. */
export const identities = {
  vpcs: { kind: "vpc", id: (vpc) => vpc.vpcId },
  subnets: { kind: "subnet", id: (subnet) => subnet.subnetId },
  routeTables: { kind: "route-table", id: (table) => table.routeTableId },
  networkAcls: { kind: "network-acl", id: (acl) => acl.networkAclId },
  securityGroups: { kind: "security-group", id: (group) => group.groupId },
  networkInterfaces: { kind: "network-interface", id: (eni) => eni.networkInterfaceId },
  elasticIps: { kind: "elastic-ip", id: (address) => address.allocationId },
  ec2Instances: {
    kind: "ec2-instance",
    id: (instance) => instance.instanceId,
    isLive: (instance) => instance.state !== "terminated",
  },
  internetGateways: { kind: "internet-gateway", id: (gateway) => gateway.internetGatewayId },
  egressOnlyInternetGateways: {
    kind: "egress-only-internet-gateway",
    id: (gateway) => gateway.egressOnlyInternetGatewayId,
  },
  natGateways: {
    kind: "nat-gateway",
    id: (gateway) => gateway.natGatewayId,
    isLive: (gateway) => isNotDeleted(gateway.state),
  },
  vpnGateways: {
    kind: "vpn-gateway",
    id: (gateway) => gateway.vpnGatewayId,
    isLive: (gateway) => isNotDeleted(gateway.state),
  },
  vpnConnections: {
    kind: "vpn-connection",
    id: (connection) => connection.vpnConnectionId,
    isLive: (connection) => isNotDeleted(connection.state),
  },
  customerGateways: {
    kind: "customer-gateway",
    id: (gateway) => gateway.customerGatewayId,
    isLive: (gateway) => isNotDeleted(gateway.state),
  },
  vpcEndpoints: {
    kind: "vpc-endpoint",
    id: (endpoint) => endpoint.vpcEndpointId,
    isLive: (endpoint) => isNotDeleted(endpoint.state),
  },
  vpcPeeringConnections: {
    kind: "vpc-peering-connection",
    id: (peering) => peering.vpcPeeringConnectionId,
    isLive: (peering) => isNotDeleted(peering.statusCode),
  },
  transitGateways: {
    kind: "transit-gateway",
    id: (gateway) => gateway.transitGatewayId,
    isLive: (gateway) => isNotDeleted(gateway.state),
  },
  transitGatewayAttachments: {
    kind: "transit-gateway-attachment",
    id: (attachment) => attachment.transitGatewayAttachmentId,
    isLive: (attachment) => isNotDeleted(attachment.state),
  },
  transitGatewayRouteTables: {
    kind: "transit-gateway-route-table",
    id: (table) => table.transitGatewayRouteTableId,
    isLive: (table) => isNotDeleted(table.state),
  },
  managedPrefixLists: { kind: "prefix-list", id: (list) => list.prefixListId },
  flowLogs: { kind: "flow-log", id: (log) => log.flowLogId },
  ecsClusters: { kind: "ecs-cluster", id: (cluster) => arnName(cluster.clusterArn) },
  ecsServices: { kind: "ecs-service", id: (service) => `${arnName(service.clusterArn)}/${service.serviceName}` },
  ecsTasks: {
    kind: "ecs-task",
    id: taskId,
    isLive: (task) => task.lastStatus !== "STOPPED",
  },
  ecsContainerInstances: {
    kind: "ecs-container-instance",
    id: (instance) => `${arnName(instance.clusterArn)}/${arnName(instance.containerInstanceArn)}`,
  },
  loadBalancers: { kind: "load-balancer", id: (balancer) => arnTail(balancer.loadBalancerArn) },
  listeners: { kind: "listener", id: (listener) => arnTail(listener.listenerArn) },
  listenerRules: { kind: "listener-rule", id: (rule) => arnTail(rule.ruleArn) },
  targetGroups: { kind: "target-group", id: (group) => arnTail(group.targetGroupArn) },
  cloudMapNamespaces: { kind: "cloud-map-namespace", id: (namespace) => namespace.id },
  cloudMapServices: { kind: "cloud-map-service", id: (service) => service.id },
  cloudMapInstances: { kind: "cloud-map-instance", id: (instance) => `${instance.serviceId}/${instance.id}` },
  hostedZones: { kind: "hosted-zone", id: (zone) => zone.hostedZoneId },
  resourceRecordSets: {
    kind: "record-set",
    id: ({ hostedZoneId, name, type, setIdentifier }) =>
      setIdentifier === undefined
        ? [hostedZoneId, name, type].join("/")
        : [hostedZoneId, name, type, setIdentifier].join("/"),
  },
} as const satisfies { readonly [Name in AreaName]?: Identity<Name> };

/** An area whose records are nodes. */
export type PlacedArea = keyof typeof identities;
