import type { Route } from "#lib/model/resources/route-table.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { isIpv6, isNoPublicAddress, isSameAddress, isWithin } from "./addresses.ts";
import { aclAllows } from "./filters.ts";
import { lost, unknown, type Fate, type Journey, type References } from "./journey.ts";
import { placeOf, type Network } from "./network.ts";
import { transitRouteOf } from "./routes.ts";

/** A packet that leaves a subnet by a route: where it comes out. */
export type Leaving = {
  readonly network: Network;
  readonly journey: Journey;
  readonly subnet: Subnet;
  /** Whether it came in by a transit gateway and only passes through. */
  readonly isPassing: boolean;
};

/** Out by an internet gateway: only with a public address mapped, never to a private one. */
export function throughInternetGateway(
  { network, journey, subnet, isPassing }: Leaving,
  gatewayId: string,
): Journey | Fate {
  const { packet, session } = journey;
  if (isPassing) return lost("not transitive");
  if (session.isReply && !session.isFromOutside) return lost("not back the way it came");
  if (!isAttachedGateway(network, gatewayId, subnet.vpcId)) return lost("internet gateway not attached");
  if (!aclAllows(network, subnet.subnetId, packet, "out")) return lost("acl out");
  if (isNoPublicAddress(packet.destination)) return lost("private destination outside");
  const source = publicSourceOf(network, subnet.vpcId, packet.source);
  if (source === undefined) return lost("no public address");
  const isNat = network.natByPlace.has(placeOf(subnet.vpcId, packet.source));
  if (!session.isReply && !isOpenToInternet(network, subnet, isNat ? "translated" : "direct"))
    return lost("block public access");
  return { ...journey, packet: { ...packet, source }, place: { kind: "outside" }, references: "lost" };
}

/** Out by an egress-only gateway: IPv6, and never the answer to somebody outside. */
export function throughEgressOnlyGateway(
  { network, journey, subnet, isPassing }: Leaving,
  gatewayId: string,
): Journey | Fate {
  if (isPassing) return lost("not transitive");
  const gateway = network.areas.egressOnlyInternetGateways?.find(
    ({ egressOnlyInternetGatewayId }) => egressOnlyInternetGatewayId === gatewayId,
  );
  if (gateway?.attachments.some(({ vpcId, state }) => vpcId === subnet.vpcId && state === "attached") !== true)
    return lost("egress-only gateway not attached");
  const { packet, session } = journey;
  if (session.isReply || !isIpv6(packet.destination)) return lost("egress-only");
  if (!aclAllows(network, subnet.subnetId, packet, "out")) return lost("acl out");
  if (isNoPublicAddress(packet.destination)) return lost("private destination outside");
  if (!network.interfaceByPlace.has(placeOf(subnet.vpcId, packet.source))) return lost("not an address of the VPC");
  if (!isOpenToInternet(network, subnet, "translated")) return lost("block public access");
  return { ...journey, place: { kind: "outside" }, references: "lost" };
}

/** Into a NAT gateway, which sends the packet on in its own name. */
export function throughNatGateway({ network, journey, subnet }: Leaving, natGatewayId: string): Journey | Fate {
  const nat = network.areas.natGateways?.find((one) => one.natGatewayId === natGatewayId);
  const { packet, session } = journey;
  const [address] = nat?.natGatewayAddresses ?? [];
  if (nat?.state !== "available" || nat.subnetId === undefined || address?.privateIp === undefined)
    return lost("NAT gateway not available");
  if (session.isReply) return lost("an answer the NAT gateway knows nothing of");
  if (session.translations.length > 3) return lost("in circles");
  if (![1, 6, 17].includes(packet.protocol) || isIpv6(packet.destination)) return lost("not carried by NAT");
  if (!crosses(network, packet, { from: subnet.subnetId, to: nat.subnetId })) return lost("acl to the NAT gateway");
  const { privateIp, publicIp } = address;
  const translated =
    packet.sourcePort === undefined
      ? { ...packet, source: privateIp }
      : { ...packet, source: privateIp, sourcePort: session.natPort };
  return {
    packet: translated,
    place: { kind: "subnet", subnetId: nat.subnetId, by: "interface" },
    session: { ...session, translations: [...session.translations, { nat, privateIp, publicIp, before: packet }] },
    references: "lost",
  };
}

/** Over a peering connection: from an address of the one VPC to one of the other, and no further. */
export function throughPeering({ network, journey, subnet, isPassing }: Leaving, peeringId: string): Journey | Fate {
  if (isPassing) return lost("not transitive");
  if (journey.session.isReply && journey.session.isFromOutside) return lost("not back the way it came");
  const peering = network.areas.vpcPeeringConnections?.find((one) => one.vpcPeeringConnectionId === peeringId);
  if (peering?.statusCode !== "active") return lost("peering not active");
  const { requester, accepter } = peering;
  const far = requester.vpcId === subnet.vpcId ? accepter : requester;
  const { packet } = journey;
  if (!isOfVpc(network, subnet.vpcId, packet.source)) return lost("not transitive");
  if (far.vpcId === undefined || !isOfVpc(network, far.vpcId, packet.destination)) return lost("not of the peer");
  if (!aclAllows(network, subnet.subnetId, packet, "out")) return lost("acl out");
  const references = requester.region === accepter.region ? journey.references : "lost";
  return { ...journey, place: { kind: "vpc", vpcId: far.vpcId }, references };
}

/** Over a transit gateway: in by the attachment in the packet's own zone, out by the one its route table names. */
export function throughTransitGateway(
  { network, journey, subnet, isPassing }: Leaving,
  transitGatewayId: string,
): Journey | Fate {
  const { areas } = network;
  const { packet, session } = journey;
  if (isPassing) return unknown("from one transit gateway into another, or the same again");
  if (session.isReply && session.isFromOutside) return lost("not back the way it came");
  const attachments = (areas.transitGatewayAttachments ?? []).filter(
    (one) => one.transitGatewayId === transitGatewayId && one.state === "available",
  );
  const entry = attachments.find(
    ({ resourceType, resourceId }) => resourceType === "vpc" && resourceId === subnet.vpcId,
  );
  if (entry === undefined) return lost("not attached to the transit gateway");
  const zoneOf = (subnetId: string) => network.subnetById.get(subnetId)?.availabilityZone;
  const inSubnet = entry.subnetIds.find((subnetId) => zoneOf(subnetId) === subnet.availabilityZone);
  if (inSubnet === undefined) return lost("no attachment in this zone");
  if (!aclAllows(network, subnet.subnetId, packet, "out")) return lost("acl out");
  // Checked by source even when the sender is in the attachment's own subnet.
  if (!aclAllows(network, inSubnet, packet, "in")) return lost("acl into the attachment");
  const step = transitRouteOf(network, entry.association?.transitGatewayRouteTableId, packet.destination);
  if (step === "dropped") return lost("transit gateway route");
  const exit =
    step === "unknown" ? undefined : attachments.find((one) => one.transitGatewayAttachmentId === step.attachmentId);
  if (step !== "unknown" && exit === undefined) return lost("attachment not available");
  if (exit?.resourceType !== "vpc") return unknown("beyond the transit gateway");
  const outSubnet =
    exit.subnetIds.find((subnetId) => zoneOf(subnetId) === subnet.availabilityZone) ?? exit.subnetIds[0];
  if (outSubnet === undefined) return lost("no subnet of the attachment");
  const gateway = areas.transitGateways?.find((one) => one.transitGatewayId === transitGatewayId);
  const isReferencing =
    gateway?.securityGroupReferencingSupport === "enable" &&
    [entry, exit].every(({ securityGroupReferencingSupport }) => securityGroupReferencingSupport !== "disable");
  const references: References = isReferencing && journey.references !== "lost" ? "inbound" : "lost";
  const by = { zones: exit.subnetIds.map(zoneOf) };
  return { ...journey, place: { kind: "subnet", subnetId: outSubnet, by }, references };
}

/** To a service by a gateway endpoint: TCP and ping from the endpoint's own VPC. */
export function throughGatewayEndpoint({ network, journey, subnet, isPassing }: Leaving, route: Route): Fate {
  if (isPassing) return lost("not transitive");
  const endpoint = network.areas.vpcEndpoints?.find(({ vpcEndpointId }) => vpcEndpointId === route.gatewayId);
  const { packet } = journey;
  if (endpoint?.state !== "available") return lost("endpoint not available");
  if (packet.protocol !== 6 && packet.protocol !== 1) return lost("not carried by the endpoint");
  if (!isOfVpc(network, subnet.vpcId, packet.source)) return lost("endpoint of another VPC");
  if (!aclAllows(network, subnet.subnetId, packet, "out")) return lost("acl out");
  const isOpen = endpoint.policyDocument === undefined || endpoint.policyDocument.includes('"Principal":"*"');
  if (!isOpen) return unknown("endpoint policy");
  return { kind: "service", journey: { ...journey, place: { kind: "vpc", vpcId: subnet.vpcId }, references: "lost" } };
}

/** In from the outside, to the holder of a public address. */
export function fromOutside(network: Network, journey: Journey): Journey | Fate {
  const { packet, session } = journey;
  const owner = isIpv6(packet.destination)
    ? ipv6OwnerOf(network, packet.destination)
    : network.ownerByPublicIp.get(packet.destination);
  if (owner === undefined) return { kind: "outside", journey };
  if ("nat" in owner) {
    const translation = session.translations.at(-1);
    if (!session.isReply || translation?.nat !== owner.nat) return lost("unsolicited at the NAT gateway");
    const place = { kind: "vpc", vpcId: owner.nat.vpcId ?? "" } as const;
    return { ...journey, packet: { ...packet, destination: translation.privateIp }, place };
  }
  const { vpcId = "", subnetId = "" } = owner.interface;
  const subnet = network.subnetById.get(subnetId);
  const destination = owner.privateIp;
  const arrives: Journey = { ...journey, packet: { ...packet, destination }, place: { kind: "vpc", vpcId } };
  if (session.isReply) return arrives;
  const gateway = network.areas.internetGateways?.find(({ attachments }) =>
    attachments.some((attachment) => attachment.vpcId === vpcId && isAttached(attachment.state)),
  );
  if (gateway === undefined || subnet === undefined) return lost("no internet gateway");
  if (!isOpenToInternet(network, subnet, "inbound")) return lost("block public access");
  return { ...arrives, session: { ...session, isFromOutside: true } };
}

/** Whether the network ACLs let a packet from one subnet into another; within one they are not asked. */
export function crosses(
  network: Network,
  packet: Journey["packet"],
  { from, to }: { readonly from: string | undefined; readonly to: string },
): boolean {
  if (from === to) return true;
  return (from === undefined || aclAllows(network, from, packet, "out")) && aclAllows(network, to, packet, "in");
}

function ipv6OwnerOf(network: Network, address: string) {
  const owner = network.areas.networkInterfaces?.find(({ ipv6Addresses }) =>
    ipv6Addresses.some((one) => isSameAddress(one, address)),
  );
  return owner === undefined ? undefined : { interface: owner, privateIp: address };
}

function isAttachedGateway(network: Network, gatewayId: string, vpcId: string): boolean {
  const gateway = network.areas.internetGateways?.find(({ internetGatewayId }) => internetGatewayId === gatewayId);
  return gateway?.attachments.some((one) => one.vpcId === vpcId && isAttached(one.state)) === true;
}

function isAttached(state: string | undefined): boolean {
  return state === "available" || state === "attached";
}

/** The address the outside sees; of IPv6 the same. */
function publicSourceOf(network: Network, vpcId: string, source: string): string | undefined {
  const one = network.interfaceByPlace.get(placeOf(vpcId, source));
  if (isIpv6(source)) return one === undefined ? undefined : source;
  const nat = network.natByPlace.get(placeOf(vpcId, source));
  if (nat !== undefined) return nat.natGatewayAddresses.find(({ privateIp }) => privateIp === source)?.publicIp;
  return one?.privateIpAddresses.find(({ privateIpAddress }) => privateIpAddress === source)?.association?.publicIp;
}

/** VPC Block Public Access: `translated` traffic is that of NAT and egress-only gateways, which only ever goes out. */
function isOpenToInternet(network: Network, subnet: Subnet, traffic: "direct" | "translated" | "inbound"): boolean {
  const mode = network.areas.vpcBlockPublicAccessOptions?.[0]?.internetGatewayBlockMode ?? "off";
  if (mode === "off") return true;
  const isExcluded = network.areas.vpcBlockPublicAccessExclusions?.some(
    ({ resourceArn = "", internetGatewayExclusionMode, state }) =>
      internetGatewayExclusionMode === "allow-bidirectional" &&
      state !== "delete-complete" &&
      [subnet.vpcId, subnet.subnetId].some((id) => resourceArn.endsWith(`/${id}`)),
  );
  return isExcluded === true || (mode === "block-ingress" && traffic === "translated");
}

/** Whether an address lies in what a VPC holds now; blocks that were taken away do not count. */
function isOfVpc(network: Network, vpcId: string, address: string): boolean {
  const vpc = network.vpcById.get(vpcId);
  const blocks = isIpv6(address)
    ? vpc?.ipv6CidrBlockAssociations.map(({ ipv6CidrBlock, state }) => ({ block: ipv6CidrBlock, state }))
    : vpc?.cidrBlockAssociations.map(({ cidrBlock, state }) => ({ block: cidrBlock, state }));
  return blocks?.some(({ block, state }) => state === "associated" && isWithin(block, address)) === true;
}
