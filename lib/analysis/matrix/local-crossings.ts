import type { SubnetPlace } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { isPrivateIp } from "#lib/net/ip.ts";
import type { RouteChoice } from "../reach/longest-prefix.ts";
import { unreadArea } from "../reach/unread.ts";
import { CLOSED, unhindered } from "./crossing.ts";
import { NOTHING } from "./extents.ts";
import { replyOver, type Finding } from "./finding.ts";
import type { Location } from "./locations.ts";
import { natOf } from "./nat-crossings.ts";
import { leadsTo } from "./plain-crossings.ts";

/** Two plain locations with their subnets. */
export type Plain = {
  readonly sender: Location;
  readonly receiver: Location;
  readonly near: SubnetPlace;
  readonly far: SubnetPlace;
  /** What the receiver lets in of itself. */
  readonly arrival: number;
};

/** The crossing between two plain locations when tables can tell it; else `undefined`. */
export function findPlain(finding: Finding, plain: Plain): number | undefined {
  const { sender, receiver, near } = plain;
  const isSameVpc = sender.owned.item.vpcId === receiver.owned.item.vpcId;
  if (isSameVpc && sender.owned.item.subnetId === receiver.owned.item.subnetId) {
    return finding.keep({ ...unhindered, request: plain.arrival });
  }
  const choice = finding.routes(near, receiver);
  switch (leadsTo(choice)) {
    case "nowhere":
      return CLOSED;
    case "local":
      return isSameVpc ? findLocal(finding, plain) : nobodyHere(finding, sender);
    default:
      return !isSameVpc && isLost(finding, plain, choice) ? CLOSED : undefined;
  }
}

/** Whether a way out of the VPC is certain to lead to nobody, or its reply not to come back. */
function isLost(finding: Finding, plain: Plain, choice: RouteChoice): boolean {
  switch (leadsTo(choice)) {
    case "internet-gateway":
      return isPrivateIp({ family: 4, value: plain.receiver.ip });
    case "nat-gateway":
      return isLostBeyondNat(finding, plain, choice);
    case "vpc-peering-connection":
      return isLostOnReturn(finding, plain, choice);
    default:
      return false;
  }
}

/** Over a peering connection with the receiver's VPC, and out of that again by anything but a way between VPCs. */
function isLostOnReturn({ world, routes, clientOf }: Finding, plain: Plain, choice: RouteChoice): boolean {
  const { sender, receiver, near, far } = plain;
  if (choice.kind !== "route" || clientOf(sender.clientPorts).walk.reply.length === 0) return false;
  const urn = urnOf(near, "vpc-peering-connection", choice.target.id);
  const peering = world.gateways.vpcPeeringConnections.get(urn)?.item;
  const ends = [peering?.requester.vpcId, peering?.accepter.vpcId];
  if (!ends.includes(near.item.vpcId) || !ends.includes(receiver.owned.item.vpcId)) return false;
  const home = leadsTo(routes(far, sender));
  return home === "nowhere" || home === "nat-gateway" || home === "internet-gateway";
}

/** Nobody in the sender's VPC holds the receiver's address: certain when all interfaces are known. */
function nobodyHere({ world }: Finding, { owned }: Location): number | undefined {
  return unreadArea(world.topology, owned, "networkInterfaces") === undefined ? CLOSED : undefined;
}

/** Beyond a NAT gateway a private address leads nowhere, when the gateway's own subnet sends it to the internet. */
function isLostBeyondNat(finding: Finding, { near, receiver }: Plain, choice: RouteChoice): boolean {
  const nat = natOf(finding, near, choice);
  if (nat === undefined || !isPrivateIp({ family: 4, value: receiver.ip })) return false;
  const onward = leadsTo(finding.routes(nat.subnet, receiver));
  return onward === "nowhere" || onward === "internet-gateway";
}

/** Over the local route: both network ACLs, and the reply over the receiver's own route and the same ACLs. */
function findLocal(finding: Finding, { sender, receiver, near, far, arrival }: Plain): number | undefined {
  const client = finding.clientOf(sender.clientPorts);
  const { walk, replies, requestAcl, replyAcl } = client;
  const { both } = finding.extents;
  const out = requestAcl({ subnet: near, direction: "egress", other: receiver });
  const request = both(both(out, requestAcl({ subnet: far, direction: "ingress", other: sender })), arrival);
  if (request === NOTHING) return CLOSED;
  if (walk.reply.length === 0) return finding.keep({ ...unhindered, request });
  const home = leadsTo(finding.routes(far, sender));
  if (home === "nowhere") return CLOSED;
  // Another way home may end at the sender all the same.
  if (home !== "local") return undefined;
  const acls = replies.both(
    replyAcl({ subnet: far, direction: "egress", other: sender }),
    replyAcl({ subnet: near, direction: "ingress", other: receiver }),
  );
  return finding.keep({ ...unhindered, request, ...replyOver(client, acls) });
}
