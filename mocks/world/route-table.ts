import type * as ec2 from "@aws-sdk/client-ec2";
import { allocationId, attachmentOf, elasticIp, networkInterface } from "./network-interface.ts";
import { joinParts, type Built } from "./part.ts";
import { minutesAgo, days, resourceId, tagsOf, type Place, type Tags } from "./place.ts";
import type { Subnet } from "./subnet.ts";
import type { Vpc } from "./vpc.ts";

/** A route table that was built. */
export type RouteTable = Built & { readonly routeTableId: string };

/** A route a scenario adds: where to, and through what, by its id. */
export type RouteSpec = {
  readonly to: string;
  /** An `igw-`, `nat-`, `pcx-` or `tgw-` id. */
  readonly through: string;
  readonly state?: "active" | "blackhole";
};

/** A route table with its local route; routes of gateway endpoints are added when the world is assembled. */
export function routeTable(
  place: Place,
  spec: {
    readonly vpc: Vpc;
    readonly name: string;
    readonly subnets: readonly Subnet[];
    readonly routes?: readonly RouteSpec[];
    readonly tags?: Tags;
  },
): RouteTable {
  const routeTableId = resourceId(place, "rtb", `${spec.vpc.name}/${spec.name}`);
  return {
    routeTableId,
    part: {
      routeTables: [
        {
          RouteTableId: routeTableId,
          VpcId: spec.vpc.vpcId,
          OwnerId: place.account,
          Routes: [
            ...[spec.vpc.cidrBlock, ...spec.vpc.moreBlocks].map((block): ec2.Route => ({
              DestinationCidrBlock: block,
              GatewayId: "local",
              State: "active",
              Origin: "CreateRouteTable",
            })),
            ...(spec.routes ?? []).map(routeOf),
          ],
          Associations: spec.subnets.map(({ subnetId }) => ({
            RouteTableAssociationId: resourceId(place, "rtbassoc", subnetId),
            RouteTableId: routeTableId,
            SubnetId: subnetId,
            Main: false,
            AssociationState: { State: "associated" },
          })),
          PropagatingVgws: [],
          Tags: tagsOf(spec.name, spec.tags),
        },
      ],
    },
  };
}

function routeOf({ to, through, state = "active" }: RouteSpec): ec2.Route {
  return { DestinationCidrBlock: to, ...throughOf(through), State: state, Origin: "CreateRoute" };
}

function throughOf(id: string): ec2.Route {
  if (id.startsWith("nat-")) return { NatGatewayId: id };
  if (id.startsWith("tgw-")) return { TransitGatewayId: id };
  return id.startsWith("pcx-") ? { VpcPeeringConnectionId: id } : { GatewayId: id };
}

/** An internet gateway, attached to a VPC. */
export function internetGateway(place: Place, of: Vpc): Built & { readonly internetGatewayId: string } {
  const internetGatewayId = resourceId(place, "igw", of.name);
  return {
    internetGatewayId,
    part: {
      internetGateways: [
        {
          InternetGatewayId: internetGatewayId,
          OwnerId: place.account,
          Attachments: [{ VpcId: of.vpcId, State: "available" as ec2.AttachmentStatus }],
          Tags: tagsOf(`${of.name}-igw`),
        },
      ],
    },
  };
}

/** A public NAT gateway with its interface and its Elastic IP address. */
export function natGateway(
  place: Place,
  spec: { readonly name: string; readonly subnet: Subnet; readonly host: number; readonly publicIp: string },
): Built & { readonly natGatewayId: string } {
  const { name, subnet, publicIp } = spec;
  const natGatewayId = resourceId(place, "nat", name);
  const allocation = allocationId(place, name);
  const at = networkInterface(place, {
    name: `nat/${name}`,
    subnet,
    host: spec.host,
    groups: [],
    description: `Interface for NAT Gateway ${natGatewayId}`,
    type: "nat_gateway",
    requesterId: place.account,
    attachment: attachmentOf(place, `nat/${name}`, { instanceOwnerId: "amazon-aws", deviceIndex: 1 }),
    publicAddress: { publicIp, ipOwnerId: place.account, allocationId: allocation },
  });
  const record: ec2.NatGateway = {
    NatGatewayId: natGatewayId,
    VpcId: subnet.vpcId,
    SubnetId: subnet.subnetId,
    State: "available",
    ConnectivityType: "public",
    CreateTime: minutesAgo(place, days(390)),
    NatGatewayAddresses: [
      {
        AllocationId: allocation,
        NetworkInterfaceId: at.networkInterfaceId,
        PrivateIp: at.privateIpAddress,
        PublicIp: publicIp,
        IsPrimary: true,
        Status: "succeeded",
      },
    ],
    Tags: tagsOf(name),
  };
  const built = [at, elasticIp(place, { name, publicIp, at }), { part: { natGateways: [record] } }];
  return { natGatewayId, part: joinParts(built) };
}

/** A peering connection between a VPC of ours and another one. */
export function peeringConnection(
  place: Place,
  spec: {
    readonly name: string;
    readonly from: Vpc;
    readonly to: { readonly vpcId: string; readonly cidrBlock: string; readonly ownerId: string };
    readonly status: "active" | "deleted";
  },
): Built {
  const id = peeringConnectionId(place, spec.name);
  const side = (vpcId: string, cidrBlock: string, OwnerId: string): ec2.VpcPeeringConnectionVpcInfo => ({
    VpcId: vpcId,
    OwnerId,
    Region: place.region,
    CidrBlock: cidrBlock,
    CidrBlockSet: [{ CidrBlock: cidrBlock }],
  });
  const record: ec2.VpcPeeringConnection = {
    VpcPeeringConnectionId: id,
    RequesterVpcInfo: side(spec.from.vpcId, spec.from.cidrBlock, place.account),
    AccepterVpcInfo: side(spec.to.vpcId, spec.to.cidrBlock, spec.to.ownerId),
    Status:
      spec.status === "active"
        ? { Code: "active", Message: "Active" }
        : { Code: "deleted", Message: `Deleted by ${spec.to.ownerId}` },
    Tags: tagsOf(spec.name),
  };
  return { part: { vpcPeeringConnections: [record] } };
}

/** The id the peering connection of this name has: routes name it before both VPCs are built. */
export function peeringConnectionId(place: Place, name: string): string {
  return resourceId(place, "pcx", name);
}
