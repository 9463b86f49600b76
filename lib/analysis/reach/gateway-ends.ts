import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { ipsOfCidrs, noIps, type IpSet } from "#lib/net/ip-set.ts";
import { idOf } from "./ends.ts";
import type { World } from "./world.ts";

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

/** The on-premises side of a VPN gateway: what the route tables send there. */
export function onPremises(world: World, urn: Urn): IpSet {
  const id = idOf(urn);
  const blocks = [...world.topology.subnets.values()].flatMap(({ routeTable }) =>
    (routeTable?.item.routes ?? []).flatMap(({ gatewayId, destinationCidrBlock }) => {
      const block = gatewayId === id ? world.cidr(destinationCidrBlock ?? "") : undefined;
      return block === undefined ? [] : [block];
    }),
  );
  return blocks.length === 0 ? noIps : ipsOfCidrs(blocks);
}
