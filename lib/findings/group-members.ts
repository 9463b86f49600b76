import type { InterfaceStand } from "#lib/graph/interface-stand.ts";
import type { OwnedInterface, Topology } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope, type ScopeOf } from "./once-per.ts";

/** The interfaces that carry a security group, of any kind. */
export type GroupMembers = ReadonlyMap<string, readonly OwnedInterface[]>;

/** Who carries each security group of a scope, by the group's id. Groups without members are absent. */
export const membersOfGroups = oncePerScope((topology, scope): GroupMembers => {
  const found = new Map<string, OwnedInterface[]>();
  const listsOf = new Map<InterfaceStand, readonly OwnedInterface[][]>();
  for (const owned of inScope(topology.interfaces, scope)) {
    let lists = listsOf.get(owned.stand);
    // Interfaces that stand alike carry the same groups: those are looked up once for all.
    if (lists === undefined)
      listsOf.set(owned.stand, (lists = owned.item.groups.map(({ groupId }) => listOf(groupId, found))));
    // By number: of tens of thousands of interfaces most carry one group.
    for (let at = 0; at < lists.length; at += 1) lists[at]?.push(owned);
  }
  return found;
});

function listOf(groupId: string, lists: Map<string, OwnedInterface[]>): OwnedInterface[] {
  const list = lists.get(groupId) ?? [];
  lists.set(groupId, list);
  return list;
}

/** The groups that services, load balancers and endpoints are configured with: one that has no interface today has one tomorrow. */
export const configuredGroups = oncePerScope((topology, scope): ReadonlySet<string> => {
  const services = inScope(topology.services, scope).flatMap(({ item }) => [
    ...(item.awsvpcConfiguration?.securityGroups ?? []),
    ...item.deployments.flatMap(({ awsvpcConfiguration }) => awsvpcConfiguration?.securityGroups ?? []),
    ...item.taskSets.flatMap(({ awsvpcConfiguration }) => awsvpcConfiguration?.securityGroups ?? []),
  ]);
  const balancers = inScope(topology.loadBalancers, scope).flatMap(({ item }) => item.securityGroups);
  return new Set([...services, ...balancers]);
});

/** Whether something carries a group, or is configured with it. */
export function isUsedGroup(topology: Topology, scope: ScopeOf, groupId: string): boolean {
  return membersOfGroups(topology, scope).has(groupId) || configuredGroups(topology, scope).has(groupId);
}

/** The URN of a group of a scope. */
export function groupUrn(scope: ScopeOf, groupId: string): Urn {
  return urnOf(scope, "security-group", groupId);
}
