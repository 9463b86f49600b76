import type { InternetGateway, NatGateway } from "#lib/model/resources/gateways.ts";
import type { ManagedPrefixList } from "#lib/model/resources/managed-prefix-list.ts";
import type { TransitGateway, TransitGatewayAttachment } from "#lib/model/resources/transit-gateway.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import type { VpcPeeringConnection } from "#lib/model/resources/vpc-peering-connection.ts";
import type { FlowLog } from "#lib/model/resources/vpc-settings.ts";
import { ACCOUNT, REGION } from "./snapshots.ts";

/** An internet gateway attached to `vpc-1`. */
export function internetGateway(overrides: Partial<InternetGateway> = {}): InternetGateway {
  return {
    internetGatewayId: "igw-1",
    ownerId: ACCOUNT,
    attachments: [{ vpcId: "vpc-1", state: "available" }],
    tags: [],
    ...overrides,
  };
}

/** A public NAT gateway in `subnet-1` behind 203.0.113.20. */
export function natGateway(overrides: Partial<NatGateway> = {}): NatGateway {
  return {
    natGatewayId: "nat-1",
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    state: "available",
    connectivityType: "public",
    availabilityMode: "zonal",
    natGatewayAddresses: [
      {
        allocationId: "eipalloc-2",
        networkInterfaceId: "eni-nat",
        privateIp: "10.0.1.30",
        publicIp: "203.0.113.20",
        isPrimary: true,
      },
    ],
    tags: [],
    ...overrides,
  };
}

/** An interface endpoint of ECR in `subnet-1` with private DNS. */
export function vpcEndpoint(overrides: Partial<VpcEndpoint> = {}): VpcEndpoint {
  return {
    vpcEndpointId: "vpce-1",
    vpcId: "vpc-1",
    vpcEndpointType: "Interface",
    serviceName: `com.amazonaws.${REGION}.ecr.api`,
    state: "available",
    routeTableIds: [],
    subnetIds: ["subnet-1"],
    groups: [{ groupId: "sg-1", groupName: "sg-1" }],
    privateDnsEnabled: true,
    networkInterfaceIds: ["eni-vpce"],
    dnsEntries: [],
    ownerId: ACCOUNT,
    tags: [],
    ...overrides,
  };
}

/** An active peering of `vpc-1` and `vpc-2` in one account and Region. */
export function vpcPeeringConnection(overrides: Partial<VpcPeeringConnection> = {}): VpcPeeringConnection {
  return {
    vpcPeeringConnectionId: "pcx-1",
    statusCode: "active",
    requester: { vpcId: "vpc-1", ownerId: ACCOUNT, region: REGION, cidrBlocks: ["10.0.0.0/16"], ipv6CidrBlocks: [] },
    accepter: { vpcId: "vpc-2", ownerId: ACCOUNT, region: REGION, cidrBlocks: ["10.1.0.0/16"], ipv6CidrBlocks: [] },
    tags: [],
    ...overrides,
  };
}

/** A transit gateway. */
export function transitGateway(overrides: Partial<TransitGateway> = {}): TransitGateway {
  return { transitGatewayId: "tgw-1", state: "available", ownerId: ACCOUNT, tags: [], ...overrides };
}

/** The attachment of `vpc-1` to `tgw-1` in `subnet-1`. */
export function transitGatewayAttachment(overrides: Partial<TransitGatewayAttachment> = {}): TransitGatewayAttachment {
  return {
    transitGatewayAttachmentId: "tgw-attach-1",
    transitGatewayId: "tgw-1",
    resourceType: "vpc",
    resourceId: "vpc-1",
    resourceOwnerId: ACCOUNT,
    state: "available",
    subnetIds: ["subnet-1"],
    tags: [],
    ...overrides,
  };
}

/** A prefix list of one entry. */
export function managedPrefixList(overrides: Partial<ManagedPrefixList> = {}): ManagedPrefixList {
  return {
    prefixListId: "pl-1",
    prefixListName: "offices",
    addressFamily: "IPv4",
    maxEntries: 10,
    version: 1,
    ownerId: ACCOUNT,
    state: "create-complete",
    entries: { known: true, value: [{ cidr: "198.51.100.0/24" }] },
    tags: [],
    ...overrides,
  };
}

/** A flow log of `vpc-1` that delivers. */
export function flowLog(overrides: Partial<FlowLog> = {}): FlowLog {
  return {
    flowLogId: "fl-1",
    resourceId: "vpc-1",
    flowLogStatus: "ACTIVE",
    deliverLogsStatus: "SUCCESS",
    trafficType: "ALL",
    logDestinationType: "cloud-watch-logs",
    tags: [],
    ...overrides,
  };
}
