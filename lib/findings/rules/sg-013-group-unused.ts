import { idleGroups, isForContainers } from "../idle-groups.ts";
import { idleGroupsFinding, idleGroupsByVpc, idleNeeds } from "../idle-groups-finding.ts";
import { defineRule } from "../rule.ts";

/** SG-013: security groups that nothing carries and nothing names; one finding a VPC. */
export const groupUnused = defineRule({
  id: "SG-013",
  slug: "group-unused",
  severity: "info",
  level: "regional",
  needs: idleNeeds,
  text: {
    title: "Security groups that nothing carries",
    why: "A group that nothing carries filters nothing. It counts against the quota, and hides the ones that matter.",
    fix: "Delete the groups that are not needed again.",
    limits: "Launch templates, and functions that are not running, may still name a group: they are not seen.",
    says: { idle: "Nothing carries {count|security group|security groups} of {vpc}" },
    figures: { idle: "Groups: {names}." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"],
  subjects: ({ scope, topology, items }) =>
    idleGroupsByVpc(
      items.vpcs,
      idleGroups(topology, scope, items.securityGroups).filter((group) => !isForContainers(group)),
    ),
  check: (subject, { scope }) => idleGroupsFinding(subject, scope),
});
