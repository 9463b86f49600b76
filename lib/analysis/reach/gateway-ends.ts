import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { ipsOfCidrs, subtractIps, type IpSet } from "#lib/net/ip-set.ts";
import { idOf } from "./ends.ts";
import { blocksOf, type World } from "./world.ts";

/** The interfaces of a VPC endpoint or a NAT gateway, as far as they were read. */
export function interfacesOf({ topology, gateways }: World, urn: Urn, kind: "vpc-endpoint" | "nat-gateway") {
  const place = parseUrn(urn) ?? { account: "", region: "" };
  const ids =
    kind === "vpc-endpoint"
      ? (gateways.vpcEndpoints.get(urn)?.item.networkInterfaceIds ?? [])
      : (gateways.natGateways.get(urn)?.item.natGatewayAddresses ?? []).map(
          ({ networkInterfaceId }) => networkInterfaceId ?? "",
        );
  return ids.flatMap((id) => topology.interfaces.get(urnOf(place, "network-interface", id)) ?? []);
}

/**
 * The on-premises side of a VPN gateway: what the route tables send there and the static routes of its VPN connections hold.
 * With neither, every private address outside its VPCs: the question then is whether anything comes back.
 */
export function onPremises(world: World, urn: Urn): IpSet {
  const id = idOf(urn);
  const routed = [...world.topology.subnets.values()].flatMap(({ routeTable }) =>
    (routeTable?.item.routes ?? [])
      .filter(({ gatewayId }) => gatewayId === id)
      .map((route) => route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? ""),
  );
  const fixed = [...world.gateways.vpnConnections.values()]
    .filter(({ item }) => item.vpnGatewayId === id && item.state !== "deleted")
    .flatMap(({ item }) => item.routes.map(({ destinationCidrBlock }) => destinationCidrBlock));
  const blocks = [...routed, ...fixed].flatMap((text) => world.cidr(text) ?? []);
  if (blocks.length > 0) return ipsOfCidrs(blocks);
  const attached = world.gateways.vpnGateways.get(urn)?.item.vpcAttachments.map(({ vpcId }) => vpcId) ?? [];
  const ours = [...world.topology.vpcs.values()].filter(({ item }) => attached.includes(item.vpcId));
  const everything = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].flatMap((text) => world.cidr(text) ?? []);
  return subtractIps(ipsOfCidrs(everything), ipsOfCidrs(ours.flatMap((vpc) => blocksOf(world, vpc))));
}
