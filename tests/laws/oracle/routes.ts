import type { Route } from "#lib/model/resources/route-table.ts";
import { isIpv6, isWithin, prefixLengthOf } from "./addresses.ts";
import type { Network } from "./network.ts";

type Found = { readonly route: Route; readonly length: number; readonly rank: number };

/**
 * The route of a subnet's table that carries a destination: the longest prefix; among equals a static route, then one
 * of a prefix list, then a propagated one. A propagated route never beats the local one.
 */
export function routeOf(network: Network, subnetId: string, destination: string): Route | undefined {
  const vpcId = network.subnetById.get(subnetId)?.vpcId ?? "";
  const table = network.tableBySubnet.get(subnetId) ?? network.mainTableByVpc.get(vpcId);
  let best: Found | undefined;
  let local: Found | undefined;
  for (const route of table?.routes ?? []) {
    for (const block of blocksOf(network, route, destination)) {
      const found = { route, length: prefixLengthOf(block), rank: rankOf(route) };
      if (route.gatewayId === "local" && (local === undefined || found.length > local.length)) local = found;
      if (best === undefined || found.length > best.length || (found.length === best.length && found.rank < best.rank))
        best = found;
    }
  }
  if (local !== undefined && best?.route.origin === "EnableVgwRoutePropagation") return local.route;
  return best?.route;
}

function blocksOf(network: Network, route: Route, destination: string): readonly string[] {
  const block = isIpv6(destination) ? route.destinationIpv6CidrBlock : route.destinationCidrBlock;
  if (block !== undefined) return isWithin(block, destination) ? [block] : [];
  if (route.destinationPrefixListId === undefined) return [];
  const id = route.destinationPrefixListId;
  const entries = network.areas.managedPrefixLists?.find(({ prefixListId }) => prefixListId === id)?.entries;
  if (entries?.known !== true) return [];
  return entries.value.map(({ cidr }) => cidr).filter((cidr) => isWithin(cidr, destination));
}

function rankOf(route: Route): number {
  if (route.origin === "EnableVgwRoutePropagation") return 2;
  return route.destinationPrefixListId === undefined ? 0 : 1;
}

/** What a transit gateway does with a packet that entered by an attachment. */
export type TransitStep = { readonly attachmentId: string } | "dropped" | "unknown";

/** The attachment by which a transit gateway sends a packet on: longest prefix, static before propagated. */
export function transitRouteOf(network: Network, tableId: string | undefined, destination: string): TransitStep {
  const table = network.areas.transitGatewayRouteTables?.find(
    ({ transitGatewayRouteTableId }) => transitGatewayRouteTableId === tableId,
  );
  if (table === undefined) return "dropped";
  if (!table.routes.known) return "unknown";
  let best: { readonly length: number; readonly rank: number; readonly step: TransitStep } | undefined;
  for (const route of table.routes.value) {
    const block = route.destinationCidrBlock;
    if (block === undefined || !isWithin(block, destination)) continue;
    const length = prefixLengthOf(block);
    const rank = route.type === "static" ? 0 : 1;
    if (best !== undefined && (length < best.length || (length === best.length && rank >= best.rank))) continue;
    const attachmentId = route.attachments[0]?.transitGatewayAttachmentId;
    const step = route.state === "active" && attachmentId !== undefined ? { attachmentId } : "dropped";
    best = { length, rank, step };
  }
  return best?.step ?? "dropped";
}
