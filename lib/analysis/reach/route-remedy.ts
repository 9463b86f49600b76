import type { Placed, VpcPlace } from "#lib/graph/topology.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";
import { cidrContains, formatCidr } from "#lib/net/cidr.ts";
import { formatIp, isPrivateIp, type Ip } from "#lib/net/ip.ts";
import { withRoute, withTransitRoute } from "./changes.ts";
import { shellWord, terraformName, terraformResource, type Remedy, type Remedying } from "./remedy.ts";
import type { Tracing } from "./traced.ts";
import { blocksOf, interfaceAt, type World } from "./world.ts";

/** Where a new route leads: its field of a route, its option of the command, its argument in Terraform. */
type Way = {
  readonly destination: string;
  readonly id: string;
  readonly field:
    "gatewayId" | "natGatewayId" | "vpcPeeringConnectionId" | "transitGatewayId" | "egressOnlyInternetGatewayId";
};

const spelling = {
  gatewayId: { option: "gateway-id", argument: "gateway_id" },
  natGatewayId: { option: "nat-gateway-id", argument: "nat_gateway_id" },
  vpcPeeringConnectionId: { option: "vpc-peering-connection-id", argument: "vpc_peering_connection_id" },
  transitGatewayId: { option: "transit-gateway-id", argument: "transit_gateway_id" },
  egressOnlyInternetGatewayId: { option: "egress-only-internet-gateway-id", argument: "egress_only_gateway_id" },
} as const;

/** A route that is missing, or leads nowhere: to the other VPC by what joins the two, or to the internet by a gateway that is there. */
export function routeRemedy({ tracing, topology, step }: Remedying): Remedy | undefined {
  const { gated, packet, kind } = step;
  const { decidedBy } = gated;
  const { say } = tracing;
  const subnets = [...topology.subnets.values()].filter(({ routeTable }) => routeTable?.urn === decidedBy);
  const table = subnets[0]?.routeTable;
  if (kind !== "route-table" || decidedBy === undefined || table === undefined) return undefined;
  const way = wayTo(tracing, table, { from: packet.source, to: packet.destination });
  if (way === undefined) return undefined;
  const { destination, id, field } = way;
  const { option, argument } = spelling[field];
  const isSix = destination.includes(":");
  const key = isSix ? "destinationIpv6CidrBlock" : "destinationCidrBlock";
  const verb = table.item.routes.some((route) => route[key] === destination) ? "replace-route" : "create-route";
  const { routeTableId } = table.item;
  const route: Route = { [key]: destination, [field]: id, state: "active", origin: "CreateRoute" };
  const flag = isSix ? "destination-ipv6-cidr-block" : "destination-cidr-block";
  return {
    key: `${decidedBy}|${destination}`,
    text: say("fixRoute", { to: destination, target: id, table: routeTableId }),
    cli: `aws ec2 ${verb} --route-table-id ${shellWord(routeTableId)} --${flag} ${destination} --${option} ${shellWord(id)}`,
    terraform: terraformResource("aws_route", terraformName("to", destination, routeTableId), {
      route_table_id: routeTableId,
      [isSix ? "destination_ipv6_cidr_block" : "destination_cidr_block"]: destination,
      [argument]: id,
    }),
    sideEffects: [say("sideEffectSubnets", { count: String(subnets.length), id: routeTableId })],
    apply: (before) => withRoute(before, decidedBy, route),
  };
}

type Ends = { readonly from: Ip; readonly to: Ip };

function wayTo(tracing: Tracing, table: Placed<RouteTable>, ends: Ends): Way | undefined {
  const far = farVpc(tracing, table, ends.to);
  if (far === undefined) return isPrivateIp(ends.to) ? undefined : wayOut(tracing.world, table, ends);
  const block = blocksOf(tracing.world, far).find((one) => cidrContains(one, ends.to));
  const joint = block === undefined ? undefined : jointOf(tracing.world, table, far);
  return block === undefined || joint === undefined ? undefined : { destination: formatCidr(block), ...joint };
}

/** The other VPC that the address is meant in: that of an end of the question, when it is not the table's own. */
function farVpc({ world, from, to }: Tracing, { item }: Placed<RouteTable>, ip: Ip): VpcPlace | undefined {
  const isMeant = (vpcId: string) =>
    [...from.members, ...to.members].some(({ station }) => station?.owned.item.vpcId === vpcId) ||
    interfaceAt(world, vpcId, ip) !== undefined;
  return [...world.topology.vpcs.values()].find(
    (vpc) =>
      vpc.item.vpcId !== item.vpcId &&
      isMeant(vpc.item.vpcId) &&
      blocksOf(world, vpc).some((block) => cidrContains(block, ip)),
  );
}

/** What joins two VPCs already: an active peering, or a transit gateway that both are attached to. */
function jointOf(
  { gateways }: World,
  { item }: Placed<RouteTable>,
  far: VpcPlace,
): Omit<Way, "destination"> | undefined {
  const ends = [item.vpcId, far.item.vpcId];
  for (const { item: peering } of gateways.vpcPeeringConnections.values()) {
    const joins = ends.includes(peering.requester.vpcId ?? "") && ends.includes(peering.accepter.vpcId ?? "");
    if (joins && peering.statusCode === "active")
      return { id: peering.vpcPeeringConnectionId, field: "vpcPeeringConnectionId" };
  }
  const attachments = [...gateways.transitGatewayAttachments.values()].map((placed) => placed.item);
  const [near, other] = ends.map((vpcId) =>
    attachments.filter(({ resourceId, state }) => resourceId === vpcId && state === "available"),
  );
  const both = near?.find((one) => other?.some(({ transitGatewayId }) => transitGatewayId === one.transitGatewayId));
  return both === undefined ? undefined : { id: both.transitGatewayId, field: "transitGatewayId" };
}

/** Out of the VPC: by the internet gateway for who has a public address, else by a NAT gateway. */
function wayOut(world: World, { item, account }: Placed<RouteTable>, { from, to }: Ends): Way | undefined {
  const destination = to.family === 4 ? "0.0.0.0/0" : "::/0";
  const gateway = [...world.gateways.internetGateways.values()].find(
    (one) => one.account === account && one.item.attachments.some(({ vpcId }) => vpcId === item.vpcId),
  );
  if (gateway === undefined) return undefined;
  const internet: Way = { destination, id: gateway.item.internetGatewayId, field: "gatewayId" };
  const sender = interfaceAt(world, item.vpcId, from)?.item;
  const hasPublic = to.family === 6 || sender?.privateIpAddresses.some(({ association }) => association !== undefined);
  if (hasPublic === true || sender?.association !== undefined) return internet;
  const nat = [...world.gateways.natGateways.values()].find(
    (one) => one.item.vpcId === item.vpcId && one.item.state === "available" && one.item.connectivityType !== "private",
  );
  return nat === undefined ? undefined : { destination, id: nat.item.natGatewayId, field: "natGatewayId" };
}

/** A static route in the transit gateway's table, to the attachment of the VPC that the address is meant in. */
export function transitRouteRemedy({ tracing, step }: Remedying): Remedy | undefined {
  const { gated, packet } = step;
  const { decidedBy = "", code = "" } = gated;
  if (code !== "TGW_RTB_CANNOT_ROUTE" && code !== "TGW_RTB_BAD_STATE_ROUTE") return undefined;
  const { world, say } = tracing;
  const table = world.gateways.transitGatewayRouteTables.get(decidedBy);
  if (table === undefined || packet.destination.family === 6) return undefined;
  const stations = [...tracing.from.members, ...tracing.to.members].flatMap(({ station }) => station ?? []);
  const meant = stations.find(({ ip }) => formatIp(ip) === formatIp(packet.destination))?.owned.item.vpcId;
  const attachment = [...world.gateways.transitGatewayAttachments.values()].find(
    ({ item }) =>
      item.transitGatewayId === table.item.transitGatewayId && item.resourceId === meant && item.state === "available",
  );
  const vpc = [...world.topology.vpcs.values()].find(({ item }) => item.vpcId === meant);
  const block = vpc && blocksOf(world, vpc).find((one) => cidrContains(one, packet.destination));
  if (attachment === undefined || block === undefined) return undefined;
  const { transitGatewayAttachmentId } = attachment.item;
  const [tableId, destination] = [table.item.transitGatewayRouteTableId, formatCidr(block)];
  const verb = code === "TGW_RTB_CANNOT_ROUTE" ? "create" : "replace";
  const route = {
    destinationCidrBlock: destination,
    type: "static",
    state: "active",
    attachments: [{ transitGatewayAttachmentId, resourceType: "vpc", resourceId: meant }],
  };
  return {
    key: `${decidedBy}|${destination}`,
    text: say("fixRoute", { to: destination, target: transitGatewayAttachmentId, table: tableId }),
    cli: `aws ec2 ${verb}-transit-gateway-route --transit-gateway-route-table-id ${shellWord(tableId)} --destination-cidr-block ${destination} --transit-gateway-attachment-id ${shellWord(transitGatewayAttachmentId)}`,
    terraform: terraformResource("aws_ec2_transit_gateway_route", terraformName("to", destination, tableId), {
      transit_gateway_route_table_id: tableId,
      destination_cidr_block: destination,
      transit_gateway_attachment_id: transitGatewayAttachmentId,
    }),
    sideEffects: [say("sideEffectTransit", { id: tableId })],
    apply: (topology) => withTransitRoute(topology, decidedBy, route),
  };
}
