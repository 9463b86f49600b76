import type { Placed, VpcPlace } from "#lib/graph/topology.ts";
import type { TransitGatewayAttachment, TransitGatewayRouteTable } from "#lib/model/resources/transit-gateway.ts";
import { urnOf } from "#lib/model/urn.ts";
import { cidrContains } from "#lib/net/cidr.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { arriveAt, asIfRouted, nobodyAt, replyHome, stationAt, wrongHolder, type Through } from "./arrival.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { networkAclGate } from "./network-acl-gate.ts";
import { packetOf, type InterfaceStation, type Journey, type Step, type Walk } from "./step.ts";
import { beyond, unreadAreas } from "./unread.ts";
import { interfaceAt, subnetOf } from "./world.ts";

type Attachment = Placed<TransitGatewayAttachment>;
type TransitRoute = Extract<TransitGatewayRouteTable["routes"], { readonly known: true }>["value"][number];

/**
 * Over a transit gateway between two VPCs: an attachment with a subnet in the sender's zone, its route table, the route's
 * attachment, and the same the other way for the reply. Source: Transit Gateway Guide, "How transit gateways work".
 */
export function throughTransitGateway(walk: Walk, through: Through): Journey {
  const { from, aim, id } = through;
  const ends = { source: from.ip, destination: aim.ip };
  const crossed = cross(walk, { from, id, direction: "request", ...ends });
  const vpc = crossed.vpc;
  if (vpc === undefined) {
    const onward = asIfRouted(walk, from, aim);
    return { request: [...crossed.steps, ...onward.request], reply: onward.reply };
  }
  const holder = interfaceAt(walk.world, vpc.item.vpcId, aim.ip);
  if (holder === undefined) {
    return { request: [...crossed.steps, nobodyAt(walk, from, { aim, vpcId: vpc.item.vpcId, place: vpc })], reply: [] };
  }
  const to = stationAt(aim, { owned: holder, ip: aim.ip });
  const home = replyHome(walk, { from, to, back: (target) => target.kind === "transit-gateway" && target.id === id });
  const back =
    walk.reply.length === 0
      ? []
      : cross(walk, { from: to, id, direction: "reply", source: aim.ip, destination: from.ip }).steps;
  // The reply passes the gateway after it left the far subnet: behind that subnet's route.
  const cut =
    home.findIndex(({ gated }) => gated.because[0]?.kind === "route" || gated.code === "RETURN_ROUTE_MISSING") + 1;
  return {
    request: [...crossed.steps, ...wrongHolder(walk, aim, to), ...arriveAt(walk, from, to, false)],
    reply: [...home.slice(0, cut), ...back, ...home.slice(cut)],
  };
}

type Crossing = {
  readonly from: InterfaceStation;
  readonly id: string;
  readonly direction: "request" | "reply";
  readonly source: Ip;
  readonly destination: Ip;
};

/** One way over the gateway: into it from the sender's VPC, through its route table, out to another VPC. */
function cross(walk: Walk, crossing: Crossing): { readonly steps: readonly Step[]; readonly vpc?: VpcPlace } {
  const { from, id } = crossing;
  const { world } = walk;
  const packet = packetOf(walk, crossing.direction, crossing);
  const urn = urnOf(from.owned, "transit-gateway", id);
  const step = (kind: string, target: string, gated: Gated): Step => ({
    kind,
    urn: target,
    id: target.split("/").slice(4).join("/"),
    gated,
    packet,
    walk,
  });
  const unread = unreadAreas(world.topology, from.owned, ["transitGatewayAttachments", "transitGatewayRouteTables"]);
  const attachment = attachmentOf(walk, from.owned, { vpcId: from.owned.item.vpcId ?? "", id });
  if (attachment === undefined) {
    const evidence = {
      kind: "transit-gateway",
      id,
      text: walk.say("tgwNotAttached", { vpc: from.owned.item.vpcId ?? "", id }),
    };
    const gated = unread.length > 0 ? cannotTell(unread, evidence, urn) : blocks("BAD_STATE_ATTACHMENT", evidence, urn);
    return { steps: [step("transit-gateway", urn, gated)] };
  }
  const zone = zoneGate(walk, { attachment, id, zone: zoneOf(walk, from), code: "TGW_ROUTE_AZ_RESTRICTION" });
  const into = [
    step("transit-gateway-attachment", attachment.urn, zone),
    ...attachmentAcl(walk, { attachment, at: from, side: "ingress", crossing }),
  ];
  const { gated, onward, table } = routeIn(walk, attachment, crossing.destination);
  const routed = step(table === undefined ? "transit-gateway" : "transit-gateway-route-table", table ?? urn, gated);
  const far = onward === undefined ? undefined : attachmentById(walk, onward);
  if (far === undefined) return { steps: [...into, routed] };
  const vpc = [...world.topology.vpcs.values()].find(
    ({ item, region }) => item.vpcId === far.item.resourceId && region === far.region,
  );
  if (far.item.resourceType !== "vpc" || vpc === undefined) {
    const text = walk.say("tgwBeyond", { id: far.item.transitGatewayAttachmentId, type: far.item.resourceType ?? "" });
    const evidence = { kind: "transit-gateway-attachment", id: far.item.transitGatewayAttachmentId, text };
    return {
      steps: [
        ...into,
        routed,
        step(
          "transit-gateway-attachment",
          far.urn,
          cannotTell([beyond(text, "ec2:DescribeTransitGatewayAttachments")], evidence),
        ),
      ],
    };
  }
  return { steps: [...into, routed, ...outOf(walk, { far, vpc, crossing, step })], vpc };
}

function outOf(
  walk: Walk,
  {
    far,
    vpc,
    crossing,
    step,
  }: {
    readonly far: Attachment;
    readonly vpc: VpcPlace;
    readonly crossing: Crossing;
    readonly step: (kind: string, urn: string, gated: Gated) => Step;
  },
): readonly Step[] {
  const holder = interfaceAt(walk.world, vpc.item.vpcId, crossing.destination);
  if (holder === undefined) return [];
  const at: InterfaceStation = { kind: "interface", node: holder.urn, owned: holder, ip: crossing.destination };
  const zone = zoneGate(walk, {
    attachment: far,
    id: crossing.id,
    zone: zoneOf(walk, at),
    code: "TGW_ATTACH_VPC_AZ_RESTRICTION",
  });
  return [
    step("transit-gateway-attachment", far.urn, zone),
    ...attachmentAcl(walk, { attachment: far, at, side: "egress", crossing }),
  ];
}

type Zoned = {
  readonly attachment: Attachment;
  readonly id: string;
  readonly zone: string | undefined;
  readonly code: string;
};

function zoneGate(walk: Walk, { attachment, id, zone, code }: Zoned): Gated {
  const { transitGatewayAttachmentId, resourceId = "", subnetIds, state } = attachment.item;
  const evidence = (text: string) => ({ kind: "transit-gateway-attachment", id: transitGatewayAttachmentId, text });
  if (state !== "available") {
    return blocks(
      "BAD_STATE_ATTACHMENT",
      evidence(walk.say("tgwNotAttached", { vpc: resourceId, id })),
      attachment.urn,
    );
  }
  const subnets = subnetIds.map((subnetId) => walk.world.topology.subnets.get(urnOf(attachment, "subnet", subnetId)));
  const zones = subnets.map((subnet) => subnet?.item.availabilityZone);
  if (zone === undefined || zones.includes(zone))
    return passes(evidence(`${transitGatewayAttachmentId}: ${zone ?? ""}`), attachment.urn);
  const text = walk.say("tgwZone", { vpc: resourceId, id, zone });
  if (zones.includes(undefined)) {
    return cannotTell([beyond(text, "ec2:DescribeSubnets")], evidence(text), attachment.urn);
  }
  return blocks(code, evidence(text), attachment.urn);
}

/**
 * The network ACL of the attachment's subnet in the workload's zone: in only for what enters the gateway, out only for
 * what leaves it; in the workload's own subnet, entering is checked inbound too and leaving not at all.
 * Source: Transit Gateway Guide, "Network ACLs".
 */
function attachmentAcl(
  walk: Walk,
  {
    attachment,
    at,
    side,
    crossing,
  }: {
    readonly attachment: Attachment;
    readonly at: InterfaceStation;
    readonly side: "ingress" | "egress";
    readonly crossing: Crossing;
  },
): readonly Step[] {
  const { world } = walk;
  const zone = zoneOf(walk, at);
  const subnets = attachment.item.subnetIds.flatMap(
    (id) => world.topology.subnets.get(urnOf(attachment, "subnet", id)) ?? [],
  );
  const subnet = subnets.find(({ item }) => item.availabilityZone === zone);
  if (subnet === undefined) return [];
  const isSame = subnet.item.subnetId === at.owned.item.subnetId;
  if (isSame && side === "egress") return [];
  const packet = packetOf(walk, crossing.direction, crossing);
  const other = side === "ingress" ? crossing.source : crossing.destination;
  const gated = networkAclGate({ world, subnet, direction: side, other, traffic: packet.traffic });
  const urn = gated.decidedBy ?? subnet.urn;
  return [{ kind: "network-acl", urn, id: urn.split("/").slice(4).join("/"), gated, packet, walk, side }];
}

type TransitRouted = { readonly gated: Gated; readonly onward?: string; readonly table?: string };

function routeIn(walk: Walk, attachment: Attachment, destination: Ip): TransitRouted {
  const { say, world } = walk;
  const tableId = attachment.item.association?.transitGatewayRouteTableId;
  const { transitGatewayAttachmentId } = attachment.item;
  if (tableId === undefined) {
    const evidence = {
      kind: "transit-gateway-attachment",
      id: transitGatewayAttachmentId,
      text: say("tgwNoTable", { id: transitGatewayAttachmentId }),
    };
    return { gated: blocks("TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION", evidence, attachment.urn) };
  }
  const table = world.gateways.transitGatewayRouteTables.get(urnOf(attachment, "transit-gateway-route-table", tableId));
  const to = formatIp(destination);
  const evidence = (text: string) => ({ kind: "transit-gateway-route", id: tableId, text });
  if (table === undefined || !table.item.routes.known) {
    const text = say("tgwNoRoute", { table: tableId, to });
    const problem = table?.item.routes.known === false ? table.item.routes.problem : undefined;
    const unread = beyond(problem?.message ?? text, problem?.call ?? "ec2:SearchTransitGatewayRoutes");
    return { gated: cannotTell([unread], evidence(unread.text)) };
  }
  const winner = longestTransitRoute(walk, table.item.routes.value, destination);
  if (winner === undefined) {
    return {
      gated: blocks("TGW_RTB_CANNOT_ROUTE", evidence(say("tgwNoRoute", { table: tableId, to })), table.urn),
      table: table.urn,
    };
  }
  if (winner.state === "blackhole") {
    return {
      gated: blocks("TGW_RTB_BAD_STATE_ROUTE", evidence(say("tgwBlackhole", { table: tableId, to })), table.urn),
      table: table.urn,
    };
  }
  const onward = winner.attachments[0]?.transitGatewayAttachmentId;
  const text = say("route", { destination: winner.destinationCidrBlock ?? "", target: onward ?? "" });
  return { gated: passes(evidence(text), table.urn), table: table.urn, ...(onward === undefined ? {} : { onward }) };
}

function longestTransitRoute(
  { world }: Walk,
  routes: readonly TransitRoute[],
  destination: Ip,
): TransitRoute | undefined {
  let best: { readonly route: TransitRoute; readonly length: number } | undefined;
  for (const route of routes) {
    const block = world.cidr(route.destinationCidrBlock ?? "");
    if (block === undefined || !cidrContains(block, destination)) continue;
    const isBetter =
      best === undefined ||
      block.prefixLength > best.length ||
      (block.prefixLength === best.length && route.type === "static");
    if (isBetter) best = { route, length: block.prefixLength };
  }
  return best?.route;
}

function attachmentOf(
  { world }: Walk,
  place: { readonly region: string },
  { vpcId, id }: { readonly vpcId: string; readonly id: string },
): Attachment | undefined {
  const all = [...world.gateways.transitGatewayAttachments.values()].filter(
    ({ item, region }) =>
      region === place.region && item.transitGatewayId === id && item.resourceId === vpcId && item.state !== "deleted",
  );
  return all.find(({ item }) => item.association !== undefined) ?? all[0];
}

function attachmentById({ world }: Walk, id: string): Attachment | undefined {
  return [...world.gateways.transitGatewayAttachments.values()].find(
    ({ item }) => item.transitGatewayAttachmentId === id,
  );
}

function zoneOf(walk: Walk, { owned }: InterfaceStation): string | undefined {
  return subnetOf(walk.world, owned)?.item.availabilityZone ?? owned.item.availabilityZone;
}
