import { parseUrn, type Urn } from "#lib/model/urn.ts";
import { blocks, type Gated } from "./gate.ts";
import { gatewayTable } from "./gateway-table.ts";
import type { RouteTarget } from "./longest-prefix.ts";
import { packetOf, type InterfaceStation, type OutsideStation, type Step, type Walk } from "./step.ts";
import { vpnCarries } from "./vpn-connections.ts";

/** In from the other side of a VPN gateway: it serves its own VPC only, and replies must leave by it. */
export function comesByVpn(
  walk: Walk,
  from: OutsideStation,
  { to, gateway }: { readonly to: InterfaceStation; readonly gateway: Urn },
): { readonly into: readonly Step[]; readonly back: (target: RouteTarget) => boolean } {
  const id = parseUrn(gateway)?.id ?? "";
  const packet = packetOf(walk, "request", { source: from.ip, destination: to.ip });
  const gated = judge(walk, from, { to, id });
  return {
    into: [{ kind: "vpn-gateway", urn: gateway, id, gated, packet, walk }],
    back: (target) => target.id === id,
  };
}

function judge(
  walk: Walk,
  from: OutsideStation,
  { to, id }: { readonly to: InterfaceStation; readonly id: string },
): Gated {
  const { owned } = to;
  const vpcId = owned.item.vpcId ?? "";
  const carried = vpnCarries(walk, { place: owned, id, vpcId, outside: from.ip });
  if (carried.code === "BAD_STATE_ATTACHMENT") {
    const evidence = { kind: "vpn-gateway", id, text: walk.say("vgwOtherVpc", { id, vpc: vpcId }) };
    return blocks("VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", evidence, carried.decidedBy);
  }
  return carried.code === undefined ? (gatewayTable(walk, to, id) ?? carried) : carried;
}
