import type { Placed } from "#lib/graph/topology.ts";
import type { VpnConnection } from "#lib/model/resources/gateways.ts";
import { urnOf } from "#lib/model/urn.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { blocks, cannotTell, passes, type Evidence, type Gated } from "./gate.ts";
import type { Walk } from "./step.ts";
import { beyond, unreadArea, type Place } from "./unread.ts";
import type { World } from "./world.ts";

/** A virtual private gateway, the VPC on this side of it, and the address on the other. */
export type VpnCrossing = { readonly place: Place; readonly id: string; readonly vpcId: string; readonly outside: Ip };

/**
 * Whether the VPN connections of a gateway carry an address: attached, available, and of static routes only exactly those.
 * With BGP, or behind Direct Connect, that cannot be told. Source: VPN User Guide, "Static and dynamic routing".
 */
export function vpnCarries(walk: Walk, crossing: VpnCrossing): Gated {
  const { say, world } = walk;
  const { place, id, outside } = crossing;
  const detached = whyDetached(walk, crossing);
  if (detached !== undefined) return detached;
  const evidence = evidenceOf(id);
  const connections = connectionsOf(world, place, id);
  const [connection] = connections;
  if (connection === undefined) {
    const away = say("vpnBeyond", { id });
    const unread = unreadArea(world.topology, place, "vpnConnections");
    return cannotTell([unread ?? beyond(away, "ec2:DescribeVpnConnections")], evidence(away));
  }
  const available = connections.filter(({ item }) => item.state === "available");
  if (available.length === 0) return blocks("BAD_STATE_VPN", evidence(say("vpnDown", { id })), connection.urn);
  if (available.some(({ item }) => holdsStatically(world, item, outside))) {
    return passes(evidence(say("vpnCarries", { id, to: formatIp(outside) })), connection.urn);
  }
  if (available.every(({ item }) => item.staticRoutesOnly === true)) {
    const text = say("vpnNoRoute", { id, to: formatIp(outside) });
    return blocks("NO_ROUTE_TO_DESTINATION", evidence(text), connection.urn);
  }
  const away = say("vpnBeyond", { id });
  return cannotTell([beyond(away, "ec2:DescribeVpnConnections")], evidence(away));
}

function evidenceOf(id: string): (text: string) => Evidence {
  return (text) => ({ kind: "vpn-gateway", id, text });
}

/** A gateway that is not attached to the VPC carries nothing of it; `undefined` when it is. */
function whyDetached({ say, world }: Walk, { place, id, vpcId }: VpnCrossing): Gated | undefined {
  const urn = urnOf(place, "vpn-gateway", id);
  const gateway = world.gateways.vpnGateways.get(urn)?.item;
  const isAttached = gateway?.vpcAttachments.some((one) => one.vpcId === vpcId && one.state !== "detached");
  if (isAttached === true) return undefined;
  if (gateway === undefined) return undefined;
  const evidence = evidenceOf(id)(say("igwDetached", { id, vpc: vpcId }));
  return blocks("BAD_STATE_ATTACHMENT", evidence, urn);
}

function connectionsOf({ gateways }: World, { account, region }: Place, id: string): readonly Placed<VpnConnection>[] {
  return [...gateways.vpnConnections.values()].filter(
    (one) =>
      one.item.vpnGatewayId === id &&
      one.account === account &&
      one.region === region &&
      one.item.state !== "deleted" &&
      one.item.state !== "deleting",
  );
}

function holdsStatically(world: World, { staticRoutesOnly, routes }: VpnConnection, ip: Ip): boolean {
  if (staticRoutesOnly !== true) return false;
  return routes.some(({ destinationCidrBlock, state }) => {
    const block = world.cidr(destinationCidrBlock);
    return state !== "deleted" && state !== "deleting" && block !== undefined && cidrContains(block, ip);
  });
}
