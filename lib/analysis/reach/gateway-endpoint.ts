import { urnOf } from "#lib/model/urn.ts";
import { ICMP, TCP } from "#lib/net/protocol.ts";
import { intersect, isEmpty } from "#lib/net/range-set.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { icmpMessages } from "#lib/net/icmp.ts";
import type { Through } from "./arrival.ts";
import { arriving } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { packetOf, type Journey, type Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

/**
 * To a service through a gateway endpoint: available, TCP and ping only; its replies pass the client's network ACL.
 * Source: PrivateLink Guide, "Gateway endpoints".
 */
export function throughGatewayEndpoint(walk: Walk, { from, aim, id }: Through): Journey {
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const urn = urnOf(from.owned, "vpc-endpoint", id);
  const gated = judge(walk, { from, aim, id });
  const crossing = { direction: "reply", source: aim.ip, destination: from.ip, peers: [], isLocal: false } as const;
  const reply = walk.reply.length === 0 ? [] : arriving(walk, from, crossing);
  return { request: [{ kind: "vpc-endpoint", urn, id, gated, packet, walk }], reply };
}

function judge({ say, world, request }: Walk, { from, id }: Through): Gated {
  const urn = urnOf(from.owned, "vpc-endpoint", id);
  const item = world.gateways.vpcEndpoints.get(urn)?.item;
  const evidence = (text: string) => ({ kind: "vpc-endpoint", id, text });
  const state = evidence(say("endpointState", { id, state: item?.state ?? "deleted" }));
  if (item === undefined) {
    const unread = unreadArea(world.topology, from.owned, "vpcEndpoints");
    return unread === undefined ? blocks("BAD_STATE", state, urn) : cannotTell([unread], state, urn);
  }
  if (item.state?.toLowerCase() !== "available") return blocks("BAD_STATE", state, urn);
  if (item.vpcEndpointType !== "Gateway") {
    const text = say("appliance", { id });
    return cannotTell([{ text, call: "ec2:DescribeVpcEndpoints" }], evidence(text), urn);
  }
  const carried = [...trafficOf(ICMP, icmpMessages(8, -1)), ...trafficOf(TCP)];
  if (isEmpty(intersect(carried, request))) {
    return blocks("VPCE_GATEWAY_PROTOCOL_RESTRICTION", evidence(say("endpointProtocol", { id })), urn);
  }
  const isOpen = item.policyDocument === undefined || allowsEverything(item.policyDocument);
  const assumes = isOpen ? [] : [{ code: "ENDPOINT_POLICY_NOT_EVALUATED", text: say("endpointPolicy", { id }) }];
  return { ...passes(evidence(say("endpointAvailable", { id })), urn), allows: carried, mayAllow: carried, assumes };
}

/** The policy an endpoint is made with: everyone may do everything. */
function allowsEverything(policy: string): boolean {
  const plain = policy.replaceAll(/\s/g, "");
  return (
    ["Effect", "Action", "Resource", "Principal"].every((name) =>
      plain.includes(`"${name}":"${name === "Effect" ? "Allow" : "*"}"`),
    ) &&
    !plain.includes('"Condition"') &&
    !plain.includes('"Deny"')
  );
}
