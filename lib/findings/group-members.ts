import type { OwnedInterface, Topology } from "#lib/graph/topology.ts";
import type { Scope } from "#lib/model/scope.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { inScope } from "./in-scope.ts";

/** The interfaces that carry a security group, of any kind. */
export type GroupMembers = ReadonlyMap<string, readonly OwnedInterface[]>;

// A memo, not state: several rules ask who carries which group; it goes when the topology goes.
const known = new WeakMap<Topology, Map<string, GroupMembers>>();

/** Who carries each security group of a scope, by the group's id. Groups without members are absent. */
export function membersOfGroups(topology: Topology, scope: Pick<Scope, "account" | "region">): GroupMembers {
  const byScope = known.get(topology) ?? new Map<string, GroupMembers>();
  known.set(topology, byScope);
  const key = `${scope.account}/${scope.region}`;
  const members = byScope.get(key) ?? index(topology, scope);
  byScope.set(key, members);
  return members;
}

function index(topology: Topology, scope: Pick<Scope, "account" | "region">): GroupMembers {
  const found = new Map<string, OwnedInterface[]>();
  for (const owned of inScope(topology.interfaces, scope)) {
    for (const { groupId } of owned.item.groups) {
      const list = found.get(groupId);
      if (list === undefined) found.set(groupId, [owned]);
      else list.push(owned);
    }
  }
  return found;
}

/** The groups that services, load balancers and endpoints are configured with: one that has no interface today has one tomorrow. */
export function configuredGroups(topology: Topology, scope: Pick<Scope, "account" | "region">): ReadonlySet<string> {
  const services = inScope(topology.services, scope).flatMap(({ item }) => [
    ...(item.awsvpcConfiguration?.securityGroups ?? []),
    ...item.deployments.flatMap(({ awsvpcConfiguration }) => awsvpcConfiguration?.securityGroups ?? []),
    ...item.taskSets.flatMap(({ awsvpcConfiguration }) => awsvpcConfiguration?.securityGroups ?? []),
  ]);
  const balancers = inScope(topology.loadBalancers, scope).flatMap(({ item }) => item.securityGroups);
  return new Set([...services, ...balancers]);
}

/** The URN of a group of a scope. */
export function groupUrn(scope: Pick<Scope, "account" | "region">, groupId: string): Urn {
  return urnOf(scope, "security-group", groupId);
}
