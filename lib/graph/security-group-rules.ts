import { isComplete } from "#lib/model/snapshot.ts";
import type { IpPermission, SecurityGroup } from "#lib/model/resources/security-group.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type { GroupRule } from "./topology.ts";

/**
 * The rules of a scope's security groups, one source each: as ec2:DescribeSecurityGroupRules lists them when that was
 * read to its end, else from the groups' own permissions, then without ids. A group without rules has an empty list.
 */
export function rulesOfGroups({ scoped, byId }: PlacedScope): readonly (readonly [Urn, readonly GroupRule[]])[] {
  if (!isComplete(scoped, "securityGroupRules")) {
    return byId.securityGroups.list.map(({ urn, item }) => [urn, permittedRules(item)]);
  }
  const rules = itemsOf(scoped, "securityGroupRules").toSorted((a, b) =>
    a.securityGroupRuleId < b.securityGroupRuleId ? -1 : 1,
  );
  const rulesByGroup = groupBy<GroupRule, string>(rules, (rule) => rule.groupId);
  const read = byId.securityGroups.list.map(({ urn, item }) => [urn, rulesByGroup.get(item.groupId) ?? []] as const);
  const unread = [...rulesByGroup]
    .filter(([groupId]) => !byId.securityGroups.has(groupId))
    .map(([groupId, ofGroup]) => [urnOf(scoped.scope, "security-group", groupId), ofGroup] as const);
  return [...read, ...unread];
}

function permittedRules(group: SecurityGroup): readonly GroupRule[] {
  return [
    ...group.ipPermissions.flatMap((permission) => expand(permission, group.groupId, false)),
    ...group.ipPermissionsEgress.flatMap((permission) => expand(permission, group.groupId, true)),
  ];
}

function expand(permission: IpPermission, groupId: string, isEgress: boolean): readonly GroupRule[] {
  const { ipProtocol, fromPort, toPort } = permission;
  const rule = {
    groupId,
    isEgress,
    ipProtocol,
    ...(fromPort === undefined ? {} : { fromPort }),
    ...(toPort === undefined ? {} : { toPort }),
  };
  return [
    ...permission.ipRanges.map(({ cidrIp, description }) => ({ ...rule, cidrIpv4: cidrIp, description })),
    ...permission.ipv6Ranges.map(({ cidrIpv6, description }) => ({ ...rule, cidrIpv6, description })),
    ...permission.prefixListIds.map(({ prefixListId, description }) => ({ ...rule, prefixListId, description })),
    ...permission.userIdGroupPairs.map(({ description, ...referencedGroupInfo }) => ({
      ...rule,
      referencedGroupInfo,
      description,
    })),
  ];
}
