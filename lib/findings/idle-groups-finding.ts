import type { AreaName } from "#lib/model/areas.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";
import type { Scope } from "#lib/model/scope.ts";
import { urnOf } from "#lib/model/urn.ts";
import { fact, listed } from "./fact.ts";
import { groupUrn } from "./group-members.ts";
import { awsCommand } from "./remedy.ts";
import type { Saying } from "./rule.ts";
import { subjectOf } from "./subject.ts";

/** The areas it takes to say that nothing carries a group. */
export const idleNeeds = [
  "vpcs",
  "securityGroups",
  "securityGroupRules",
  "networkInterfaces",
  "ecsServices",
  "loadBalancers",
] as const satisfies readonly AreaName[];

/** The idle groups of a VPC. */
export type IdleGroups = { readonly vpcId: string; readonly idle: readonly SecurityGroup[] };

/** Every VPC with its idle groups: one finding a VPC, or an old account would be flooded. */
export function idleGroupsByVpc(vpcs: readonly Vpc[], idle: readonly SecurityGroup[]): readonly IdleGroups[] {
  const byVpc = groupBy(idle, ({ vpcId }) => vpcId);
  return vpcs.map(({ vpcId }) => ({ vpcId, idle: byVpc.get(vpcId) ?? [] }));
}

/** What is said of a VPC's idle groups. */
export function idleGroupsFinding({ vpcId, idle }: IdleGroups, scope: Scope): readonly Saying<"idle">[] {
  if (idle.length === 0) return [];
  const names = idle.map(({ groupId, groupName }) => `${groupName ?? "?"} (${groupId})`);
  return [
    {
      ...subjectOf(urnOf(scope, "vpc", vpcId)),
      says: "idle",
      confidence: "likely",
      values: { vpc: vpcId, count: idle.length, names: listed(names, 10) },
      affected: [],
      because: idle
        .slice(0, 8)
        .map(({ groupId, groupName }) =>
          fact(groupUrn(scope, groupId), "securityGroups", `${groupName ?? groupId}: networkInterfaces = 0`),
        ),
      cli: idle
        .slice(0, 20)
        .map(({ groupId }) => awsCommand(scope.region, "ec2 delete-security-group", { "group-id": groupId }))
        .join("\n"),
      about: idle.map(({ groupId }) => groupUrn(scope, groupId)),
    },
  ];
}
