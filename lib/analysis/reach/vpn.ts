import { urnOf } from "#lib/model/urn.ts";
import { formatIp } from "#lib/net/ip.ts";
import { asIfRouted, type Through } from "./arrival.ts";
import { blocks, cannotTell, type Gated } from "./gate.ts";
import { packetOf, type Journey, type Walk } from "./step.ts";
import { beyond } from "./unread.ts";
import { vpnCarries } from "./vpn-connections.ts";

/**
 * Into a virtual private gateway, from its own VPC only: beyond it nothing is visible, but what its VPN does not carry is lost.
 * Source: VPC Peering Guide, "Edge to edge routing"; VPN User Guide, "Static and dynamic routing".
 */
export function throughVpnGateway(walk: Walk, through: Through): Journey {
  const { from, aim, exit } = through;
  const { id } = exit.target;
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const urn = urnOf(exit.at.subnet, "vpn-gateway", id);
  const gated = judge(walk, through);
  return {
    request: [{ kind: "vpn-gateway", urn, id, gated, packet, walk }, ...asIfRouted(walk, from, aim).request],
    reply: [],
  };
}

function judge(walk: Walk, { from, aim, exit: { target, at, table } }: Through): Gated {
  const { id } = target;
  const { vpcId } = at.subnet.item;
  const evidence = (text: string) => ({ kind: "vpn-gateway", id, text });
  if (at.sender === undefined) {
    const text = walk.say("igwForeign", { to: formatIp(from.ip), vpc: vpcId });
    return blocks("VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS", evidence(text), table.urn);
  }
  const carried = vpnCarries(walk, { place: at.subnet, id, vpcId, outside: aim.ip });
  if (carried.code !== undefined) return carried;
  const away = walk.say("vpnBeyond", { id });
  return cannotTell([beyond(away, "ec2:DescribeVpnConnections")], evidence(away));
}
