import { urnOf } from "#lib/model/urn.ts";
import { icmpMessages } from "#lib/net/icmp.ts";
import { ICMP, ICMPV6, TCP } from "#lib/net/protocol.ts";
import { intersect, isEmpty, union } from "#lib/net/range-set.ts";
import { trafficOf, type Traffic } from "#lib/net/traffic.ts";
import type { Through } from "./arrival.ts";
import { endpointGate } from "./endpoint-policy.ts";
import { arriving } from "./ends.ts";
import { blocks, cannotTell, type Gated } from "./gate.ts";
import { packetOf, type Journey, type Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

/**
 * To a service through a gateway endpoint: from its own VPC, TCP and ping only; its replies pass the client's network ACL.
 * Any other endpoint a route leads to is an appliance that is not modelled. Source: PrivateLink Guide, "Gateway endpoints".
 */
export function throughGatewayEndpoint(walk: Walk, through: Through): Journey {
  const { from, aim, exit } = through;
  const { id } = exit.target;
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const urn = urnOf(exit.at.subnet, "vpc-endpoint", id);
  const gated = gatewayEndpointGate(walk, through);
  const back = packetOf(walk, "reply", { source: aim.ip, destination: from.ip });
  const reply = walk.reply.length === 0 ? [] : arriving(walk, from, { ...back, peers: [], isLocal: false });
  return { request: [{ kind: "vpc-endpoint", urn, id, gated, packet, walk }], reply };
}

/** What a VPC endpoint that a route leads to decides of itself: it is there, of the right kind, and carries the protocol. */
export function gatewayEndpointGate(walk: Walk, { exit: { target, at, table } }: Pick<Through, "exit">): Gated {
  const { say, world, request } = walk;
  const { id } = target;
  const urn = urnOf(at.subnet, "vpc-endpoint", id);
  const item = world.gateways.vpcEndpoints.get(urn)?.item;
  const evidence = (text: string) => ({ kind: "vpc-endpoint", id, text });
  if (item === undefined) {
    const gone = evidence(say("endpointState", { id, state: "deleted" }));
    const unread = unreadArea(world.topology, at.subnet, "vpcEndpoints");
    return unread === undefined ? blocks("BAD_STATE", gone, table.urn) : cannotTell([unread], gone, urn);
  }
  if (item.vpcEndpointType !== "Gateway") {
    const text = say("appliance", { id });
    return cannotTell([{ text, call: "ec2:DescribeVpcEndpoints" }], evidence(text), urn);
  }
  if (at.sender === undefined) {
    const text = say("endpointForeign", { id, vpc: at.subnet.item.vpcId });
    return blocks("VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION", evidence(text), urn);
  }
  const gated = endpointGate(walk, urn, item);
  if (isEmpty(intersect(carried, request)) && gated.code !== "BAD_STATE") {
    return blocks("VPCE_GATEWAY_PROTOCOL_RESTRICTION", evidence(say("endpointProtocol", { id })), urn);
  }
  return { ...gated, allows: intersect(gated.allows, carried), mayAllow: intersect(gated.mayAllow, carried) };
}

const carried: Traffic = union(
  trafficOf(TCP),
  union(trafficOf(ICMP, icmpMessages(8, -1)), trafficOf(ICMPV6, icmpMessages(128, -1))),
);
