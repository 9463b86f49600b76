import type { NetworkAcl } from "#lib/model/resources/network-acl.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { urnOf } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** The network ACLs of a VPC that no subnet has. */
type Subject = { readonly vpcId: string; readonly idle: readonly NetworkAcl[] };

/** NACL-003: network ACLs that no subnet has; one finding a VPC. */
export const networkAclWithoutSubnet = defineRule({
  id: "NACL-003",
  slug: "network-acl-without-subnet",
  severity: "info",
  level: "regional",
  needs: ["networkAcls", "vpcs"],
  text: {
    title: "Network ACLs that no subnet has",
    why: "A network ACL without subnets filters nothing. Whoever reads the list takes it for a rule that holds, or edits the wrong one.",
    fix: "Associate it with the subnets it was made for, or delete it.",
    limits: "The default network ACL is left out: it waits for subnets that have no other.",
    says: {
      idle: "{count|network ACL|network ACLs} of {vpc} {count?filters|filter} nothing: no subnet has {count?it|them}",
    },
    figures: { idle: "Without subnets: {names}." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/nacl-tasks.html"],
  subjects: ({ items }) => {
    const idle = groupBy(
      items.networkAcls.filter(({ isDefault, associations }) => isDefault !== true && associations.length === 0),
      ({ vpcId }) => vpcId,
    );
    return items.vpcs.map(({ vpcId }): Subject => ({ vpcId, idle: idle.get(vpcId) ?? [] }));
  },
  check: ({ vpcId, idle }, { scope }) => {
    if (idle.length === 0) return [];
    const ids = idle.map(({ networkAclId }) => networkAclId);
    return [
      {
        ...subjectOf(urnOf(scope, "vpc", vpcId)),
        says: "idle",
        confidence: "confirmed",
        values: { vpc: vpcId, count: ids.length, names: listed(ids, 10) },
        affected: [],
        because: ids
          .slice(0, 8)
          .map((id) => fact(urnOf(scope, "network-acl", id), "networkAcls", `${id}: associations = 0`)),
        cli: ids.map((id) => awsCommand(scope.region, "ec2 delete-network-acl", { "network-acl-id": id })).join("\n"),
        about: ids.map((id) => urnOf(scope, "network-acl", id)),
      },
    ];
  },
});
