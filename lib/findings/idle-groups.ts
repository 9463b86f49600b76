import type { Topology } from "#lib/graph/topology.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import type { Scope } from "#lib/model/scope.ts";
import { configuredGroups, membersOfGroups } from "./group-members.ts";
import { inScope } from "./in-scope.ts";

/** The groups nothing carries, no service, load balancer or endpoint is configured with, and no other group names. Default groups are AWS's. */
export function idleGroups(
  topology: Topology,
  scope: Pick<Scope, "account" | "region">,
  groups: readonly SecurityGroup[],
): readonly SecurityGroup[] {
  const members = membersOfGroups(topology, scope);
  const configured = configuredGroups(topology, scope);
  const named = new Set<string>();
  for (const rules of topology.securityGroupRules.values()) {
    for (const { groupId, referencedGroupInfo } of rules) {
      if (referencedGroupInfo !== undefined && referencedGroupInfo.groupId !== groupId)
        named.add(referencedGroupInfo.groupId);
    }
  }
  const own = new Set(inScope(topology.vpcs, scope).map(({ item }) => item.vpcId));
  return groups.filter(
    ({ groupId, groupName, vpcId }) =>
      groupName !== "default" &&
      own.has(vpcId ?? "") &&
      !members.has(groupId) &&
      !configured.has(groupId) &&
      !named.has(groupId),
  );
}

/** Whether a group was made for containers, by its name or tags. */
export function isForContainers({ groupName = "", description = "", tags }: SecurityGroup): boolean {
  const words = [groupName, description, ...tags.flatMap(({ key, value }) => [key, value])];
  return words.some((text) =>
    /\b(ecs|eks|fargate|container|containers|docker|kubernetes|k8s|pods?)\b/i.test(text.replaceAll(/[_-]/g, " ")),
  );
}
