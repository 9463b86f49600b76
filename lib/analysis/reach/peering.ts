import type { VpcPlace } from "#lib/graph/topology.ts";
import type { VpcPeeringConnection } from "#lib/model/resources/vpc-peering-connection.ts";
import { urnOf } from "#lib/model/urn.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { arriveAt, asIfRouted, nobodyAt, replyHome, stationAt, wrongHolder, type Through } from "./arrival.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { packetOf, type Journey, type Step, type Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";
import { blocksOf, interfaceAt, type World } from "./world.ts";

type Side = VpcPeeringConnection["requester"];

/**
 * Over a VPC peering connection: active, both addresses within the two VPCs, the destination looked up in the VPC the
 * packet arrives in, and the reply routed back over the same connection. Source: VPC Peering Guide, "How it works".
 */
export function throughPeering(walk: Walk, through: Through): Journey {
  const { from, aim, id } = through;
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const urn = urnOf(from.owned, "vpc-peering-connection", id);
  const peering = walk.world.gateways.vpcPeeringConnections.get(urn)?.item;
  const far = peering === undefined ? undefined : farSide(peering, from.owned.item.vpcId);
  const vpc = far === undefined ? undefined : walk.world.topology.vpcs.get(vpcUrn(far));
  const gate: Step = {
    kind: "vpc-peering-connection",
    urn,
    id,
    gated: judge(walk, { through, peering, vpc }),
    packet,
    walk,
  };
  if (vpc === undefined) {
    const onward = asIfRouted(walk, from, aim);
    return { request: [gate, ...onward.request], reply: onward.reply };
  }
  const vpcId = vpc.item.vpcId;
  const holder = interfaceAt(walk.world, vpcId, aim.ip);
  if (holder === undefined) {
    const isInside = blocksOf(walk.world, vpc).some((block) => cidrContains(block, aim.ip));
    return { request: [gate, ...(isInside ? [nobodyAt(walk, from, { aim, vpcId, place: vpc })] : [])], reply: [] };
  }
  const to = stationAt(aim, { owned: holder, ip: aim.ip });
  return {
    request: [gate, ...wrongHolder(walk, aim, to), ...arriveAt(walk, from, to, false)],
    reply: replyHome(walk, {
      from,
      to,
      back: (target) => target.kind === "vpc-peering-connection" && target.id === id,
    }),
  };
}

type Judged = {
  readonly through: Through;
  readonly peering: VpcPeeringConnection | undefined;
  readonly vpc: VpcPlace | undefined;
};

function judge(walk: Walk, { through: { from, aim, id }, peering, vpc }: Judged): Gated {
  const { say, world } = walk;
  const urn = urnOf(from.owned, "vpc-peering-connection", id);
  const evidence = (text: string) => ({ kind: "vpc-peering-connection", id, text });
  const gone = evidence(say("peeringState", { id, state: peering?.statusCode ?? "deleted" }));
  if (peering === undefined) {
    const unread = unreadArea(world.topology, from.owned, "vpcPeeringConnections");
    return unread === undefined ? blocks("PEERING_NOT_ACTIVE", gone, urn) : cannotTell([unread], gone, urn);
  }
  if (peering.statusCode !== "active") return blocks("PEERING_NOT_ACTIVE", gone, urn);
  const far = farSide(peering, from.owned.item.vpcId);
  if (!holds(world, vpc, { side: far, ip: aim.ip })) {
    return blocks("PEERING_NOT_TRANSITIVE", evidence(say("peeringTransit", { id, to: formatIp(aim.ip) })), urn);
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

function farSide({ requester, accepter }: VpcPeeringConnection, vpcId: string | undefined): Side {
  return requester.vpcId === vpcId ? accepter : requester;
}

function vpcUrn({ ownerId = "", region = "", vpcId = "" }: Side): string {
  return urnOf({ account: ownerId, region }, "vpc", vpcId);
}
