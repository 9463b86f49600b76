import type { Placed, SubnetPlace, VpcPlace } from "#lib/graph/topology.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import { urnOf } from "#lib/model/urn.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { idOf } from "./ends.ts";
import { blocks, cannotTell, type Gated, type Packet } from "./gate.ts";
import { landingIn, type Carried, type Landing, type Leg, type Onward } from "./leg.ts";
import { chooseRoute } from "./longest-prefix.ts";
import { packetOf, type Step, type Walk } from "./step.ts";
import {
  attachmentById,
  attachmentOf,
  peerOf,
  subnetsOfAttachment,
  type Attachment,
} from "./transit-gateway-attachments.ts";
import { routeInTransit } from "./transit-gateway-tables.ts";
import { attachmentAcl, isSameZone, zoneGate } from "./transit-gateway-zones.ts";
import { beyond, unreadAreas } from "./unread.ts";
import { blocksOf, subnetOf, type World } from "./world.ts";

type Through = { readonly id: string; readonly table: Placed<RouteTable>; readonly onward: Onward };

/** A crossing under way: its packet, how its hops are made, and how to go on in the VPC it reaches. */
type Crossing = Through & {
  readonly leg: Leg;
  readonly packet: Packet;
  readonly step: (kind: string, urn: string, gated: Gated) => Step;
};

/**
 * Over a transit gateway: an attachment with a subnet in the sender's zone, the route table associated with it, the route's
 * attachment — over a peering attachment the other gateway's table — and into the VPC behind it, where the attachment's
 * subnet routes the packet on. Source: Transit Gateway Guide, "How transit gateways work".
 */
export function throughTransitGateway(walk: Walk, leg: Leg, through: Through): Carried {
  const { subnet, sender } = leg.at;
  const packet = packetOf(walk, leg.direction, { source: leg.source, destination: leg.aim.ip });
  const step = (kind: string, urn: string, gated: Gated): Step => ({ kind, urn, id: idOf(urn), gated, packet, walk });
  const crossing: Crossing = { ...through, leg, packet, step };
  const { id, table } = through;
  const urn = urnOf(subnet, "transit-gateway", id);
  if (sender === undefined) {
    const text = walk.say("tgwAgain", { vpc: subnet.item.vpcId, id });
    const unread = beyond(text, "ec2:DescribeTransitGatewayAttachments");
    return { steps: [step("transit-gateway", urn, cannotTell([unread], { kind: "transit-gateway", id, text }))] };
  }
  const attachment = attachmentOf(walk.world, subnet, id);
  if (attachment === undefined) return { steps: [step("transit-gateway", urn, notAttached(walk, crossing))] };
  const zoned = zoneGate(walk, { attachment, subnet, code: "TGW_ROUTE_AZ_RESTRICTION" });
  const entry = subnetsOfAttachment(walk.world, attachment).find((one) => isSameZone(one, subnet));
  const into = [
    step("transit-gateway-attachment", attachment.urn, { ...zoned, decidedBy: zoned.decidedBy ?? table.urn }),
    ...(entry === undefined ? [] : [attachmentAcl(walk, packet, { subnet: entry, side: "ingress" })]),
  ];
  const onward = fromAttachment(walk, crossing, { attachment, gateways: [id] });
  return { ...onward, steps: [...into, ...onward.steps] };
}

function notAttached(walk: Walk, { id, leg, table }: Crossing): Gated {
  const { subnet } = leg.at;
  const evidence = { kind: "transit-gateway", id, text: walk.say("tgwNotAttached", { vpc: subnet.item.vpcId, id }) };
  const unread = unreadAreas(walk.world.topology, subnet, ["transitGatewayAttachments"]);
  const gateway = urnOf(subnet, "transit-gateway", id);
  const isSeen = walk.world.gateways.transitGateways.has(gateway);
  const urn = isSeen ? gateway : table.urn;
  if (unread.length > 0) return cannotTell(unread, evidence, urn);
  // Of a gateway that is gone AWS marks the route a blackhole. One that is not listed is another account's, and so may
  // the attachment be: in a shared VPC its owner sees both.
  if (!isSeen) return cannotTell([beyond(walk.say("tgwUnseen", { id }), "ec2:DescribeTransitGateways")], evidence, urn);
  return blocks("BAD_STATE_ATTACHMENT", evidence, urn);
}

type Entered = {
  readonly attachment: Attachment;
  /** The gateways crossed so far. */ readonly gateways: readonly string[];
};

/** From an attachment by its route table to the next one, and on from there. */
function fromAttachment(walk: Walk, crossing: Crossing, { attachment, gateways }: Entered): Carried {
  const { step, leg } = crossing;
  const { gated, onward, table } = routeInTransit(walk, attachment, leg.aim.ip);
  const routed = step(
    table === undefined ? "transit-gateway" : "transit-gateway-route-table",
    table ?? urnOf(attachment, "transit-gateway", attachment.item.transitGatewayId),
    gated,
  );
  const far = onward === undefined ? undefined : attachmentById(walk.world, attachment, onward);
  if (far === undefined) {
    const { item } = attachment;
    const urn = urnOf(attachment, "transit-gateway", item.transitGatewayId);
    return { steps: [routed, ...(onward === undefined ? [] : [unseen(walk, crossing, { urn, onward })])] };
  }
  const carried = intoAttachment(walk, crossing, { attachment: far, gateways });
  return { ...carried, steps: [routed, ...carried.steps] };
}

function unseen(
  walk: Walk,
  { step }: Crossing,
  { urn, onward }: { readonly urn: string; readonly onward: string },
): Step {
  const text = walk.say("tgwBeyond", { id: onward, type: "" });
  const evidence = { kind: "transit-gateway-attachment", id: onward, text };
  return step("transit-gateway", urn, cannotTell([beyond(text, "ec2:DescribeTransitGatewayAttachments")], evidence));
}

function intoAttachment(walk: Walk, crossing: Crossing, entered: Entered): Carried {
  const { attachment, gateways } = entered;
  const { resourceType, resourceId } = attachment.item;
  if (resourceType === "peering") {
    const peer = peerOf(walk.world, attachment);
    if (peer === undefined || gateways.includes(peer.item.transitGatewayId))
      return beyondIt(walk, crossing, attachment);
    const gate = zoneGate(walk, { attachment, subnet: undefined, code: "TGW_ATTACH_VPC_AZ_RESTRICTION" });
    const next = { attachment: peer, gateways: [...gateways, peer.item.transitGatewayId] };
    const onward = fromAttachment(walk, crossing, next);
    return { ...onward, steps: [crossing.step("transit-gateway-attachment", attachment.urn, gate), ...onward.steps] };
  }
  const vpc = resourceType === "vpc" ? vpcById(walk.world, attachment, resourceId) : undefined;
  return vpc === undefined ? beyondIt(walk, crossing, attachment) : intoVpc(walk, crossing, { ...entered, vpc });
}

/** What lies behind a VPN, Direct Connect or a network nobody surveyed; a VPN that is not available carries nothing. */
function beyondIt(walk: Walk, { step }: Crossing, { item, urn, ...place }: Attachment): Carried {
  const { transitGatewayAttachmentId: id, resourceType: type = "", resourceId = "" } = item;
  const evidence = (text: string) => ({ kind: "transit-gateway-attachment", id, text });
  const connection = walk.world.gateways.vpnConnections.get(urnOf(place, "vpn-connection", resourceId));
  if (type === "vpn" && connection !== undefined && connection.item.state !== "available") {
    const gated = blocks("BAD_STATE_VPN", evidence(walk.say("vpnDown", { id: resourceId })), connection.urn);
    return { steps: [step("transit-gateway-attachment", urn, gated)] };
  }
  const text = walk.say("tgwBeyond", { id, type });
  const call = type === "vpc" ? "ec2:DescribeVpcs" : "ec2:DescribeTransitGatewayAttachments";
  return { steps: [step("transit-gateway-attachment", urn, cannotTell([beyond(text, call)], evidence(text)))] };
}

/**
 * Out of the gateway into a VPC: through the attachment's subnet in the zone the packet set out in, whose route table
 * takes it on. Within that subnet no network ACL is asked.
 */
function intoVpc(
  walk: Walk,
  crossing: Crossing,
  { attachment, gateways, vpc }: Entered & { readonly vpc: VpcPlace },
): Carried {
  const { leg, packet, step, onward } = crossing;
  const over = [...leg.over, ...gateways.map((id) => ({ kind: "transit-gateway", id }) as const)];
  const entries = subnetsOfAttachment(walk.world, attachment);
  const near = entries.filter((one) => isSameZone(one, leg.origin));
  const [entry] = near.length > 0 ? near : entries;
  const local = landingIn(walk, { aim: leg.aim, over }, { ...placeOf(vpc), vpcId: vpc.item.vpcId });
  const carried: Carried =
    entry === undefined ? { steps: [], landing: local } : onward(walk, { ...leg, at: { subnet: entry }, over });
  const next = subnetAfter(walk.world, carried.landing);
  const isSame = next !== undefined && next.urn === entry?.urn;
  const isInside = blocksOf(walk.world, vpc).some((block) => cidrContains(block, leg.aim.ip));
  const gate = zoneGate(walk, {
    attachment,
    subnet: isInside ? next : undefined,
    code: "TGW_ATTACH_VPC_AZ_RESTRICTION",
  });
  const steps = [
    step("transit-gateway-attachment", attachment.urn, gate),
    ...(entry === undefined || isSame ? [] : [attachmentAcl(walk, packet, { subnet: entry, side: "egress" })]),
    ...(near.length > 0 ? [] : eitherWay(walk, crossing, entries)),
    ...carried.steps,
  ];
  const { landing } = carried;
  if (landing === undefined) return { steps };
  return { steps, landing: landing.kind === "interface" && isSame ? { ...landing, isUnfiltered: true } : landing };
}

/** The zone of the sender has no subnet of the attachment: any of the others may be taken, which matters when they route apart. */
function eitherWay(walk: Walk, { leg, step }: Crossing, entries: readonly SubnetPlace[]): readonly Step[] {
  const targets = new Set(
    entries.map((subnet) => {
      const choice = chooseRoute(walk.world, subnet, leg.aim.ip);
      return choice.kind === "route" ? choice.target.id : choice.kind;
    }),
  );
  const [first] = entries;
  if (targets.size < 2 || first === undefined) return [];
  const text = walk.say("tgwEitherSubnet", { vpc: first.item.vpcId });
  const evidence = { kind: "subnet", id: first.item.subnetId, text };
  return [step("subnet", first.urn, cannotTell([beyond(text, "ec2:DescribeSubnets")], evidence))];
}

/** The subnet a landing's interface, or the NAT gateway a route leads to, is in. */
function subnetAfter(world: World, landing: Landing | undefined): SubnetPlace | undefined {
  if (landing?.kind === "interface") return subnetOf(world, landing.station.owned);
  if (landing?.kind !== "exit" || landing.target.kind !== "nat-gateway") return undefined;
  const { subnet } = landing.at;
  const nat = world.gateways.natGateways.get(urnOf(subnet, "nat-gateway", landing.target.id))?.item;
  return world.topology.subnets.get(urnOf(subnet, "subnet", nat?.subnetId ?? ""));
}

function vpcById({ topology }: World, { region }: Attachment, vpcId: string | undefined): VpcPlace | undefined {
  return [...topology.vpcs.values()].find((vpc) => vpc.item.vpcId === vpcId && vpc.region === region);
}

function placeOf({ account, region }: VpcPlace) {
  return { account, region };
}
