import { withRoute } from "./changes.ts";
import { terraformName, type Remedy, type Remedying } from "./remedy.ts";

/** A missing default route, where the VPC has an internet gateway to lead to. */
export function routeRemedy({ tracing: { world, say }, topology, step }: Remedying): Remedy | undefined {
  const { gated, packet, kind } = step;
  const { decidedBy } = gated;
  if (kind !== "route-table" || decidedBy === undefined) return undefined;
  const subnets = [...topology.subnets.values()].filter(({ routeTable }) => routeTable?.urn === decidedBy);
  const table = subnets[0]?.routeTable;
  const isIpv4 = packet.destination.family === 4;
  const block = isIpv4 ? "0.0.0.0/0" : "::/0";
  const isTaken = table?.item.routes.some(
    ({ destinationCidrBlock, destinationIpv6CidrBlock }) =>
      (isIpv4 ? destinationCidrBlock : destinationIpv6CidrBlock) === block,
  );
  if (table === undefined || isTaken === true) return undefined;
  const gateway = [...world.gateways.internetGateways.values()].find(
    ({ item, account }) =>
      account === table.account && item.attachments.some(({ vpcId }) => vpcId === table.item.vpcId),
  );
  if (gateway === undefined) return undefined;
  const { routeTableId } = table.item;
  const { internetGatewayId } = gateway.item;
  const destination = isIpv4 ? { destinationCidrBlock: block } : { destinationIpv6CidrBlock: block };
  return {
    key: `${decidedBy}|${block}`,
    text: say("fixRoute", { to: block, target: internetGatewayId, table: routeTableId }),
    cli: `aws ec2 create-route --route-table-id ${routeTableId} --destination-${isIpv4 ? "" : "ipv6-"}cidr-block ${block} --gateway-id ${internetGatewayId}`,
    terraform: [
      `resource "aws_route" "${terraformName("internet", isIpv4 ? "" : "ipv6", routeTableId)}" {`,
      `  route_table_id = "${routeTableId}"`,
      `  destination_${isIpv4 ? "" : "ipv6_"}cidr_block = "${block}"`,
      `  gateway_id = "${internetGatewayId}"`,
      "}",
    ].join("\n"),
    sideEffects: [say("sideEffectSubnets", { count: String(subnets.length), id: routeTableId })],
    apply: (before) =>
      withRoute(before, decidedBy, {
        ...destination,
        gatewayId: internetGatewayId,
        state: "active",
        origin: "CreateRoute",
      }),
  };
}
