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

/** The outcomes of classes to or from the internet: over every stretch of public addresses, in every family they have. */
export function internetPairs(matrix: Matrix): (at: number, way: Way) => number {
  const { outcomes, partition, asked } = matrix;
  const families = familiesOf(asked.protocol);
  const byWay = { in: ipv4Outcomes(matrix, "in"), out: ipv4Outcomes(matrix, "out") };
  return (at, way) => {
    const one = partition.classes[at];
    if (one === undefined) return outcomes.ofVerdict("unknown");
    const lost = lostOutcome(matrix, one, way === "out");
    if (lost !== undefined) return lost;
    const ipv4 = families.includes(4) ? byWay[way](at, one) : nowhere;
    // Met by IPv4 alone: nearly all are.
    if ((one.location >= 0 && !one.hasIpv6) || !families.includes(6)) return ipv4.joined;
    const all = [...ipv4.found, ...ipv6Outcomes(matrix, at, way)];
    return all.length === 0 ? UNREACHABLE : outcomes.joined(all);
  };
}

type Asked = { readonly at: number; readonly one: PartyClass; readonly way: Way };

/** What is found for some stretches of public addresses, and what that comes to together. */
type Found = { readonly found: readonly number[]; readonly joined: number };

const nowhere: Found = { found: [], joined: UNREACHABLE };
const unreachable: Found = { found: [UNREACHABLE], joined: UNREACHABLE };

/** What is found for the stretches of public addresses; classes of one location that are let through alike are asked about once. */
function ipv4Outcomes(matrix: Matrix, way: Way): (at: number, one: PartyClass) => Found {
  const { partition, own, outcomes } = matrix;
  const groups = groupNumbers(matrix, way);
  const [chain, finals] = [pairTable(), pairTable()];
  const known: (Found | undefined)[] = [];
  return (at, one) => {
    if (one.location < 0) return nowhere;
    // Without a public address nothing on the internet can name it.
    if (way === "in" && partition.locations[one.location]?.isPublic !== true) return unreachable;
    const itself = extentIn(way === "out" ? own.outward : own.inward, at);
    const alike = finals.number(chain.number(one.location, groups(one.groupSet)), itself);
    const kept = known[alike];
    if (kept !== undefined) return kept;
    const { found, isSpecial } = overStretches(matrix, { at, one, way });
    const joined = found.length === 0 ? UNREACHABLE : outcomes.joined(found);
    if (!isSpecial) known[alike] = { found, joined };
    return { found, joined };
  };
}

/** Numbers sets of security groups: those that let the same through to or from every stretch of public addresses have one. */
function groupNumbers(matrix: Matrix, way: Way): (set: number) => number {
  const chain = pairTable();
  const known: (number | undefined)[] = [];
  return (set) =>
    (known[set] ??= matrix.atoms.internet.reduce(
      (number, aim) => chain.number(number, groupExtent(matrix, { set, way, aim })) + 1,
      0,
    ));
}

/** Over every stretch of public addresses; those alike for routes and for groups are asked about once. */
function overStretches(
  matrix: Matrix,
  asked: Asked,
): { readonly found: readonly number[]; readonly isSpecial: boolean } {
  const { one, way } = asked;
  const isInside = ownBlocks(matrix, one);
  const seen = pairTable();
  const found = new Set<number>();
  let isSpecial = false;
  for (const aim of matrix.atoms.internet) {
    const extent = groupExtent(matrix, { set: one.groupSet, way, aim });
    if (isInside?.(aim.ip) === true || seen.get(aim.networkStretch, extent) >= 0) continue;
    seen.add(aim.networkStretch, extent, 1);
    const outcome = stretchOutcome(matrix, asked, { aim, extent });
    found.add(outcome ?? outsideOutcome(matrix, asked.at, { ip: { family: 4, value: aim.ip }, way }));
    isSpecial ||= outcome === undefined;
  }
  return { found: [...found], isSpecial };
}

type GroupsAsked = { readonly set: number; readonly way: Way; readonly aim: InternetAtom };

function groupExtent({ atoms, groups, partition }: Matrix, { set, way, aim: { atom } }: GroupsAsked): number {
  return way === "out"
    ? extentIn(groups.egressByAtom, set * atoms.count + atom)
    : extentIn(groups.ingressByAtom, atom * partition.groupSets.length + set);
}

type Stretch = { readonly aim: InternetAtom; readonly extent: number };

/** The outcome of a class and a stretch by tables; `undefined` when only a walk of this very class can tell. */
function stretchOutcome(matrix: Matrix, { at, one, way }: Asked, { aim, extent }: Stretch): number | undefined {
  const { crossings, extents, outcomes, own } = matrix;
  const outside = { ip: aim.ip, stretch: aim.networkStretch };
  const isOut = way === "out";
  const crossing = isOut ? crossings.toOutside(one.location, outside) : crossings.fromOutside(outside, one.location);
  const { request, egress, ingress, isSpecial } = crossings.at(crossing);
  if (isSpecial) return undefined;
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
