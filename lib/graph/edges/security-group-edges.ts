import { urnOf, type Urn } from "#lib/model/urn.ts";
import type { Scope } from "#lib/model/scope.ts";
import type { Numbers } from "../numbers.ts";
import type { GroupRule, Topology } from "../topology.ts";
import type { Pen } from "./edge-pen.ts";

/** What security group rules let in from, or out to, other groups and prefix lists: from who sends to who receives. */
export function securityGroupEdges({ scopes }: Numbers, pen: Pen, { securityGroupRules }: Topology): void {
  const allows = pen("allows");
  for (const { scope, joins } of scopes) {
    for (const { urn } of joins.placed.byId.securityGroups.list) {
      for (const rule of securityGroupRules.get(urn) ?? []) {
        const other = otherEnd(rule, scope);
        if (other === undefined) continue;
        const [from, to] = rule.isEgress ? [urn, other] : [other, urn];
        allows(from, to, portText(rule));
      }
    }
  }
}

function otherEnd({ referencedGroupInfo: group, prefixListId }: GroupRule, scope: Scope): Urn | undefined {
  // A group of a peer VPC may be another account's; peering with another Region cannot be referenced.
  if (group !== undefined) {
    return urnOf({ account: group.userId ?? scope.account, region: scope.region }, "security-group", group.groupId);
  }
  return prefixListId === undefined ? undefined : urnOf(scope, "prefix-list", prefixListId);
}

function portText({ ipProtocol, fromPort, toPort }: GroupRule): string {
  if (ipProtocol === "-1") return "all";
  if (fromPort === undefined || fromPort === -1 || toPort === undefined) return ipProtocol;
  return fromPort === toPort ? `${ipProtocol}/${fromPort}` : `${ipProtocol}/${fromPort}-${toPort}`;
}
