import type { Placed, VpcPlace } from "#lib/graph/topology.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { VpcPeeringConnection } from "#lib/model/resources/vpc-peering-connection.ts";
import { urnOf } from "#lib/model/urn.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { landingIn, type Carried, type Leg } from "./leg.ts";
import { packetOf, type Step, type Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";
import { blocksOf, type World } from "./world.ts";

type Side = VpcPeeringConnection["requester"];
type Joined = { readonly peering: VpcPeeringConnection; readonly far: Side; readonly vpc: VpcPlace | undefined };

/**
 * Over a VPC peering connection: active, started in one of the two VPCs and bound for the other. The destination is looked
 * up in the VPC the packet arrives in. Source: VPC Peering Guide, "How VPC peering connections work", "VPC peering limitations".
 */
export function throughPeering(
  walk: Walk,
  leg: Leg,
  { id, table }: { readonly id: string; readonly table: Placed<RouteTable> },
): Carried {
  const { subnet } = leg.at;
  const packet = packetOf(walk, leg.direction, { source: leg.source, destination: leg.aim.ip });
  const urn = urnOf(subnet, "vpc-peering-connection", id);
  const peering = walk.world.gateways.vpcPeeringConnections.get(urn)?.item;
  const step = (gated: Gated): Step => ({ kind: "vpc-peering-connection", urn, id, gated, packet, walk });
  if (peering === undefined) return { steps: [step(unknownPeering(walk, leg, { id, table }))] };
  const far = peering.requester.vpcId === subnet.item.vpcId ? peering.accepter : peering.requester;
  const joined = { peering, far, vpc: walk.world.topology.vpcs.get(vpcUrn(far)) };
  const gated = judge(walk, leg, joined);
  if (joined.vpc === undefined || gated.code === "PEERING_NOT_TRANSITIVE") return { steps: [step(gated)] };
  const over = [...leg.over, { kind: "vpc-peering-connection", id } as const];
  const { account, region, item } = joined.vpc;
  const landing = landingIn(walk, { aim: leg.aim, over }, { account, region, vpcId: item.vpcId });
  return { steps: [step(gated)], landing };
}

function unknownPeering(
  { say, world }: Walk,
  { at }: Leg,
  { id, table }: { readonly id: string; readonly table: Placed<RouteTable> },
): Gated {
  const gone = { kind: "vpc-peering-connection", id, text: say("peeringState", { id, state: "deleted" }) };
  const unread = unreadArea(world.topology, at.subnet, "vpcPeeringConnections");
  // What is gone is no node: the route that still leads to it is what to change.
  return unread === undefined ? blocks("PEERING_NOT_ACTIVE", gone, table.urn) : cannotTell([unread], gone, table.urn);
}

function judge({ say, world }: Walk, { aim, at, over }: Leg, { peering, far, vpc }: Joined): Gated {
  const { vpcPeeringConnectionId: id, statusCode } = peering;
  const urn = urnOf(at.subnet, "vpc-peering-connection", id);
  const evidence = (text: string) => ({ kind: "vpc-peering-connection", id, text });
  if (statusCode !== "active") {
    return blocks("PEERING_NOT_ACTIVE", evidence(say("peeringState", { id, state: statusCode ?? "" })), urn);
  }
  if (over.length > 0 || !holds(world, vpc, { side: far, ip: aim.ip })) {
    const key = over.length > 0 ? "peeringSource" : "peeringTransit";
    return blocks("PEERING_NOT_TRANSITIVE", evidence(say(key, { id, to: formatIp(aim.ip) })), urn);
  }
  if (vpc === undefined) {
    const text = say("peeringFarUnread", { id, vpc: far.vpcId ?? "" });
    return cannotTell([{ text, call: "ec2:DescribeVpcs" }], evidence(text), urn);
  }
  return passes(evidence(say("peeringActive", { id })), urn);
}

function holds(
  world: World,
  vpc: VpcPlace | undefined,
  { side, ip }: { readonly side: Side; readonly ip: Ip },
): boolean {
  const told = [...side.cidrBlocks, ...side.ipv6CidrBlocks].flatMap((text) => world.cidr(text) ?? []);
  const blocksThere = vpc === undefined ? told : blocksOf(world, vpc);
  return blocksThere.some((block) => cidrContains(block, ip));
}

function vpcUrn({ ownerId = "", region = "", vpcId = "" }: Side): string {
  return urnOf({ account: ownerId, region }, "vpc", vpcId);
}
