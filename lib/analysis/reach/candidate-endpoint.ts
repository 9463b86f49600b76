import { parseUrn } from "#lib/model/urn.ts";
import { ecsEndpoint } from "./ecs-endpoint.ts";
import type { Endpoint, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { interfacesOf, onPremises } from "./gateway-ends.ts";
import { loadBalancerEndpoint, targetGroupEndpoint } from "./load-balancer-endpoint.ts";
import { instanceMembers } from "./instance-member.ts";
import { interfaceMember } from "./members.ts";
import type { Candidate } from "./names.ts";
import type { Speaking } from "./naming.ts";
import { unreadAreas } from "./unread.ts";

/** A resource as an end of a question; `undefined` when it is none. */
export function candidateEndpoint(speaking: Speaking, candidate: Candidate): Endpoint | undefined {
  const { world } = speaking;
  const { urn, kind, name } = candidate;
  const place = parseUrn(urn) ?? { account: "", region: "" };
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
    case "vpc-endpoint":
    case "nat-gateway": {
      const members = interfacesOf(world, urn, kind).map((owned) => interfaceMember(world, owned, { node: urn }));
      const unread = unreadAreas(world.topology, place, ["networkInterfaces"]);
      return { text: name, node: urn, members, spread: "zone", unread };
    }
    case "vpn-gateway": {
      const addresses = { ips: onPremises(world, urn), isSingle: false };
      return { text: name, node: urn, members: [], addresses, by: urn, spread: "replica", unread: [] };
    }
    default:
      return ecsEndpoint(speaking, candidate);
  }
}

function ofMembers({ urn, name }: Candidate, members: readonly Member[]): Endpoint {
  return { text: name, node: urn, members, spread: "replica", unread: [] };
}
