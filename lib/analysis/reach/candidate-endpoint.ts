import { parseUrn } from "#lib/model/urn.ts";
import { ecsEndpoint } from "./ecs-endpoint.ts";
import type { Endpoint, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { interfacesOf, onPremises } from "./gateway-ends.ts";
import { loadBalancerEndpoint, targetEndpoint, targetGroupEndpoint } from "./load-balancer-endpoint.ts";
import { instanceMembers } from "./instance-member.ts";
import { interfaceMember } from "./members.ts";
import type { Candidate } from "./names.ts";
import type { Speaking } from "./naming.ts";
import { prefixListEndpoint } from "./prefix-list-endpoint.ts";
import { unreadAreas } from "./unread.ts";

/** A resource as an end of a question; `undefined` when it is none. */
export function candidateEndpoint(speaking: Speaking, candidate: Candidate): Endpoint | undefined {
  const { world } = speaking;
  const { urn, kind, name } = candidate;
  switch (kind) {
    case "ec2-instance":
      return ofMembers(candidate, instanceMembers(speaking, idOf(urn), urn));
    case "network-interface": {
      const owned = world.topology.interfaces.get(urn);
      return owned === undefined ? undefined : ofMembers(candidate, [interfaceMember(world, owned)]);
    }
    case "load-balancer":
    case "listener":
      return loadBalancerEndpoint(speaking, candidate);
    case "target-group":
      return targetGroupEndpoint(speaking, urn);
    case "target":
      return targetEndpoint(speaking, candidate);
    case "vpc-endpoint":
    case "nat-gateway":
      return networkedEndpoint(speaking, candidate, kind);
    case "vpn-gateway": {
      const addresses = { ips: onPremises(world, urn), isSingle: false };
      return { text: name, node: urn, members: [], addresses, by: urn, spread: "replica", unread: [] };
    }
    case "prefix-list":
      return prefixListEndpoint(speaking, candidate);
    default:
      return ecsEndpoint(speaking, candidate);
  }
}

/** A VPC endpoint or a NAT gateway: its interfaces, of which there may be none that is known. */
function networkedEndpoint(
  { world, say }: Speaking,
  { urn, name }: Candidate,
  kind: "vpc-endpoint" | "nat-gateway",
): Endpoint {
  const place = parseUrn(urn) ?? { account: "", region: "" };
  const members = interfacesOf(world, urn, kind).map((owned) => interfaceMember(world, owned, { node: urn }));
  const unread = unreadAreas(world.topology, place, ["networkInterfaces"]);
  const unseen = { text: say("noInterface", { id: name }), call: "ec2:DescribeNetworkInterfaces" };
  const why = members.length === 0 && unread.length === 0 ? [unseen] : unread;
  return { text: name, node: urn, members, spread: "zone", unread: why };
}

function ofMembers({ urn, name }: Candidate, members: readonly Member[]): Endpoint {
  return { text: name, node: urn, members, spread: "replica", unread: [] };
}
