import { urnOf, type Urn } from "#lib/model/urn.ts";
import type { PlacedScope } from "../placed-scope.ts";
import type { GroupRule, Topology } from "../topology.ts";
import type { EdgeDrafts } from "./edge-draft.ts";

/** What security group rules let in from, or out to, other groups and prefix lists: from who sends to who receives. */
export function* securityGroupEdges({ placed, securityGroupRules }: Topology): EdgeDrafts {
  for (const { scoped, byId } of placed) {
    for (const { urn } of byId.securityGroups.values()) {
      for (const rule of securityGroupRules.get(urn) ?? []) {
        const other = otherEnd(rule, scoped);
        if (other === undefined) continue;
        const [from, to] = rule.isEgress ? [urn, other] : [other, urn];
        yield { kind: "allows", from, to, label: portText(rule) };
      }
    }
  }
}

function otherEnd(
  { referencedGroupInfo: group, prefixListId }: GroupRule,
  { scope }: PlacedScope["scoped"],
): Urn | undefined {
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
