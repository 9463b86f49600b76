import type { Cidr } from "#lib/net/cidr.ts";
import { containsIp, ipsOfCidrs, publicIpv6, subtractIps } from "#lib/net/ip-set.ts";
import { isPrivateIp } from "#lib/net/ip.ts";
import { familiesOf } from "../reach/families.ts";
import { piecesOf } from "../reach/outside.ts";
import { blocksOf, vpcAt } from "../reach/world.ts";
import type { InternetAtom } from "./atoms.ts";
import { EVERYTHING, extentIn } from "./extents.ts";
import type { Matrix } from "./matrix.ts";
import { UNREACHABLE } from "./outcomes.ts";
import { pairTable } from "./pair-table.ts";
import type { PartyClass } from "./partition.ts";
import { lostOutcome, outsideOutcome, stationOf } from "./single-pairs.ts";

/** Which way a pair with the internet is asked. */
export type Way = "in" | "out";

/** The outcome of a class to or from the internet: over every stretch of public addresses, in every family it has. */
export function internetOutcome(matrix: Matrix, at: number, way: Way): number {
  const { outcomes, partition } = matrix;
  const one = partition.classes[at];
  if (one === undefined) return outcomes.ofVerdict("unknown");
  const lost = lostOutcome(matrix, one, way === "out");
  if (lost !== undefined) return lost;
  const found = familiesOf(matrix.asked.protocol).flatMap((family) =>
    family === 4 ? ipv4Outcomes(matrix, { at, one, way }) : ipv6Outcomes(matrix, at, way),
  );
  return found.length === 0 ? UNREACHABLE : outcomes.joined(found);
}

type Asked = { readonly at: number; readonly one: PartyClass; readonly way: Way };

function ipv4Outcomes(matrix: Matrix, asked: Asked): readonly number[] {
  const { one, way } = asked;
  if (one.location < 0) return [];
  // Without a public address nothing on the internet can name it.
  const isDeaf = way === "in" && matrix.partition.locations[one.location]?.isPublic !== true;
  return isDeaf ? [UNREACHABLE] : overStretches(matrix, asked);
}

/** What is found for each stretch of public addresses; stretches alike for routes and for groups are asked about once. */
function overStretches(matrix: Matrix, asked: Asked): readonly number[] {
  const isInside = ownBlocks(matrix, asked.one);
  const seen = pairTable();
  const found = new Set<number>();
  for (const aim of matrix.atoms.internet) {
    const extent = groupExtent(matrix, asked, aim);
    if (isInside?.(aim.ip) === true || seen.get(aim.networkStretch, extent) >= 0) continue;
    seen.add(aim.networkStretch, extent, 1);
    found.add(stretchOutcome(matrix, asked, { aim, extent }));
  }
  return [...found];
}

function groupExtent({ atoms, groups, partition }: Matrix, { one, way }: Asked, { atom }: InternetAtom): number {
  return way === "out"
    ? extentIn(groups.egressByAtom, one.groupSet * atoms.count + atom)
    : extentIn(groups.ingressByAtom, atom * partition.groupSets.length + one.groupSet);
}

type Stretch = { readonly aim: InternetAtom; readonly extent: number };

function stretchOutcome(matrix: Matrix, { at, one, way }: Asked, { aim, extent }: Stretch): number {
  const { crossings, extents, outcomes, own } = matrix;
  const outside = { ip: aim.ip, stretch: aim.networkStretch };
  const isOut = way === "out";
  const crossing = isOut ? crossings.toOutside(one.location, outside) : crossings.fromOutside(outside, one.location);
  const { request, egress, ingress, isSpecial } = crossings.at(crossing);
  if (isSpecial) return outsideOutcome(matrix, at, { ip: { family: 4, value: aim.ip }, way });
  const itself = extentIn(isOut ? own.outward : own.inward, at);
  const isAsked = (isOut ? egress : ingress) !== "not";
  return outcomes.of(extents.both(extents.both(request, itself), isAsked ? extent : EVERYTHING), crossing);
}

/** A VPC of public addresses: they are its own before they are the internet's. `undefined` for most, which have none. */
function ownBlocks({ world }: Matrix, { first }: PartyClass): ((ip: number) => boolean) | undefined {
  const vpc = first.owned === undefined ? undefined : vpcAt(world, first.owned, first.owned.item.vpcId);
  const blocks = vpc === undefined ? [] : blocksOf(world, vpc);
  const isPrivate = (block: Cidr) => block.family === 6 || isPrivateIp({ family: 4, value: block.first });
  if (blocks.every(isPrivate)) return undefined;
  const own = ipsOfCidrs(blocks);
  return (value) => containsIp(own, { family: 4, value });
}

/** By IPv6 each stretch is walked: there are few, and few parties have such an address. */
function ipv6Outcomes(matrix: Matrix, at: number, way: Way): readonly number[] {
  const { world, partition } = matrix;
  const one = partition.classes[at];
  const station = stationOf(matrix, at, 6);
  if (station === undefined || one === undefined) return [];
  const vpc = vpcAt(world, station.owned, station.owned.item.vpcId);
  const outside = subtractIps(publicIpv6, ipsOfCidrs(vpc === undefined ? [] : blocksOf(world, vpc)));
  return piecesOf(world, outside, [station]).map(({ ip }) => outsideOutcome(matrix, at, { ip, way }));
}
