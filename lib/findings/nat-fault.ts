import { targetOf } from "#lib/analysis/reach/longest-prefix.ts";
import { worldOf } from "#lib/analysis/reach/world.ts";
import type { Placed, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { NatGateway } from "#lib/model/resources/gateways.ts";
import { urnOf } from "#lib/model/urn.ts";
import { defaultRouteOf, defaultRouteText } from "./default-route.ts";

const MINUTE_MS = 60_000;

/** Why a NAT gateway cannot carry anything to the internet, why that cannot be told, or `undefined` when it can. */
export type NatFault =
  | { readonly says: "state" | "noInternet" | "noAddress"; readonly detail: string }
  | { readonly unknown: string }
  | undefined;

/**
 * What is wrong with a NAT gateway as a way to the internet. A private one is meant for other networks, and one that is being
 * made is given ten minutes. Where its own subnet leads to a firewall or a transit gateway, that may well go on to the internet.
 */
export function natFault(topology: Topology, nat: Placed<NatGateway>, now: string): NatFault {
  const { item } = nat;
  if (item.connectivityType === "private" || isComing(item, now)) return undefined;
  if (item.state !== "available") return { says: "state", detail: stateOf(item) };
  if (item.availabilityMode === "regional") return undefined;
  if (item.natGatewayAddresses.every(({ publicIp }) => publicIp === undefined)) {
    return { says: "noAddress", detail: "publicIp = —" };
  }
  const subnet = topology.subnets.get(urnOf(nat, "subnet", item.subnetId ?? ""));
  return subnet === undefined
    ? { unknown: `The subnet of ${item.natGatewayId} was not read.` }
    : ownWay(topology, nat, subnet);
}

function isComing({ state, createTime = "" }: NatGateway, now: string): boolean {
  return state === "pending" && Date.parse(now) - Date.parse(createTime) < 10 * MINUTE_MS;
}

function stateOf({ state, failureCode, failureMessage }: NatGateway): string {
  return [state, failureCode, failureMessage].filter((text) => text !== undefined).join(" ");
}

/** By its own subnet's default route: only an internet gateway that is attached leads out for certain. */
function ownWay(topology: Topology, nat: Placed<NatGateway>, { item, routeTable }: SubnetPlace): NatFault {
  if (routeTable === undefined) return { unknown: `The route table of ${item.subnetId} was not read.` };
  const route = defaultRouteOf(routeTable.item);
  const detail = `${item.subnetId} ${routeTable.item.routeTableId}: 0.0.0.0/0 → ${defaultRouteText(topology, routeTable)}`;
  if (route === undefined || route.state === "blackhole") return { says: "noInternet", detail };
  const { kind, id } = targetOf(route);
  if (kind === "internet-gateway") {
    const gateway = worldOf(topology).gateways.internetGateways.get(urnOf(nat, "internet-gateway", id));
    const isAttached = gateway?.item.attachments.some(({ vpcId }) => vpcId === item.vpcId) === true;
    return isAttached ? undefined : { says: "noInternet", detail };
  }
  return kind === "nat-gateway" || kind === "vpc-peering-connection" || kind === "local"
    ? { says: "noInternet", detail }
    : undefined;
}
