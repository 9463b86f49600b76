import type { SubnetPlace } from "#lib/graph/topology.ts";
import type { Ip } from "#lib/net/ip.ts";
import { idOf } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import { networkAclGate } from "./network-acl-gate.ts";
import type { Step, Walk } from "./step.ts";
import { subnetsOfAttachment, type Attachment } from "./transit-gateway-attachments.ts";
import { beyond } from "./unread.ts";

/** Whether two subnets lie in one Availability Zone: zone names mean the same only within one account, zone ids everywhere. */
export function isSameZone(a: SubnetPlace, b: SubnetPlace): boolean {
  if (a.account === b.account) return a.item.availabilityZone === b.item.availabilityZone;
  return a.item.availabilityZoneId !== undefined && a.item.availabilityZoneId === b.item.availabilityZoneId;
}

type Zoned = {
  readonly attachment: Attachment;
  /** Where the packet comes from or goes to in the attachment's VPC. */
  readonly subnet: SubnetPlace | undefined;
  readonly code: "TGW_ROUTE_AZ_RESTRICTION" | "TGW_ATTACH_VPC_AZ_RESTRICTION";
};

/**
 * Whether an attachment is available and has a subnet in the zone of the one that sends or receives. One subnet a zone
 * serves all subnets of that zone. Source: Transit Gateway Guide, "VPC attachments".
 */
export function zoneGate(walk: Walk, { attachment, subnet, code }: Zoned): Gated {
  const { transitGatewayAttachmentId, transitGatewayId, resourceId = "", subnetIds, state } = attachment.item;
  const evidence = (text: string) => ({ kind: "transit-gateway-attachment", id: transitGatewayAttachmentId, text });
  if (state !== "available") {
    const text = walk.say("tgwNotAttached", { vpc: resourceId, id: transitGatewayId });
    return blocks("BAD_STATE_ATTACHMENT", evidence(text), attachment.urn);
  }
  const zone = subnet?.item.availabilityZone;
  const known = subnetsOfAttachment(walk.world, attachment);
  if (subnet === undefined || zone === undefined || known.some((one) => isSameZone(one, subnet))) {
    return passes(evidence(`${transitGatewayAttachmentId}: ${zone ?? ""}`), attachment.urn);
  }
  const text = walk.say("tgwZone", { vpc: resourceId, id: transitGatewayId, zone });
  // A VPC attachment always has subnets: none told means that they were not.
  return subnetIds.length === 0 || known.length < subnetIds.length
    ? cannotTell([beyond(text, "ec2:DescribeSubnets")], evidence(text), attachment.urn)
    : blocks(code, evidence(text), attachment.urn);
}

/**
 * The network ACL of an attachment's subnet: what enters the gateway is asked inbound by its source, what leaves it
 * outbound by its destination. Source: Transit Gateway Guide, "Network ACLs for transit gateways".
 */
export function attachmentAcl(
  walk: Walk,
  packet: Packet,
  { subnet, side }: { readonly subnet: SubnetPlace; readonly side: "ingress" | "egress" },
): Step {
  const other: Ip = side === "ingress" ? packet.source : packet.destination;
  const gated = networkAclGate({ world: walk.world, subnet, direction: side, other, traffic: packet.traffic });
  const urn = gated.decidedBy ?? subnet.urn;
  return { kind: "network-acl", urn, id: idOf(urn), gated, packet, walk, side };
}
