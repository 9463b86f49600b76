import type { Topology } from "#lib/graph/topology.ts";
import { groupName } from "./entity-rules.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";

/** Who uses a security group, and which rules of other groups speak of it. */
export type GroupUsers = {
  /** The service, load balancer, instance … whose interfaces have the group; an interface nobody owns stands for itself. */
  readonly users: readonly { readonly urn: Urn; readonly interfaces: number }[];
  readonly namedBy: readonly {
    readonly group: Urn;
    readonly name?: string;
    readonly ruleId?: string;
    readonly direction: "inbound" | "outbound";
  }[];
};

/** The users of a security group; those with most interfaces first. */
export function groupUsers(topology: Topology, urn: Urn): GroupUsers {
  const group = parseUrn(urn);
  if (group?.kind !== "security-group") return { users: [], namedBy: [] };
  const counts = new Map<Urn, number>();
  for (const { item, owner, urn: eni, region } of topology.interfaces.values()) {
    if (region !== group.region || !item.groups.some(({ groupId }) => groupId === group.id)) continue;
    const user = userOf(topology, owner.urn) ?? eni;
    counts.set(user, (counts.get(user) ?? 0) + 1);
  }
  const users = [...counts].map(([user, interfaces]) => ({ urn: user, interfaces }));
  return {
    users: users.sort((a, b) => b.interfaces - a.interfaces || (a.urn < b.urn ? -1 : 1)),
    namedBy: rulesNaming(topology, urn),
  };
}

/** A task's service, where it has one. */
function userOf({ tasks }: Topology, owner: Urn | undefined): Urn | undefined {
  return owner === undefined ? undefined : (tasks.get(owner)?.serviceUrn ?? owner);
}

function rulesNaming(topology: Topology, urn: Urn): GroupUsers["namedBy"] {
  return [...topology.securityGroupRules].flatMap(([group, rules]) => {
    const place = parseUrn(group);
    const name = groupName(topology, group);
    return rules.flatMap(({ referencedGroupInfo: other, isEgress, securityGroupRuleId: ruleId }) => {
      if (other === undefined || place === undefined) return [];
      const account = other.userId ?? place.account;
      if (urnOf({ account, region: place.region }, "security-group", other.groupId) !== urn) return [];
      return [
        {
          group,
          ...(name !== undefined && { name }),
          ...(ruleId !== undefined && { ruleId }),
          direction: isEgress ? ("outbound" as const) : ("inbound" as const),
        },
      ];
    });
  });
}
