import type { TransitGatewayRouteTable } from "#lib/model/resources/transit-gateway.ts";
import type { VpnConnection, VpnGateway } from "#lib/model/resources/gateways.ts";
import {
  allOut,
  clientInterface,
  localRoute,
  serverInterface,
  type Areas,
} from "#tests/lib/analysis/reach/accounts.ts";
import {
  networkAcl,
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import {
  internetGateway,
  natGateway,
  transitGateway,
  transitGatewayAttachment,
  vpcPeeringConnection,
} from "#tests/support/gateway-records.ts";

/** The IPv6 local route of `vpc-1`. */
export const localRoute6 = route({
  destinationIpv6CidrBlock: "2600:1f18:1::/56",
  gatewayId: "local",
  origin: "CreateRouteTable",
});

/** A network ACL that lets both families through both ways. */
export const openAcl6 = networkAcl({
  entries: [
    networkAclEntry(),
    networkAclEntry({ egress: true }),
    v6Entry({ ruleNumber: 101 }),
    v6Entry({ ruleNumber: 101, egress: true }),
  ],
});

/** An entry for every IPv6 address. */
export function v6Entry(overrides: Parameters<typeof networkAclEntry>[0] = {}) {
  const { cidrBlock, ...entry } = networkAclEntry(overrides);
  return { ...entry, ipv6CidrBlock: cidrBlock === "0.0.0.0/0" ? "::/0" : cidrBlock };
}

/** `sg-client` lets everything out by IPv6. */
export const allOut6 = securityGroupRule({
  securityGroupRuleId: "sgr-out6",
  groupId: "sg-client",
  isEgress: true,
  ipProtocol: "-1",
  fromPort: -1,
  toPort: -1,
  cidrIpv6: "::/0",
});

/** `vpc-1` in both families: both interfaces with an IPv4 and an IPv6 address each, rules for both. */
export const dualStack: Areas = {
  vpcs: [vpc({ ipv6CidrBlockAssociations: [{ ipv6CidrBlock: "2600:1f18:1::/56", state: "associated" }] })],
  subnets: [
    subnet({ ipv6CidrBlocks: ["2600:1f18:1:1::/64"] }),
    subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", ipv6CidrBlocks: ["2600:1f18:1:2::/64"] }),
  ],
  routeTables: [routeTable({ routes: [localRoute, localRoute6] })],
  networkAcls: [openAcl6],
  securityGroupRules: [
    allOut,
    allOut6,
    securityGroupRule(),
    securityGroupRule({ securityGroupRuleId: "sgr-6", cidrIpv6: "::/0" }),
  ],
  networkInterfaces: [
    clientInterface({ ipv6Addresses: ["2600:1f18:1:1::20"] }),
    serverInterface({ ipv6Addresses: ["2600:1f18:1:2::10"] }),
  ],
};

/** `subnet-1` routes IPv6 to `igw-1`. */
export const public6: Areas = {
  ...dualStack,
  internetGateways: [internetGateway()],
  routeTables: [
    routeTable({
      routes: [localRoute, localRoute6, route({ destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" })],
    }),
  ],
};

/** An interface of `vpc-2` in `subnet-far`. */
export const farInterface = networkInterface({
  networkInterfaceId: "eni-far",
  vpcId: "vpc-2",
  subnetId: "subnet-far",
  privateIpAddress: "10.1.0.5",
  groups: [{ groupId: "sg-1" }],
});

const farLocal = route({ destinationCidrBlock: "10.1.0.0/16", gatewayId: "local", origin: "CreateRouteTable" });

/** `vpc-1` and `vpc-2` joined by `pcx-1`, routes on both sides. */
export const peered: Areas = {
  vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
  subnets: [subnet(), subnet({ subnetId: "subnet-far", vpcId: "vpc-2", cidrBlock: "10.1.0.0/24" })],
  networkAcls: [networkAcl(), networkAcl({ networkAclId: "acl-2", vpcId: "vpc-2" })],
  routeTables: [
    routeTable({
      routes: [localRoute, route({ destinationCidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: "pcx-1" })],
    }),
    routeTable({
      routeTableId: "rtb-far",
      vpcId: "vpc-2",
      routes: [farLocal, route({ destinationCidrBlock: "10.0.0.0/16", vpcPeeringConnectionId: "pcx-1" })],
    }),
  ],
  vpcPeeringConnections: [vpcPeeringConnection()],
  securityGroups: [securityGroup(), securityGroup({ groupId: "sg-client" })],
  networkInterfaces: [clientInterface(), farInterface],
};

/** A route of a transit gateway route table. */
export function transitRoute(
  destinationCidrBlock: string,
  attachmentId: string,
  overrides: { readonly type?: string; readonly state?: string; readonly resourceType?: string } = {},
) {
  const { type = "propagated", state = "active", resourceType = "vpc" } = overrides;
  return {
    destinationCidrBlock,
    type,
    state,
    attachments: [{ transitGatewayAttachmentId: attachmentId, resourceType }],
  };
}

/** A transit gateway route table of `tgw-1` with the given routes. */
export function transitTable(
  routes: readonly ReturnType<typeof transitRoute>[],
  overrides: Partial<TransitGatewayRouteTable> = {},
): TransitGatewayRouteTable {
  return {
    transitGatewayRouteTableId: "tgw-rtb-1",
    transitGatewayId: "tgw-1",
    state: "available",
    associations: { known: true, value: [] },
    propagations: { known: true, value: [] },
    routes: { known: true, value: [...routes] },
    tags: [],
    ...overrides,
  };
}

const association = { transitGatewayRouteTableId: "tgw-rtb-1", state: "associated" };

/** The attachment of `vpc-1` by `subnet-1`, and of `vpc-2` by `subnet-far`, both associated with `tgw-rtb-1`. */
export const attachments = [
  transitGatewayAttachment({ association }),
  transitGatewayAttachment({
    transitGatewayAttachmentId: "tgw-attach-2",
    resourceId: "vpc-2",
    subnetIds: ["subnet-far"],
    association,
  }),
] as const;

/**
 * `vpc-1` and `vpc-2` joined by `tgw-1`: the client and the far interface share their subnets with the attachments,
 * which `apart` moves to subnets of their own.
 */
export const transit: Areas = {
  ...peered,
  vpcPeeringConnections: [],
  routeTables: [
    routeTable({ routes: [localRoute, route({ destinationCidrBlock: "10.1.0.0/16", transitGatewayId: "tgw-1" })] }),
    routeTable({
      routeTableId: "rtb-far",
      vpcId: "vpc-2",
      routes: [farLocal, route({ destinationCidrBlock: "10.0.0.0/16", transitGatewayId: "tgw-1" })],
    }),
  ],
  transitGateways: [transitGateway()],
  transitGatewayAttachments: [...attachments],
  transitGatewayRouteTables: [
    transitTable([transitRoute("10.0.0.0/16", "tgw-attach-1"), transitRoute("10.1.0.0/16", "tgw-attach-2")]),
  ],
};

/** The same, with the attachments in subnets of their own: `subnet-t1` and `subnet-t2`. */
export const transitApart: Areas = {
  ...transit,
  subnets: [
    ...(transit.subnets ?? []),
    subnet({ subnetId: "subnet-t1", cidrBlock: "10.0.9.0/28" }),
    subnet({ subnetId: "subnet-t2", vpcId: "vpc-2", cidrBlock: "10.1.9.0/28" }),
  ],
  transitGatewayAttachments: [
    { ...attachments[0], subnetIds: ["subnet-t1"] },
    { ...attachments[1], subnetIds: ["subnet-t2"] },
  ],
};

/** A network ACL of given subnets with given entries. */
export function aclOf(
  subnetIds: readonly string[],
  entries: readonly ReturnType<typeof networkAclEntry>[],
  id: string,
) {
  return networkAcl({
    networkAclId: id,
    isDefault: false,
    entries: [...entries],
    associations: subnetIds.map((subnetId) => ({ subnetId })),
  });
}

/** Entries that allow everything one way only. */
export const onlyIn = [networkAclEntry()];
export const onlyOut = [networkAclEntry({ egress: true })];

/** A VPN gateway attached to `vpc-1`. */
export function vpnGateway(overrides: Partial<VpnGateway> = {}): VpnGateway {
  return {
    vpnGatewayId: "vgw-1",
    state: "available",
    type: "ipsec.1",
    vpcAttachments: [{ vpcId: "vpc-1", state: "attached" }],
    tags: [],
    ...overrides,
  };
}

/** A VPN connection of `vgw-1` with static routes to 192.168.0.0/16. */
export function vpnConnection(overrides: Partial<VpnConnection> = {}): VpnConnection {
  return {
    vpnConnectionId: "vpn-1",
    state: "available",
    vpnGatewayId: "vgw-1",
    customerGatewayId: "cgw-1",
    staticRoutesOnly: true,
    routes: [{ destinationCidrBlock: "192.168.0.0/16", state: "available" }],
    tunnels: [],
    tags: [],
    ...overrides,
  };
}

/** `vpc-1` with 192.168.0.0/16 and 172.16.0.0/12 behind `vgw-1`, whose VPN holds the first only. */
export const withVpn: Areas = {
  routeTables: [
    routeTable({
      routes: [
        localRoute,
        route({ destinationCidrBlock: "192.168.0.0/16", gatewayId: "vgw-1" }),
        route({ destinationCidrBlock: "172.16.0.0/12", gatewayId: "vgw-1" }),
      ],
    }),
  ],
  vpnGateways: [vpnGateway()],
  vpnConnections: [vpnConnection()],
};

/** The interface of the NAT gateway `nat-1` in `subnet-2`. */
export const natInterface = networkInterface({
  networkInterfaceId: "eni-nat",
  subnetId: "subnet-2",
  privateIpAddress: "10.0.2.30",
  interfaceType: "nat_gateway",
  groups: [],
  association: { publicIp: "203.0.113.20" },
});

/** `subnet-1` private behind `nat-1` in the public `subnet-2`. */
export const behindNat: Areas = {
  subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" })],
  routeTables: [
    routeTable({ routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" })] }),
    routeTable({
      routeTableId: "rtb-public",
      routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })],
      associations: [{ subnetId: "subnet-2", state: "associated" }],
    }),
  ],
  natGateways: [
    natGateway({
      subnetId: "subnet-2",
      natGatewayAddresses: [{ networkInterfaceId: "eni-nat", privateIp: "10.0.2.30", publicIp: "203.0.113.20" }],
    }),
  ],
  internetGateways: [internetGateway()],
  networkInterfaces: [clientInterface(), natInterface],
};
