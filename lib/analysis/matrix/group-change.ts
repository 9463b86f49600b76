import type { GroupRule, Topology } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { idOf } from "../reach/ends.ts";
import { worldOf, type World } from "../reach/world.ts";
import { stretchOf } from "./borders.ts";
import { fillSets, type GroupExtents, type Referrals } from "./group-extents.ts";
import { ruleExtentsOf } from "./group-rules.ts";
import type { Matrix } from "./matrix.ts";
import { isStray } from "./single-pairs.ts";

/** A matrix in which the rules of one security group are others. */
export type ChangedMatrix = {
  readonly matrix: Matrix;
  /** The classes whose pairs may be others now: those that the group filters, and those that only walks tell of. */
  readonly touched: ReadonlySet<number>;
};

/**
 * The matrix of the same account after a change of one security group's rules, and of nothing else: only what the sets of
 * groups that hold it let through is worked out again. `undefined` when that is not enough, and the matrix has to be made
 * anew: a rule names a block that begins or ends amid a class, or the group filters on the way between others.
 */
export function afterGroupChange(before: Matrix, topology: Topology, group: Urn): ChangedMatrix | undefined {
  const world = worldOf(topology);
  const rules = topology.securityGroupRules.get(group) ?? [];
  if (rules.some((rule) => tellsApart(before, world, rule))) return undefined;
  if (groupsAmid(before).has(idOf(group))) return undefined;
  const { groupSets, classes } = before.partition;
  const holds = groupSets.map(({ owned, groupIds }) =>
    groupIds.some((id) => urnOf(owned, "security-group", id) === group),
  );
  const sets = new Set([...holds.keys()].filter((set) => holds[set]));
  const unread = new Map(before.unread);
  const note: Matrix["note"] = (one) => {
    unread.set(`${one.call}|${one.text}`, one);
  };
  const groups = withoutSets(before.groups, sets);
  const { atoms, extents } = before;
  fillSets({ world, sets: groupSets, atoms, extents, note, ruleExtents: ruleExtentsOf(extents) }, groups, sets);
  const matrix = { ...before, world, groups, unread, note };
  const touched = new Set(
    [...classes.keys()].filter((at) => holds[classes[at]?.groupSet ?? -1] === true || isStray(before, classes[at])),
  );
  return { matrix, touched };
}

/** The groups that filter on the way between others. After this every crossing is known, for both matrices. */
function groupsAmid({ atoms, crossings }: Matrix): ReadonlySet<string> {
  const byStretch = new Map(atoms.internet.map(({ ip, networkStretch: stretch }) => [stretch, { ip, stretch }]));
  return crossings.groupsAmid([...byStretch.values()]);
}

/** Whether a rule names a block that tells addresses apart which all rules before took as one. */
function tellsApart(
  { partition, atoms, world: before }: Matrix,
  world: World,
  { cidrIpv4, cidrIpv6 }: GroupRule,
): boolean {
  if (cidrIpv6 !== undefined) return !isNamed(before, cidrIpv6);
  const block = cidrIpv4 === undefined ? undefined : world.cidr(cidrIpv4);
  if (block?.family !== 4) return false;
  const { all } = partition.borders;
  return [block.first, block.until].some((address) => {
    const start = all[stretchOf(all, address) - 1] ?? 0;
    return start !== address && atoms.starts.includes(start);
  });
}

/** Whether some rule names a block of IPv6 already: their borders are not kept. */
function isNamed({ topology }: World, cidrIpv6: string): boolean {
  for (const rules of topology.securityGroupRules.values()) {
    if (rules.some((rule) => rule.cidrIpv6 === cidrIpv6)) return true;
  }
  return false;
}

/** A copy that says nothing of some sets. Of sets in other VPCs it may say too much: pairs with those are walked. */
function withoutSets(groups: GroupExtents, sets: ReadonlySet<number>): GroupExtents {
  return {
    ingressByAtom: groups.ingressByAtom.slice(),
    egressByAtom: groups.egressByAtom.slice(),
    ingressByPeer: groups.ingressByPeer.map((referrals) => withoutReceivers(referrals, sets)),
    egressByPeer: groups.egressByPeer.map((referrals, sender) =>
      sets.has(sender) ? { sets: [], extents: [] } : withoutReceivers(referrals, new Set()),
    ),
    farByPeer: groups.farByPeer.map((far) => new Set(far)),
  };
}

function withoutReceivers({ sets, extents }: Referrals, gone: ReadonlySet<number>): Referrals {
  const kept = [...sets.keys()].filter((at) => !gone.has(sets[at] ?? -1));
  return { sets: kept.map((at) => sets[at] ?? -1), extents: kept.map((at) => extents[at] ?? -1) };
}
