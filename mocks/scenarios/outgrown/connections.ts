import type * as ec2 from "@aws-sdk/client-ec2";
import type { Network } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import { arnOf, days, minutesAgo, resourceId, tagsOf } from "#mocks/world/place.ts";
import { peeringConnection } from "#mocks/world/route-table.ts";
import type { Ground } from "./ground.ts";

/** The stations' network, which another account keeps, and the transit gateway between two VPCs of one range. */
export function connectionsOf(ground: Ground): Built[] {
  const { place, net } = ground;
  const stations = peeringConnection(place, {
    name: "stations",
    from: net.vpc,
    to: { vpcId: resourceId(place, "vpc", "stations"), cidrBlock: "172.17.0.0/16", ownerId: "171717171717" },
    status: "active",
  });
  return [stations, transitGateway(ground)];
}

function transitGateway({ place, twins }: Ground): Built {
  const gateway = resourceId(place, "tgw", "weather");
  const table = resourceId(place, "tgw-rtb", "weather");
  const made = minutesAgo(place, days(200));
  const attached = twins.map((twin) => attachmentOf(gateway, twin, resourceId(place, "tgw-attach", twin.vpc.name)));
  return {
    part: {
      transitGateways: [
        {
          TransitGatewayId: gateway,
          TransitGatewayArn: arnOf(place, "ec2", `transit-gateway/${gateway}`),
          State: "available",
          OwnerId: place.account,
          Description: "weather",
          CreationTime: made,
          Options: {
            AmazonSideAsn: 64_512,
            AssociationDefaultRouteTableId: table,
            PropagationDefaultRouteTableId: table,
          },
          Tags: tagsOf("weather"),
        },
      ],
      transitGatewayAttachments: attached.map(({ attachment, resource }) => ({
        ...attachment,
        ...resource,
        TransitGatewayOwnerId: place.account,
        ResourceOwnerId: place.account,
        State: "available" as const,
        Association: { TransitGatewayRouteTableId: table, State: "associated" as const },
        CreationTime: made,
        Tags: [],
      })),
      transitGatewayVpcAttachments: attached.map(({ attachment, twin }) => ({
        ...attachment,
        VpcId: twin.vpc.vpcId,
        VpcOwnerId: place.account,
        State: "available" as const,
        SubnetIds: twin.zones.map(({ app }) => app.subnetId),
        CreationTime: made,
        Options: {
          DnsSupport: "enable" as const,
          Ipv6Support: "disable" as const,
          ApplianceModeSupport: "disable" as const,
        },
        Tags: [],
      })),
      transitGatewayRouteTables: [
        {
          TransitGatewayRouteTableId: table,
          TransitGatewayId: gateway,
          State: "available",
          DefaultAssociationRouteTable: true,
          DefaultPropagationRouteTable: true,
          CreationTime: made,
          Tags: [],
          associations: attached.map(({ attachment, resource }) => ({
            TransitGatewayAttachmentId: attachment.TransitGatewayAttachmentId,
            ...resource,
            State: "associated" as const,
          })),
          propagations: attached.map(({ attachment, resource }) => ({
            TransitGatewayAttachmentId: attachment.TransitGatewayAttachmentId,
            ...resource,
            State: "enabled" as const,
          })),
          // Two attachments announce one range: the older one has the route.
          routes: attached.slice(0, 1).map(({ attachment, resource }) => ({
            DestinationCidrBlock: "10.190.0.0/16",
            TransitGatewayAttachments: [
              { TransitGatewayAttachmentId: attachment.TransitGatewayAttachmentId, ...resource },
            ],
            Type: "propagated" as const,
            State: "active" as const,
          })),
        },
      ],
    },
  };
}

function attachmentOf(gateway: string, twin: Network, id: string) {
  return {
    twin,
    attachment: { TransitGatewayAttachmentId: id, TransitGatewayId: gateway },
    resource: { ResourceId: twin.vpc.vpcId, ResourceType: "vpc" as ec2.TransitGatewayAttachmentResourceType },
  };
}
