import { urnOf } from "#lib/model/urn.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { formatIp } from "#lib/net/ip.ts";
import { asIfRouted, type Through } from "./arrival.ts";
import { blocks, cannotTell, type Gated } from "./gate.ts";
import { packetOf, type Journey, type Walk } from "./step.ts";
import { beyond, unreadArea } from "./unread.ts";

/**
 * Into a virtual private gateway: beyond it nothing is visible, but a VPN with static routes only carries exactly those.
 * Source: VPN User Guide, "Static and dynamic routing".
 */
export function throughVpnGateway(walk: Walk, { from, aim, id }: Through): Journey {
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const urn = urnOf(from.owned, "vpn-gateway", id);
  const gated = judge(walk, { from, aim, id });
  const onward = asIfRouted(walk, from, aim);
  return { request: [{ kind: "vpn-gateway", urn, id, gated, packet, walk }, ...onward.request], reply: [] };
}

function judge(walk: Walk, { from, aim, id }: Through): Gated {
  const { say, world } = walk;
  const evidence = (text: string) => ({ kind: "vpn-gateway", id, text });
  const unread = unreadArea(world.topology, from.owned, "vpnConnections");
  const connections = [...world.gateways.vpnConnections.values()].filter(
    ({ item, account, region }) =>
      item.vpnGatewayId === id &&
      account === from.owned.account &&
      region === from.owned.region &&
      item.state !== "deleted",
  );
  const away = say("vpnBeyond", { id });
  const [connection] = connections;
  if (connection === undefined || unread !== undefined) {
    return cannotTell([unread ?? beyond(away, "ec2:DescribeVpnConnections")], evidence(away));
  }
  if (connections.every(({ item }) => item.state !== "available")) {
    return blocks("BAD_STATE_VPN", evidence(say("vpnDown", { id })), connection.urn);
  }
  const carries = connections.some(
    ({ item }) =>
      item.staticRoutesOnly !== true ||
      item.routes.some(({ destinationCidrBlock }) => {
        const block = world.cidr(destinationCidrBlock);
        return block !== undefined && cidrContains(block, aim.ip);
      }),
  );
  if (!carries) {
    return blocks("NO_ROUTE_TO_DESTINATION", evidence(say("vpnNoRoute", { id, to: formatIp(aim.ip) })), connection.urn);
  }
  return cannotTell([beyond(away, "ec2:DescribeVpnConnections")], evidence(away));
}
