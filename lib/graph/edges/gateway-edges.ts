import { knownValue } from "#lib/model/known.ts";
import { urnOf } from "#lib/model/urn.ts";
import { internetUrn } from "../internet.ts";
import type { PlacedScope } from "../placed-scope.ts";
import type { Topology } from "../topology.ts";
import type { EdgeDrafts } from "./edge-draft.ts";

/** What gateways join: VPCs with the internet, with each other, and with what lies beyond. */
export function* gatewayEdges({ placed }: Topology): EdgeDrafts {
  for (const scope of placed) {
    yield* internetEdges(scope);
    yield* peeringEdges(scope);
    yield* transitEdges(scope);
    yield* transitRouteEdges(scope);
    yield* vpnEdges(scope);
  }
}

function* internetEdges({ scoped: { scope }, byId }: PlacedScope): EdgeDrafts {
  for (const gateways of [byId.internetGateways, byId.egressOnlyInternetGateways]) {
    for (const { urn, item } of gateways.values()) {
      yield { kind: "routes-to", from: urn, to: internetUrn(scope) };
      for (const { vpcId } of item.attachments) yield { kind: "attaches", from: urn, to: urnOf(scope, "vpc", vpcId) };
    }
  }
}

function* peeringEdges({ scoped: { scope }, byId }: PlacedScope): EdgeDrafts {
  for (const { urn, item } of byId.vpcPeeringConnections.values()) {
    for (const { vpcId, ownerId = scope.account, region = scope.region } of [item.requester, item.accepter]) {
      if (vpcId !== undefined) {
        yield { kind: "attaches", from: urn, to: urnOf({ account: ownerId, region }, "vpc", vpcId) };
      }
    }
  }
}

function* transitEdges({ scoped: { scope }, byId }: PlacedScope): EdgeDrafts {
  for (const { urn, item } of byId.transitGatewayAttachments.values()) {
    yield { kind: "attaches", from: urn, to: urnOf(scope, "transit-gateway", item.transitGatewayId) };
    const { resourceType, resourceId = "", resourceOwnerId = scope.account, association } = item;
    if (resourceType === "vpc") {
      yield {
        kind: "attaches",
        from: urn,
        to: urnOf({ account: resourceOwnerId, region: scope.region }, "vpc", resourceId),
      };
    }
    if (resourceType === "vpn") yield { kind: "attaches", from: urn, to: urnOf(scope, "vpn-connection", resourceId) };
    const tableId = association?.transitGatewayRouteTableId;
    if (tableId !== undefined) {
      yield { kind: "routes-to", from: urn, to: urnOf(scope, "transit-gateway-route-table", tableId) };
    }
  }
}

function* transitRouteEdges({ scoped: { scope }, byId }: PlacedScope): EdgeDrafts {
  for (const { urn, item } of byId.transitGatewayRouteTables.values()) {
    yield { kind: "contains", from: urnOf(scope, "transit-gateway", item.transitGatewayId), to: urn };
    for (const { destinationCidrBlock, prefixListId, attachments } of knownValue(item.routes) ?? []) {
      for (const { transitGatewayAttachmentId = "" } of attachments) {
        const to = urnOf(scope, "transit-gateway-attachment", transitGatewayAttachmentId);
        yield { kind: "routes-to", from: urn, to, label: destinationCidrBlock ?? prefixListId };
      }
    }
  }
}

function* vpnEdges({ scoped: { scope }, byId }: PlacedScope): EdgeDrafts {
  for (const { urn, item } of byId.vpnGateways.values()) {
    for (const { vpcId } of item.vpcAttachments) yield { kind: "attaches", from: urn, to: urnOf(scope, "vpc", vpcId) };
  }
  for (const { urn, item } of byId.vpnConnections.values()) {
    const { vpnGatewayId, customerGatewayId } = item;
    if (vpnGatewayId !== undefined) {
      yield { kind: "routes-to", from: urnOf(scope, "vpn-gateway", vpnGatewayId), to: urn };
    }
    if (customerGatewayId !== undefined) {
      yield { kind: "routes-to", from: urn, to: urnOf(scope, "customer-gateway", customerGatewayId) };
    }
  }
}
