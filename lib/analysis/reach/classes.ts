import { formatTraffic } from "#lib/net/traffic.ts";
import type { End, Member, OwnGate } from "./endpoint.ts";
import { atomOf } from "./atoms.ts";
import { addressIn } from "./families.ts";
import type { World } from "./world.ts";

/** Ends that no rule can tell apart, and so are walked once. */
export type EndClass = {
  readonly ends: readonly (End & { readonly member: Member })[];
  readonly first: End & { readonly member: Member };
};

/** Groups ends by what gates look at: security groups, subnet, the blocks rules name, public address, state and ports. */
export function classesOf(world: World, ends: readonly (End & { readonly member: Member })[]): readonly EndClass[] {
  if (ends.length === 1 && ends[0] !== undefined) return [{ ends, first: ends[0] }];
  const groups = new Map<string, (End & { readonly member: Member })[]>();
  for (const end of ends) {
    const key = classKey(world, end);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [end]);
    else group.push(end);
  }
  return [...groups.values()].flatMap((group) => (group[0] === undefined ? [] : [{ ends: group, first: group[0] }]));
}

function classKey(world: World, { station, member }: End & { readonly member: Member }): string {
  if (station.kind === "outside") return station.node;
  const { item, owner, account, region } = station.owned;
  const groups = item.groups.map(({ groupId }) => groupId).sort();
  const hasPublic =
    item.association !== undefined || item.privateIpAddresses.some(({ association }) => association !== undefined);
  const own = [...member.state, ...member.inward].map(gateKey);
  // Which family is asked depends on the other end: both addresses must be alike.
  const other = addressIn(station, station.ip.family === 4 ? 6 : 4);
  const atoms = [station.ip, ...(other === undefined ? [] : [other])].map(
    ({ family, value }) => `${String(family)}:${String(atomOf(world, value))}`,
  );
  const { vpcId, subnetId, status } = item;
  const place = [account, region, vpcId, subnetId, member.zone, member.label];
  return [...place, groups, hasPublic, status, owner.class, atoms, own, member.isAddress === true].join("|");
}

function gateKey(gate: OwnGate): string {
  switch (gate.kind) {
    case "task":
      return gate.task.item.lastStatus ?? "";
    case "published":
    case "registered":
    case "listeners":
      return formatTraffic(gate.ports);
    case "instance":
      return gate.state;
  }
}
