import { idleGroups, isForContainers } from "../idle-groups.ts";
import { idleGroupsFinding, idleGroupsByVpc, idleNeeds } from "../idle-groups-finding.ts";
import { defineRule } from "../rule.ts";

/** SG-011: security groups that were made for containers, and that nothing carries; one finding a VPC. */
export const containerGroupUnused = defineRule({
  id: "SG-011",
  slug: "container-group-unused",
  severity: "info",
  level: "regional",
  needs: idleNeeds,
  text: {
    title: "Security groups of containers that nothing carries",
    why: "A service that was deleted leaves its security group behind. It counts against the quota, and the next service that is given it opens ports nobody remembers.",
    fix: "Delete the groups that no service will use again.",
    limits:
      "That a group was made for containers is guessed from its name, description and tags. Launch templates and functions that are not running are not seen.",
    says: { idle: "Nothing carries {count|security group|security groups} of containers in {vpc}" },
    figures: { idle: "Groups: {names}." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"],
  subjects: ({ scope, topology, items }) =>
    idleGroupsByVpc(items.vpcs, idleGroups(topology, scope, items.securityGroups).filter(isForContainers)),
  check: (subject, { scope }) => idleGroupsFinding(subject, scope),
});
