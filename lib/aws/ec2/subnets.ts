import { DescribeSubnetsCommand, GetSubnetCidrReservationsCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { mapKnown } from "../map-known.ts";
import { tagsOf } from "./tags.ts";

/** Subnets, each with its CIDR reservations. */
export const subnets = defineCollector({
  area: "subnets",
  actions: ["ec2:DescribeSubnets", "ec2:GetSubnetCidrReservations"],
  read({ aws: { ec2 }, pages, known }) {
    const subnets = pages(
      "ec2:DescribeSubnets",
      (NextToken) => ec2.send(new DescribeSubnetsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.Subnets, page.NextToken],
    );
    const reservationsOf = (SubnetId: string | undefined) =>
      allOf(
        pages(
          "ec2:GetSubnetCidrReservations",
          (NextToken) => ec2.send(new GetSubnetCidrReservationsCommand({ SubnetId, MaxResults: 1000, NextToken })),
          (page) => [
            // The IPv4 list is always there; the IPv6 one came later, and not every endpoint has it.
            page.SubnetIpv4CidrReservations?.concat(page.SubnetIpv6CidrReservations ?? []),
            page.NextToken,
          ],
        ),
      );
    return inOrder(subnets, 8, async (subnet) => ({
      subnet,
      reservations: await known(subnet.SubnetId ?? "", () => reservationsOf(subnet.SubnetId)),
    }));
  },
  normalise: ({ subnet, reservations }) => ({
    subnetId: subnet.SubnetId,
    subnetArn: subnet.SubnetArn,
    vpcId: subnet.VpcId,
    cidrBlock: subnet.CidrBlock,
    ipv6CidrBlocks: (subnet.Ipv6CidrBlockAssociationSet ?? [])
      .filter(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State === "associated")
      .map(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
    availabilityZone: subnet.AvailabilityZone,
    availabilityZoneId: subnet.AvailabilityZoneId,
    availableIpAddressCount: subnet.AvailableIpAddressCount,
    mapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
    ipv6Native: subnet.Ipv6Native,
    ownerId: subnet.OwnerId,
    state: subnet.State,
    outpostArn: subnet.OutpostArn,
    internetGatewayBlockMode: subnet.BlockPublicAccessStates?.InternetGatewayBlockMode,
    cidrReservations: mapKnown(reservations, (list) =>
      list.map(({ SubnetCidrReservationId, Cidr, ReservationType }) => ({
        subnetCidrReservationId: SubnetCidrReservationId,
        cidr: Cidr,
        reservationType: ReservationType,
      })),
    ),
    tags: tagsOf(subnet.Tags),
  }),
});
