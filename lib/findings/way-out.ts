import type { NatGateway } from "#lib/model/resources/gateways.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";

/** Whether packets to the internet leave a subnet: yes, no, or beyond a hop that is not followed. */
export type WayOut = { readonly leads: "yes" | "no" | "unknown"; readonly route: string };

/**
 * What a route table's IPv4 default route is good for. An internet gateway carries only what has a public address;
 * a NAT gateway must be available; beyond transit, VPN, peering, firewall and appliance hops is not followed.
 */
export function wayOut(
  table: RouteTable,
  has: { readonly publicAddress: boolean; readonly natGateways: ReadonlyMap<string, NatGateway> },
): WayOut {
  const route = table.routes.find(({ destinationCidrBlock }) => destinationCidrBlock === "0.0.0.0/0");
  if (route === undefined) return { leads: "no", route: "—" };
  const target = route.gatewayId ?? route.natGatewayId ?? hopOf(route);
  if (route.state === "blackhole") return { leads: "no", route: `${target} (blackhole)` };
  if (route.gatewayId?.startsWith("igw-") === true) return { leads: has.publicAddress ? "yes" : "no", route: target };
  const nat = has.natGateways.get(route.natGatewayId ?? "");
  return nat === undefined ? { leads: "unknown", route: target } : throughNat(nat);
}

function throughNat({ natGatewayId, state = "?" }: NatGateway): WayOut {
  const works = state === "available" || state === "pending";
  return { leads: works ? "yes" : "no", route: `${natGatewayId} (${state})` };
}

/** Whether a table leads to other networks, in which endpoints for several VPCs may be kept. */
export function reachesOtherNetworks(table: RouteTable): boolean {
  return table.routes.some(
    (route) =>
      route.state !== "blackhole" &&
      route.gatewayId !== "local" &&
      hopOf(route) !== "" &&
      route.natGatewayId === undefined,
  );
}

function hopOf(route: Route): string {
  const gateway = route.gatewayId?.startsWith("vgw-") === true ? route.gatewayId : undefined;
  return (
    route.transitGatewayId ??
    route.vpcPeeringConnectionId ??
    gateway ??
    route.coreNetworkArn ??
    route.networkInterfaceId ??
    route.instanceId ??
    route.localGatewayId ??
    ""
  );
}
