import type { OwnedInterface, VpcPlace } from "#lib/graph/topology.ts";
import { isGlobal, itemsOf } from "#lib/model/snapshot.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import { urnOf } from "#lib/model/urn.ts";
import { unreadArea } from "../reach/unread.ts";
import { directoryOf } from "./directory.ts";
import type { NameEnd, Namer } from "./resolution.ts";
import { hasDnsAttributes } from "./view.ts";

/** A host name of EC2 as it is asked for. */
export type AskedHost = { readonly name: string; readonly type: string; readonly vpc?: VpcPlace | undefined };

const publicName =
  /^ec2-(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})\.(?:[a-z0-9-]+\.compute|compute-1)\.amazonaws\.(?:com(?:\.cn)?|eu)$/;
const privateName = /^ip-(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})\.(?:[a-z0-9-]+\.compute|ec2)\.internal$/;
const resourceName = /^(i-[0-9a-f]+)\.(?:[a-z0-9-]+\.compute|ec2)\.internal$/;

/**
 * What the host names of EC2 answer: a public name the private address from inside its VPC, and across a peering that
 * says so, else the public one; a private name its address inside a VPC, and nothing outside.
 * Source: VPC User Guide, "DNS attributes for your VPC"; VPC Peering Guide, "Enable DNS resolution".
 */
export function hostNameEnd(namer: Namer, { name, type, vpc }: AskedHost): NameEnd | undefined {
  const open = addressIn(publicName, name);
  if (open !== undefined) return type === "A" ? publicHostEnd(namer, open, vpc) : none(namer, { name, type, vpc });
  const hidden = addressIn(privateName, name);
  const id = resourceName.exec(name)?.[1];
  if (hidden === undefined && id === undefined) return undefined;
  if (vpc === undefined) return none(namer, { name, type, vpc });
  const address = hidden ?? instanceAddress(namer, id ?? "", vpc);
  if (address === undefined || type !== "A") return none(namer, { name, type, vpc });
  return { kind: "addresses", addresses: [address] };
}

function addressIn(pattern: RegExp, name: string): string | undefined {
  const ip = parseIp(pattern.exec(name)?.slice(1, 5).join(".") ?? "");
  return ip === undefined ? undefined : formatIp(ip);
}

function publicHostEnd(namer: Namer, address: string, vpc: VpcPlace | undefined): NameEnd {
  const { topology, say } = namer;
  const open: NameEnd = { kind: "addresses", addresses: [address] };
  const owner = topology.interfacesByPublicAddress.get(address);
  if (owner === undefined || vpc === undefined) return open;
  const inside: NameEnd = { kind: "addresses", addresses: [privateSideOf(owner, address)] };
  if (owner.item.vpcId === vpc.item.vpcId) return inside;
  const unread = unreadArea(topology, vpc, "vpcPeeringConnections");
  if (unread !== undefined) return { kind: "unknown", unread: [unread] };
  if (!peeringResolves(namer, vpc, owner)) return open;
  const attributes = [vpc, farVpcOf(namer, owner)].map((side) => side && hasDnsAttributes(side));
  if (attributes.includes(false)) return open;
  if (!attributes.includes(undefined)) return inside;
  const text = say("dnsAttributesUnread", { vpc: owner.item.vpcId ?? "" });
  return { kind: "unknown", unread: [{ text, call: "ec2:DescribeVpcAttribute" }] };
}

function farVpcOf({ topology }: Namer, { item }: OwnedInterface): VpcPlace | undefined {
  return directoryOf(topology).vpcsById.get(item.vpcId ?? "")?.[0];
}

function privateSideOf({ item }: OwnedInterface, address: string): string {
  const mapped = item.privateIpAddresses.find(({ association }) => association?.publicIp === address);
  return mapped?.privateIpAddress ?? item.privateIpAddress ?? address;
}

/** Whether an active peering of the two VPCs lets the asking side resolve hosts of the other to private addresses. */
function peeringResolves({ topology }: Namer, vpc: VpcPlace, owner: OwnedInterface): boolean {
  return [...topology.scopes.values()].some((scoped) =>
    itemsOf(scoped, "vpcPeeringConnections").some(({ statusCode, requester, accepter }) => {
      const sides = [requester, accepter];
      const asking = sides.some(({ vpcId }) => vpcId === vpc.item.vpcId);
      const owning = sides.find(({ vpcId }) => vpcId === owner.item.vpcId);
      return statusCode === "active" && asking && owning?.allowDnsResolutionFromRemoteVpc === true;
    }),
  );
}

/** The address behind a resource name; only hosts that were launched with such a record have one. */
function instanceAddress({ topology }: Namer, id: string, vpc: VpcPlace): string | undefined {
  const instances = [...topology.scopes.values()]
    .filter((scoped) => !isGlobal(scoped))
    .flatMap((scoped) => itemsOf(scoped, "ec2Instances"));
  const found = instances.find(({ instanceId, vpcId }) => instanceId === id && vpcId === vpc.item.vpcId);
  return found?.enableResourceNameDnsARecord === true ? found.privateIpAddress : undefined;
}

function none({ say, topology }: Namer, { name, type, vpc }: AskedHost): NameEnd {
  const account = topology.snapshot.scopes[0]?.scope.account ?? "";
  const urn = vpc?.urn ?? urnOf({ account, region: "global" }, "internet", "internet");
  return { kind: "nxdomain", faults: [{ code: "DNS_NXDOMAIN", urn, text: say("dnsNoType", { name, type }) }] };
}
