import type { OwnedInterface, TargetGroupPlace, TargetPlace } from "#lib/graph/topology.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";

/** A target inside what we see: the interface and the address it is met at. */
export type MetTarget = {
  readonly place: TargetPlace;
  readonly on: OwnedInterface;
  readonly address: string;
  readonly ip: Ip;
};

/** Targets of one group that differ in their address and in who they are: of the same security groups, subnet, ports and state. */
export type AlikeTargets = readonly [first: MetTarget, ...others: MetTarget[]];

/** The targets of a group that are met, in their order, and by what they are alike in, in the order of the first of each. */
export type MetTargets = { readonly inOrder: readonly MetTarget[]; readonly alike: readonly AlikeTargets[] };

// A memo, not state: a group of a topology never changes. Thousands of targets share few groups and subnets, and several rules look at each.
const known = new WeakMap<TargetGroupPlace, MetTargets>();

/** The targets of a group that are met inside what we see. */
export function metIn(group: TargetGroupPlace): MetTargets {
  const before = known.get(group);
  if (before !== undefined) return before;
  const inOrder: MetTarget[] = [];
  for (const target of group.targets) {
    const met = whereMet(target);
    if (met !== undefined) inOrder.push(met);
  }
  const met = { inOrder, alike: alikeOf(inOrder) };
  known.set(group, met);
  return met;
}

/** Where a target is met; `undefined` when it is outside what we see. */
function whereMet(place: TargetPlace): MetTarget | undefined {
  const { networkInterface, address, target } = place;
  if (networkInterface === undefined || address === undefined || target.availabilityZone === "all") return undefined;
  const ip = parseIp(address);
  return ip === undefined ? undefined : { place, on: networkInterface, address, ip };
}

function alikeOf(targets: readonly MetTarget[]): readonly AlikeTargets[] {
  const all: [MetTarget, ...MetTarget[]][] = [];
  let before: [MetTarget, ...MetTarget[]] | undefined;
  for (const target of targets) {
    // Sorted by address: most lie beside the one before. Else they are few, and looking through them costs less than spelling a key.
    if (before === undefined || !isAlike(before[0], target)) {
      before = all.find(([first]) => isAlike(first, target));
      if (before === undefined) all.push((before = [target]));
      else before.push(target);
    } else before.push(target);
  }
  return all;
}

function isAlike({ place: one, on: at }: MetTarget, { place: other, on }: MetTarget): boolean {
  return (
    one.target.port === other.target.port &&
    // In one subnet, with the same groups.
    at.stand === on.stand &&
    one.target.healthCheckPort === other.target.healthCheckPort &&
    one.target.state === other.target.state &&
    one.port?.dynamic === other.port?.dynamic &&
    one.task?.networkMode === other.task?.networkMode
  );
}
