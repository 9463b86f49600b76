import { DescribeVpnConnectionsCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { tagsOf } from "./tags.ts";

/** Site-to-Site VPN connections, without their configuration (it holds the tunnels' keys); the call has no pages. */
export const vpnConnections = defineCollector({
  area: "vpnConnections",
  actions: ["ec2:DescribeVpnConnections"],
  read: ({ aws: { ec2 }, pages }) =>
    pages(
      "ec2:DescribeVpnConnections",
      () => ec2.send(new DescribeVpnConnectionsCommand({})),
      (page) => [page.VpnConnections, undefined],
    ),
  normalise: (connection) => ({
    vpnConnectionId: connection.VpnConnectionId,
    state: connection.State,
    type: connection.Type,
    vpnGatewayId: connection.VpnGatewayId,
    transitGatewayId: connection.TransitGatewayId,
    customerGatewayId: connection.CustomerGatewayId,
    staticRoutesOnly: connection.Options?.StaticRoutesOnly,
    routes: (connection.Routes ?? []).map(({ DestinationCidrBlock, State }) => ({
      destinationCidrBlock: DestinationCidrBlock,
      state: State,
    })),
    tunnels: (connection.VgwTelemetry ?? []).map(({ OutsideIpAddress, Status }) => ({
      outsideIpAddress: OutsideIpAddress,
      status: Status,
    })),
    tags: tagsOf(connection.Tags),
  }),
});
