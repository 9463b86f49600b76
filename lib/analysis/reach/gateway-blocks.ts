import { itemsOf } from "#lib/model/snapshot.ts";
import type { World } from "./world.ts";

/** The blocks that gateways tell addresses apart by: their own route tables, transit gateway routes, static VPN routes, VPC ranges. */
export function textsOfGateways({ topology, gateways }: World): readonly string[] {
  const own = [...topology.scopes.values()].flatMap((scoped) =>
    itemsOf(scoped, "routeTables")
      .filter(({ associations }) => associations.some(({ gatewayId }) => gatewayId !== undefined))
      .flatMap(({ routes }) => routes.map((one) => one.destinationCidrBlock ?? one.destinationIpv6CidrBlock ?? "")),
  );
  const transit = [...gateways.transitGatewayRouteTables.values()].flatMap(({ item }) =>
    item.routes.known ? item.routes.value.map(({ destinationCidrBlock }) => destinationCidrBlock ?? "") : [],
  );
  const vpn = [...gateways.vpnConnections.values()].flatMap(({ item }) =>
    item.routes.map(({ destinationCidrBlock }) => destinationCidrBlock),
  );
  const vpcs = [...topology.vpcs.values()].flatMap(({ item }) => [
    ...item.cidrBlockAssociations.map(({ cidrBlock }) => cidrBlock),
    ...item.ipv6CidrBlockAssociations.map(({ ipv6CidrBlock }) => ipv6CidrBlock),
  ]);
  return [...own, ...transit, ...vpn, ...vpcs];
}
