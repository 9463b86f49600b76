import { DescribeRouteTablesCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** VPC route tables. */
export const routeTables = defineCollector({
  area: "routeTables",
  actions: ["ec2:DescribeRouteTables"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeRouteTables",
      (NextToken) => ec2.send(new DescribeRouteTablesCommand({ MaxResults: 100, NextToken })),
      (page) => [page.RouteTables, page.NextToken],
    ),
  normalise: (table) => ({
    routeTableId: table.RouteTableId,
    vpcId: table.VpcId,
    routes: (table.Routes ?? []).map((route) => ({
      destinationCidrBlock: route.DestinationCidrBlock,
      destinationIpv6CidrBlock: route.DestinationIpv6CidrBlock,
      destinationPrefixListId: route.DestinationPrefixListId,
      gatewayId: route.GatewayId,
      natGatewayId: route.NatGatewayId,
      networkInterfaceId: route.NetworkInterfaceId,
      instanceId: route.InstanceId,
      transitGatewayId: route.TransitGatewayId,
      vpcPeeringConnectionId: route.VpcPeeringConnectionId,
      egressOnlyInternetGatewayId: route.EgressOnlyInternetGatewayId,
      localGatewayId: route.LocalGatewayId,
      carrierGatewayId: route.CarrierGatewayId,
      coreNetworkArn: route.CoreNetworkArn,
      state: route.State,
      origin: route.Origin,
    })),
    associations: (table.Associations ?? []).map((association) => ({
      routeTableAssociationId: association.RouteTableAssociationId,
      main: association.Main,
      subnetId: association.SubnetId,
      gatewayId: association.GatewayId,
      state: association.AssociationState?.State,
    })),
    propagatingVgws: (table.PropagatingVgws ?? []).map(({ GatewayId }) => GatewayId),
    tags: tagsOf(table.Tags),
  }),
});
