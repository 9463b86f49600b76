import type { OwnedInterface } from "#lib/graph/topology.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { containsIp, hasNoIps, type IpSet } from "#lib/net/ip-set.ts";
import { formatIp, isPrivateIp, parseIp, type Ip } from "#lib/net/ip.ts";
import type { TraceRefusal } from "./answer.ts";
import type { End, Endpoint, Member } from "./endpoint.ts";
import { interfaceMember } from "./members.ts";
import { piecesOf, splitByVpc, type Piece } from "./outside.ts";
import { refuse } from "./question.ts";
import type { Say } from "./sentences.ts";
import type { InterfaceStation } from "./step.ts";
import { interfaceAt, publicHolder, type World } from "./world.ts";

/** An end with both ends known: places of ours, and pieces of what is outside. */
export type Expanded = {
  readonly ends: readonly (End & { readonly member: Member })[];
  /** Members without a network to walk. */
  readonly stranded: readonly Member[];
  readonly pieces: readonly Piece[];
};

/** What expanding an end looks at. */
type Expanding = {
  readonly world: World;
  readonly say: Say;
  readonly endpoint: Endpoint;
  readonly field: "from" | "to";
  /** The other end's stations: they fix the VPC of a private address. */
  readonly others: readonly InterfaceStation[];
  /** Others whose rules may look at this end's address: what lies behind a load balancer. */
  readonly watchers: readonly InterfaceStation[];
  /** The VPC the question names for this end. */
  readonly vpcId?: string | undefined;
};

/** Turns an end into stations and pieces; a private address that several VPCs hold is refused with the candidates. */
export function expandEnd(expanding: Expanding): Expanded | TraceRefusal {
  const { endpoint } = expanding;
  if (endpoint.addresses === undefined) return ofMembers(endpoint.members);
  const { ips, isSingle } = endpoint.addresses;
  const only = isSingle ? firstOf(ips) : undefined;
  return only === undefined ? ofSet(expanding, ips) : ofAddress(expanding, only);
}

function firstOf({ v4: [four], v6: [six] }: IpSet): Ip | undefined {
  if (four !== undefined) return { family: 4, value: four.from };
  return six === undefined ? undefined : { family: 6, value: six.from };
}

/** The stations an endpoint has whatever the other end is. */
export function fixedStations({ members }: Endpoint): readonly InterfaceStation[] {
  return members.flatMap(({ station }) => station ?? []);
}

function ofMembers(members: readonly Member[]): Expanded {
  const ends = members.flatMap((member) => (member.station === undefined ? [] : [{ member, station: member.station }]));
  return { ends, stranded: members.filter(({ station }) => station === undefined), pieces: [] };
}

function ofAddress(expanding: Expanding, ip: Ip): Expanded | TraceRefusal {
  const { world, field, others, vpcId } = expanding;
  const asPiece: Expanded = { ends: [], stranded: [], pieces: piecesOf(world, only(ip), []) };
  // From a station of ours an address is whatever the routes lead to.
  if (field === "to" && others.length > 0) return asPiece;
  const owner = isPrivateIp(ip) ? undefined : publicHolder(world, ip);
  if (owner !== undefined) return ofMembers([memberAt(world, owner, insideOf(owner, ip))]);
  const fixed = vpcId === undefined ? others.map(({ owned }) => owned.item.vpcId ?? "") : [vpcId];
  const near = [...new Set(fixed)].flatMap((vpc) => interfaceAt(world, vpc, ip) ?? []);
  if (near.length > 0) return ofMembers(near.map((owned) => memberAt(world, owned, ip)));
  const holders = [...world.topology.vpcs.values()].flatMap(({ item }) => interfaceAt(world, item.vpcId, ip) ?? []);
  const candidates = vpcId === undefined ? holders : [];
  if (candidates.length > 1) return severalVpcs(expanding, ip, candidates);
  return candidates.length === 0 ? asPiece : ofMembers(candidates.map((owned) => memberAt(world, owned, ip)));
}

function severalVpcs({ say, field }: Expanding, ip: Ip, candidates: readonly OwnedInterface[]): TraceRefusal {
  const suggestions = candidates.map(({ item }) => item.vpcId ?? "");
  const parameter = field === "from" ? "fromVpc" : "toVpc";
  return refuse(field, say("severalVpcs", { address: formatIp(ip), parameter }), { status: 409, suggestions });
}

function only(ip: Ip): IpSet {
  return ip.family === 4
    ? { v4: [{ from: ip.value, until: ip.value + 1 }], v6: [] }
    : { v4: [], v6: [{ from: ip.value, until: ip.value + 1n }] };
}

/** The address inside that a public one stands for: the private IPv4 one it is mapped on, or the IPv6 one itself. */
function insideOf({ item }: OwnedInterface, ip: Ip): Ip {
  if (ip.family === 6) return ip;
  const text = formatIp(ip);
  const mapped = item.privateIpAddresses.find(({ association }) => association?.publicIp === text);
  return parseIp(mapped?.privateIpAddress ?? item.privateIpAddress ?? "") ?? ip;
}

function memberAt(world: World, owned: OwnedInterface, ip: Ip): Member {
  const member = interfaceMember(world, owned);
  return { ...member, isAddress: true, station: { kind: "interface", node: owned.urn, owned, ip } };
}

/** An interface by its first address of each family that is in a set. */
function addressesIn(world: World, ips: IpSet, owned: OwnedInterface): readonly Member[] {
  const { privateIpAddress, privateIpAddresses, ipv6Addresses } = owned.item;
  const texts = [privateIpAddress ?? "", ...privateIpAddresses.map((one) => one.privateIpAddress), ...ipv6Addresses];
  const inside = texts.flatMap((text) => parseIp(text) ?? []).filter((ip) => containsIp(ips, ip));
  const first = [inside.find(({ family }) => family === 4), inside.find(({ family }) => family === 6)];
  return first.flatMap((ip) => (ip === undefined ? [] : [memberAt(world, owned, ip)]));
}

function ofSet({ world, endpoint, others, watchers, vpcId }: Expanding, ips: IpSet): Expanded {
  const { inside, outside } = splitByVpc(world, ips, others);
  // The internet is what lies outside a VPC, though its own IPv6 addresses are public ones.
  if (parseUrn(endpoint.node)?.kind === "internet")
    return { ...ofMembers([]), pieces: piecesOf(world, outside, [...others, ...watchers]) };
  const vpcIds = new Set(vpcId === undefined ? others.map(({ owned }) => owned.item.vpcId) : [vpcId]);
  const members: Member[] = [];
  if (!hasNoIps(inside)) {
    for (const { item, subnets } of world.topology.vpcs.values()) {
      if (!vpcIds.has(item.vpcId)) continue;
      for (const owned of subnets.flatMap(({ interfaces }) => interfaces))
        members.push(...addressesIn(world, inside, owned));
    }
  }
  const nobody = members.length === 0 ? piecesOf(world, inside, []).slice(0, 1) : [];
  return { ...ofMembers(members), pieces: [...nobody, ...piecesOf(world, outside, [...others, ...watchers])] };
}
