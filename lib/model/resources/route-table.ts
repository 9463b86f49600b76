import { z } from "zod";
import { flag, list, tagsSchema, text } from "../fields.ts";

const routeSchema = z.object({
  destinationCidrBlock: text,
  destinationIpv6CidrBlock: text,
  destinationPrefixListId: text,
  /** `local`, or an internet, VPN, or gateway endpoint id. */
  gatewayId: text,
  natGatewayId: text,
  networkInterfaceId: text,
  instanceId: text,
  transitGatewayId: text,
  vpcPeeringConnectionId: text,
  egressOnlyInternetGatewayId: text,
  localGatewayId: text,
  carrierGatewayId: text,
  coreNetworkArn: text,
  /** `active` or `blackhole`. */
  state: text,
  /** `CreateRouteTable`, `CreateRoute`, `EnableVgwRoutePropagation`. */
  origin: text,
});
/** A route of a VPC route table. */
export type Route = Readonly<z.infer<typeof routeSchema>>;

/** ec2:DescribeRouteTables. */
export const routeTableSchema = z.object({
  routeTableId: z.string(),
  vpcId: z.string(),
  routes: list(routeSchema),
  associations: list(
    z.object({ routeTableAssociationId: text, main: flag, subnetId: text, gatewayId: text, state: text }),
  ),
  propagatingVgws: list(z.string()),
  tags: tagsSchema,
});
/** A VPC route table. */
export type RouteTable = Readonly<z.infer<typeof routeTableSchema>>;
