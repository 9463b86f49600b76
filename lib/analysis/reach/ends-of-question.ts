import type { OwnedInterface } from "#lib/graph/topology.ts";
import { containsIp, hasNoIps, type IpSet } from "#lib/net/ip-set.ts";
import { formatIp, isPrivateIp, parseIp, type Ip } from "#lib/net/ip.ts";
import type { TraceRefusal } from "./answer.ts";
import type { End, Endpoint, Member } from "./endpoint.ts";
import { interfaceMember } from "./members.ts";
import { piecesOf, splitByVpc, type Piece } from "./outside.ts";
import { refuse } from "./question.ts";
import type { InterfaceStation } from "./step.ts";
import { interfaceAt, type World } from "./world.ts";

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
  const [only] = endpoint.addresses.ips.v4;
  const isOne = endpoint.addresses.isSingle && only !== undefined;
  return isOne ? ofAddress(expanding, { family: 4, value: only.from }) : ofSet(expanding, endpoint.addresses.ips);
}

/** The stations an endpoint has whatever the other end is. */
export function fixedStations({ members }: Endpoint): readonly InterfaceStation[] {
  return members.flatMap(({ station }) => station ?? []);
}

function ofMembers(members: readonly Member[]): Expanded {
  const ends = members.flatMap((member) => (member.station === undefined ? [] : [{ member, station: member.station }]));
  return { ends, stranded: members.filter(({ station }) => station === undefined), pieces: [] };
}

function ofAddress({ world, field, others, vpcId }: Expanding, ip: Ip): Expanded | TraceRefusal {
  const asPiece: Expanded = { ends: [], stranded: [], pieces: piecesOf(world, only(ip), []) };
  // From a station of ours an address is whatever the routes lead to.
  if (field === "to" && others.length > 0) return asPiece;
  const text = formatIp(ip);
  if (!isPrivateIp(ip)) {
    const owner = world.topology.interfacesByPublicAddress.get(text);
    if (owner !== undefined) return ofMembers([memberAt(owner, publicOwner(owner, text) ?? ip)]);
  }
  const fixed = vpcId === undefined ? others.map(({ owned }) => owned.item.vpcId ?? "") : [vpcId];
  const near = [...new Set(fixed)].flatMap((vpc) => interfaceAt(world, vpc, ip) ?? []);
  if (near.length > 0) return ofMembers(near.map((owned) => memberAt(owned, ip)));
  const holders = [...world.topology.vpcs.values()].flatMap(({ item }) => interfaceAt(world, item.vpcId, ip) ?? []);
  const candidates = vpcId === undefined ? holders : [];
  if (candidates.length > 1) {
    const suggestions = candidates.map(({ item }) => item.vpcId ?? "");
    const parameter = field === "from" ? "fromVpc" : "toVpc";
    return refuse(field, `${text} is in several VPCs: name one in ${parameter}.`, { status: 409, suggestions });
  }
  return candidates.length === 0 ? asPiece : ofMembers(candidates.map((owned) => memberAt(owned, ip)));
}

function only(ip: Ip): IpSet {
  return ip.family === 4
    ? { v4: [{ from: ip.value, until: ip.value + 1 }], v6: [] }
    : { v4: [], v6: [{ from: ip.value, until: ip.value + 1n }] };
}

function publicOwner({ item }: OwnedInterface, text: string): Ip | undefined {
  const mapped = item.privateIpAddresses.find(({ association }) => association?.publicIp === text);
  return parseIp(mapped?.privateIpAddress ?? item.privateIpAddress ?? "");
}

function memberAt(owned: OwnedInterface, ip: Ip): Member {
  const member = interfaceMember(owned);
  return { ...member, station: { kind: "interface", node: owned.urn, owned, ip } };
}

function ofSet({ world, others, watchers, vpcId }: Expanding, ips: IpSet): Expanded {
  const { inside, outside } = splitByVpc(world, ips, others);
  const vpcIds = new Set(vpcId === undefined ? others.map(({ owned }) => owned.item.vpcId) : [vpcId]);
  const members: Member[] = [];
  if (!hasNoIps(inside)) {
    for (const { item, subnets } of world.topology.vpcs.values()) {
      if (!vpcIds.has(item.vpcId)) continue;
      for (const owned of subnets.flatMap(({ interfaces }) => interfaces)) {
        const ip = parseIp(owned.item.privateIpAddress ?? "");
        if (ip !== undefined && containsIp(inside, ip)) members.push(memberAt(owned, ip));
      }
    }
  }
  const nobody = members.length === 0 ? piecesOf(world, inside, []).slice(0, 1) : [];
  return { ...ofMembers(members), pieces: [...nobody, ...piecesOf(world, outside, [...others, ...watchers])] };
}
