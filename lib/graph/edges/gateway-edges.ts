import { knownValue } from "#lib/model/known.ts";
import { urnOf } from "#lib/model/urn.ts";
import { internetUrn } from "../internet.ts";
import type { Numbers } from "../numbers.ts";
import type { PlacedScope } from "../placed-scope.ts";
import type { Pen } from "./edge-pen.ts";

/** What gateways join: VPCs with the internet, with each other, and with what lies beyond. */
export function gatewayEdges({ scopes }: Numbers, pen: Pen): void {
  for (const { joins } of scopes) {
    internetEdges(joins.placed, pen);
    peeringEdges(joins.placed, pen);
    transitEdges(joins.placed, pen);
    transitRouteEdges(joins.placed, pen);
    vpnEdges(joins.placed, pen);
  }
}

function internetEdges({ scoped: { scope }, byId }: PlacedScope, pen: Pen): void {
  const [attaches, routesTo] = [pen("attaches"), pen("routes-to")];
  for (const gateways of [byId.internetGateways, byId.egressOnlyInternetGateways]) {
    for (const { urn, item } of gateways.list) {
      routesTo(urn, internetUrn(scope));
      for (const { vpcId } of item.attachments) attaches(urn, urnOf(scope, "vpc", vpcId));
    }
  }
}

function peeringEdges({ scoped: { scope }, byId }: PlacedScope, pen: Pen): void {
  const attaches = pen("attaches");
  for (const { urn, item } of byId.vpcPeeringConnections.list) {
    for (const { vpcId, ownerId = scope.account, region = scope.region } of [item.requester, item.accepter]) {
      if (vpcId !== undefined) {
        attaches(urn, urnOf({ account: ownerId, region }, "vpc", vpcId));
      }
    }
  }
}

function transitEdges({ scoped: { scope }, byId }: PlacedScope, pen: Pen): void {
  const [attaches, routesTo] = [pen("attaches"), pen("routes-to")];
  for (const { urn, item } of byId.transitGatewayAttachments.list) {
    attaches(urn, urnOf(scope, "transit-gateway", item.transitGatewayId));
    const { resourceType, resourceId = "", resourceOwnerId = scope.account, association } = item;
    if (resourceType === "vpc") {
      attaches(urn, urnOf({ account: resourceOwnerId, region: scope.region }, "vpc", resourceId));
    }
    if (resourceType === "vpn") attaches(urn, urnOf(scope, "vpn-connection", resourceId));
    const tableId = association?.transitGatewayRouteTableId;
    if (tableId !== undefined) {
      routesTo(urn, urnOf(scope, "transit-gateway-route-table", tableId));
    }
  }
}

function transitRouteEdges({ scoped: { scope }, byId }: PlacedScope, pen: Pen): void {
  const [contains, routesTo] = [pen("contains"), pen("routes-to")];
  for (const { urn, item } of byId.transitGatewayRouteTables.list) {
    contains(urnOf(scope, "transit-gateway", item.transitGatewayId), urn);
    for (const { destinationCidrBlock, prefixListId, attachments } of knownValue(item.routes) ?? []) {
      for (const { transitGatewayAttachmentId = "" } of attachments) {
        const to = urnOf(scope, "transit-gateway-attachment", transitGatewayAttachmentId);
        routesTo(urn, to, destinationCidrBlock ?? prefixListId);
      }
    }
  }
}

function vpnEdges({ scoped: { scope }, byId }: PlacedScope, pen: Pen): void {
  const [attaches, routesTo] = [pen("attaches"), pen("routes-to")];
  for (const { urn, item } of byId.vpnGateways.list) {
    for (const { vpcId } of item.vpcAttachments) attaches(urn, urnOf(scope, "vpc", vpcId));
  }
  for (const { urn, item } of byId.vpnConnections.list) {
    const { vpnGatewayId, customerGatewayId } = item;
    if (vpnGatewayId !== undefined) {
      routesTo(urnOf(scope, "vpn-gateway", vpnGatewayId), urn);
    }
    if (customerGatewayId !== undefined) {
      routesTo(urn, urnOf(scope, "customer-gateway", customerGatewayId));
    }
  }
}
