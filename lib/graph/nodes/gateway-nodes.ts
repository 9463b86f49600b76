import type { Describe } from "./node-content.ts";
import { nameTag } from "./node-content.ts";

/** Internet gateways. */
export const internetGatewayContent: Describe<"internetGateways"> = (gateway) => ({
  name: nameTag(gateway.tags),
  vpcId: gateway.attachments[0]?.vpcId,
  status: gateway.attachments[0]?.state ?? "detached",
  facts: { attachedVpcs: gateway.attachments.map(({ vpcId }) => vpcId), ownerId: gateway.ownerId },
});

/** Egress-only internet gateways. */
export const egressOnlyInternetGatewayContent: Describe<"egressOnlyInternetGateways"> = (gateway) => ({
  name: nameTag(gateway.tags),
  vpcId: gateway.attachments[0]?.vpcId,
  status: gateway.attachments[0]?.state ?? "detached",
  facts: { attachedVpcs: gateway.attachments.map(({ vpcId }) => vpcId) },
});

/** NAT gateways. */
export const natGatewayContent: Describe<"natGateways"> = (gateway) => ({
  name: nameTag(gateway.tags),
  vpcId: gateway.vpcId,
  subnetId: gateway.subnetId,
  status: gateway.state,
  facts: {
    connectivityType: gateway.connectivityType,
    availabilityMode: gateway.availabilityMode,
    publicIps: gateway.natGatewayAddresses.flatMap(({ publicIp }) => publicIp ?? []),
    privateIps: gateway.natGatewayAddresses.flatMap(({ privateIp }) => privateIp ?? []),
    failureCode: gateway.failureCode,
    failureMessage: gateway.failureMessage,
    createTime: gateway.createTime,
  },
});

/** Virtual private gateways. */
export const vpnGatewayContent: Describe<"vpnGateways"> = (gateway) => ({
  name: nameTag(gateway.tags),
  vpcId: gateway.vpcAttachments[0]?.vpcId,
  status: gateway.state,
  facts: { type: gateway.type, attachedVpcs: gateway.vpcAttachments.map(({ vpcId }) => vpcId) },
});

/** VPN connections. */
export const vpnConnectionContent: Describe<"vpnConnections"> = (connection) => ({
  name: nameTag(connection.tags),
  status: connection.state,
  facts: {
    type: connection.type,
    vpnGatewayId: connection.vpnGatewayId,
    transitGatewayId: connection.transitGatewayId,
    customerGatewayId: connection.customerGatewayId,
  },
});

/** Customer gateways. */
export const customerGatewayContent: Describe<"customerGateways"> = (gateway) => ({
  name: nameTag(gateway.tags),
  status: gateway.state,
  facts: { ipAddress: gateway.ipAddress, bgpAsn: gateway.bgpAsn },
});

/** VPC endpoints. */
export const vpcEndpointContent: Describe<"vpcEndpoints"> = (endpoint) => ({
  name: nameTag(endpoint.tags) ?? endpoint.serviceName,
  vpcId: endpoint.vpcId,
  status: endpoint.state,
  facts: {
    vpcEndpointType: endpoint.vpcEndpointType,
    serviceName: endpoint.serviceName,
    privateDnsEnabled: endpoint.privateDnsEnabled,
    routeTableIds: endpoint.routeTableIds,
    subnetIds: endpoint.subnetIds,
    groups: endpoint.groups.map(({ groupId }) => groupId),
    dnsEntries: endpoint.dnsEntries.flatMap(({ dnsName }) => dnsName ?? []),
  },
});

/** VPC peering connections. */
export const vpcPeeringConnectionContent: Describe<"vpcPeeringConnections"> = (peering) => ({
  name: nameTag(peering.tags),
  status: peering.statusCode,
  facts: {
    statusMessage: peering.statusMessage,
    requesterVpcId: peering.requester.vpcId,
    requesterOwnerId: peering.requester.ownerId,
    requesterCidrBlocks: peering.requester.cidrBlocks,
    accepterVpcId: peering.accepter.vpcId,
    accepterOwnerId: peering.accepter.ownerId,
    accepterCidrBlocks: peering.accepter.cidrBlocks,
  },
});

/** Transit gateways. */
export const transitGatewayContent: Describe<"transitGateways"> = (gateway) => ({
  name: nameTag(gateway.tags),
  arn: gateway.transitGatewayArn,
  status: gateway.state,
  facts: { ownerId: gateway.ownerId, securityGroupReferencingSupport: gateway.securityGroupReferencingSupport },
});

/** Transit gateway attachments. */
export const transitGatewayAttachmentContent: Describe<"transitGatewayAttachments"> = (attachment) => ({
  name: nameTag(attachment.tags),
  ...(attachment.resourceType === "vpc" ? { vpcId: attachment.resourceId } : {}),
  status: attachment.state,
  facts: {
    transitGatewayId: attachment.transitGatewayId,
    resourceType: attachment.resourceType,
    resourceId: attachment.resourceId,
    resourceOwnerId: attachment.resourceOwnerId,
    subnetIds: attachment.subnetIds,
    applianceModeSupport: attachment.applianceModeSupport,
    transitGatewayRouteTableId: attachment.association?.transitGatewayRouteTableId,
  },
});

/** Transit gateway route tables. */
export const transitGatewayRouteTableContent: Describe<"transitGatewayRouteTables"> = (table) => ({
  name: nameTag(table.tags),
  status: table.state,
  facts: {
    transitGatewayId: table.transitGatewayId,
    routeCount: table.routes.known ? table.routes.value.length : undefined,
  },
});
