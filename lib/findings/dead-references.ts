import { ruleTraffic } from "#lib/analysis/reach/security-group-gate.ts";
import type { GroupRule } from "#lib/graph/topology.ts";
import { isEmpty, subtract, union } from "#lib/net/range-set.ts";
import { noTraffic, type Traffic } from "#lib/net/traffic.ts";

/** Why a reference to a group admits nobody: its group or peering is gone, or nothing carries it. */
export type DeadReference = { readonly rule: GroupRule; readonly groupId: string; readonly why: "gone" | "unused" };

/** What is known of the groups that rules may name. */
export type KnownGroups = {
  readonly account: string;
  /** The groups that are listed, and those that something carries or is configured with. */
  readonly listed: ReadonlySet<string>;
  readonly isUsed: (groupId: string) => boolean;
};

/** The rules of a group whose reference admits nobody; references to other accounts' groups and over living peerings are left aside. */
export function deadReferences(rules: readonly GroupRule[], groups: KnownGroups): readonly DeadReference[] {
  return rules.flatMap((rule): readonly DeadReference[] => {
    const reference = rule.referencedGroupInfo;
    if (reference === undefined) return [];
    const { groupId, userId, vpcPeeringConnectionId, peeringStatus } = reference;
    if (peeringStatus !== undefined && ["deleted", "deleting", "expired", "failed", "rejected"].includes(peeringStatus))
      return [{ rule, groupId, why: "gone" }];
    if (vpcPeeringConnectionId !== undefined || (userId !== undefined && userId !== groups.account)) return [];
    if (!groups.listed.has(groupId)) return [{ rule, groupId, why: "gone" }];
    return groups.isUsed(groupId) ? [] : [{ rule, groupId, why: "unused" }];
  });
}

/** What only dead references would let through, each way: nothing else of the group's rules speaks of it. */
export function resting(rules: readonly GroupRule[], dead: readonly DeadReference[]): readonly DeadReference[] {
  if (dead.length === 0) return [];
  const isDead = new Set(dead.map(({ rule }) => rule));
  const living = (isEgress: boolean) =>
    rules
      .filter((rule) => !isDead.has(rule) && rule.isEgress === isEgress)
      .reduce<Traffic>((sum, rule) => union(sum, ruleTraffic(rule)), noTraffic);
  const open = { ingress: living(false), egress: living(true) };
  return dead.filter(({ rule }) => !isEmpty(subtract(ruleTraffic(rule), rule.isEgress ? open.egress : open.ingress)));
}
