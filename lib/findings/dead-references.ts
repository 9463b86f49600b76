import { ruleTraffic } from "#lib/analysis/reach/read-rules.ts";
import type { GroupRule, Topology } from "#lib/graph/topology.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import { isEmpty, subtract, union } from "#lib/net/range-set.ts";
import { noTraffic, type Traffic } from "#lib/net/traffic.ts";
import { groupUrn, isUsedGroup } from "./group-members.ts";
import { oncePerScope } from "./once-per.ts";

/** Why a reference to a group admits nobody: its group or peering is gone, or nothing carries it. */
export type DeadReference = { readonly rule: GroupRule; readonly groupId: string; readonly why: "gone" | "unused" };

/** What is known of the groups that rules may name. */
type KnownGroups = {
  readonly account: string;
  /** The groups that are listed, and those that something carries or is configured with. */
  readonly listed: ReadonlySet<string>;
  readonly isUsed: (groupId: string) => boolean;
};

/** The rules of each group of a scope whose reference admits nobody, by the group's URN; groups without any are absent. */
export const deadReferencesIn = oncePerScope((topology, scope): ReadonlyMap<Urn, readonly DeadReference[]> => {
  const scoped = topology.scopes.get(scopeKey(scope));
  const all = scoped === undefined ? [] : itemsOf(scoped, "securityGroups");
  const groups: KnownGroups = {
    account: scope.account,
    listed: new Set(all.map(({ groupId }) => groupId)),
    isUsed: (groupId) => isUsedGroup(topology, scope, groupId),
  };
  const found = new Map<Urn, readonly DeadReference[]>();
  for (const { groupId } of all) {
    const urn = groupUrn(scope, groupId);
    const dead = deadReferences(topology.securityGroupRules.get(urn) ?? [], groups);
    if (dead.length > 0) found.set(urn, dead);
  }
  return found;
});

/** References to other accounts' groups and over living peerings are left aside. */
function deadReferences(rules: readonly GroupRule[], groups: KnownGroups): readonly DeadReference[] {
  const dead: DeadReference[] = [];
  for (const rule of rules) {
    const { referencedGroupInfo: reference } = rule;
    const why = reference === undefined ? undefined : whyDead(reference, groups);
    if (reference !== undefined && why !== undefined) dead.push({ rule, groupId: reference.groupId, why });
  }
  return dead;
}

const over = new Set<string | undefined>(["deleted", "deleting", "expired", "failed", "rejected"]);

function whyDead(reference: NonNullable<GroupRule["referencedGroupInfo"]>, groups: KnownGroups) {
  const { groupId, userId, vpcPeeringConnectionId, peeringStatus } = reference;
  if (over.has(peeringStatus)) return "gone";
  if (vpcPeeringConnectionId !== undefined || (userId !== undefined && userId !== groups.account)) return undefined;
  if (!groups.listed.has(groupId)) return "gone";
  return groups.isUsed(groupId) ? undefined : "unused";
}

/**
 * The references of a group's rules of which nobody can say whether anything carries what they name: to groups of accounts that
 * were not surveyed, and over a living peering to groups that are not listed here.
 */
export function unseenReferences(topology: Topology, scope: Scope, rules: readonly GroupRule[]) {
  const isListed = (account: string, id: string) =>
    [...topology.scopes.values()].some(
      (one) =>
        one.scope.account === account &&
        one.scope.region === scope.region &&
        itemsOf(one, "securityGroups").some(({ groupId }) => groupId === id),
    );
  return rules.flatMap((rule) => {
    const { groupId, userId = scope.account, vpcPeeringConnectionId, peeringStatus } = rule.referencedGroupInfo ?? {};
    const isBeyond = userId !== scope.account || vpcPeeringConnectionId !== undefined;
    if (groupId === undefined || !isBeyond || over.has(peeringStatus) || isListed(userId, groupId)) return [];
    return [{ rule, groupId, account: userId }];
  });
}

/** What only dead references would let through, each way: nothing else of the group's rules speaks of it. */
export function resting<Reference extends { readonly rule: GroupRule }>(
  rules: readonly GroupRule[],
  dead: readonly Reference[],
): readonly Reference[] {
  if (dead.length === 0) return [];
  const isDead = new Set(dead.map(({ rule }) => rule));
  const living = (isEgress: boolean) =>
    rules
      .filter((rule) => !isDead.has(rule) && rule.isEgress === isEgress)
      .reduce<Traffic>((sum, rule) => union(sum, ruleTraffic(rule)), noTraffic);
  const open = { ingress: living(false), egress: living(true) };
  return dead.filter(({ rule }) => !isEmpty(subtract(ruleTraffic(rule), rule.isEgress ? open.egress : open.ingress)));
}
