import { fact, listed } from "../fact.ts";
import { unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** TG-011: a target group with addresses outside its VPC. */
export const targetsOutsideTheVpc = defineRule({
  id: "TG-011",
  slug: "targets-outside-the-vpc",
  severity: "info",
  level: "regional",
  needs: ["targetGroups", "targetHealth"],
  text: {
    title: "Target group has targets outside its VPC",
    why: "Such targets are reached over a peering connection, a transit gateway or a private line. That works, and is often meant; but no zone is theirs, and nothing in this VPC tells whether the way there is open.",
    fix: "Nothing, if it is meant. Otherwise deregister them, or register targets of the VPC.",
    limits: "What stands behind the addresses is not seen.",
    says: {
      outside: "{targetGroup} sends traffic to {count|address|addresses} outside its VPC",
    },
    figures: { outside: "{count} of {targets|target|targets} with zone all: {list}." },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-type",
  ],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope).filter(({ item }) => item.targetType === "ip"),
  check: (group) => {
    const unread = unreadHealth(group);
    if (unread !== undefined) return { unknown: unread };
    const outside = group.targets.filter(({ target }) => target.availabilityZone === "all");
    if (outside.length === 0) return [];
    return [
      {
        ...subjectOf(group.urn),
        says: "outside",
        confidence: "confirmed",
        values: {
          targetGroup: group.item.targetGroupName,
          count: outside.length,
          targets: group.targets.length,
          list: listed(outside.map(({ target }) => `${target.id}:${target.port ?? "?"} ${target.state ?? ""}`.trim())),
        },
        affected: [group.urn],
        because: outside
          .slice(0, 5)
          .map(({ urn, target }) => fact(urn, "targetHealth", `${target.id}: AvailabilityZone = all`)),
        about: [group.urn],
      },
    ];
  },
});
