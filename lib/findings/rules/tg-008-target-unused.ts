import type { TargetGroupPlace, TargetPlace } from "#lib/graph/topology.ts";
import { fact, listed } from "../fact.ts";
import { servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { takesTurns } from "../service-ties.ts";
import { subjectOf } from "../subject.ts";

const sentences = {
  "Target.NotInUse": "notInUse",
  "Target.InvalidState": "invalidState",
  "Target.IpUnusable": "unusable",
} as const;

type Reason = keyof typeof sentences;

/** TG-008: targets that a load balancer says it will not use. */
export const targetUnused = defineRule({
  id: "TG-008",
  slug: "target-unused",
  severity: "high",
  level: "regional",
  needs: ["targetGroups", "targetHealth", "loadBalancers", "listeners", "listenerRules", "ecsServices"],
  partialIsFine: ["loadBalancers", "listeners", "listenerRules"],
  symptomOf: ["LB-003"],
  text: {
    title: "Registered target is not used",
    why: "The load balancer knows the target and sends it nothing, without a health check either. It looks registered, and does no work.",
    fix: "Follow the reason. Not in use: forward to the group from a listener rule, or enable the target's zone on the load balancer. Invalid state: start the instance or deregister it. Not usable: the address belongs to a load balancer; register what is behind it.",
    limits: "The load balancer tells one reason for each target; when there are several only that one is known.",
    says: {
      notInUse: "{targetGroup} sends nothing to {count|target|targets} of {services}: {why}",
      invalidState: "{count|target|targets} of {targetGroup} {count?is a stopped instance|are stopped instances}",
      unusable:
        "{count|target|targets} of {targetGroup} {count?is an address of a load balancer|are addresses of load balancers}",
    },
    figures: {
      notInUse: "{count} of {targets|target|targets} unused ({reason}): {list}.",
      invalidState: "{count} of {targets|target|targets} unused ({reason}): {list}.",
      unusable: "{count} of {targets|target|targets} unused ({reason}): {list}.",
    },
  },
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope).map((group) => ({ group, services: servicesOf(group, topology) })),
  check: ({ group, services }) => {
    const unread = unreadHealth(group);
    if (unread !== undefined) return { unknown: unread };
    const isIdle = services.length === 0 || services.every(({ item }) => !isWanted(item)) || services.some(takesTurns);
    // Object.keys loses the key type; the table is the whole truth about its keys.
    const reasons = Object.keys(sentences) as readonly Reason[];
    return reasons.flatMap((reason): readonly Saying<(typeof sentences)[Reason]>[] => {
      const unused = group.targets.filter(({ target }) => target.state === "unused" && target.reason === reason);
      // A group nobody asked for, or one that stands by, is meant to wait.
      if (unused.length === 0 || (reason === "Target.NotInUse" && isIdle)) return [];
      const urns = services.map(({ urn }) => urn);
      return [
        {
          ...subjectOf(group.urn),
          discriminator: reason,
          says: sentences[reason],
          confidence: "confirmed",
          values: {
            targetGroup: group.item.targetGroupName,
            services: listed(services.map(({ item }) => item.serviceName)) || "—",
            count: unused.length,
            targets: group.targets.length,
            reason,
            why: unused[0]?.target.description ?? reason,
            list: listed(unused.map(({ target }) => `${target.id} ${target.availabilityZone ?? ""}`.trim())),
          },
          affected: [group.urn, ...urns],
          because: unused.slice(0, 5).map((one) => factOf(one)),
          about: [group.urn, ...urns, ...balancersOf(group)],
        },
      ];
    });
  },
});

function factOf({ urn, target }: TargetPlace) {
  const { id, port, reason, description } = target;
  return fact(urn, "targetHealth", `${id}:${port ?? "?"}: ${reason ?? "unused"} ${description ?? ""}`.trim());
}

function balancersOf({ forwardedBy }: TargetGroupPlace): readonly string[] {
  return [...new Set(forwardedBy.map(({ loadBalancer }) => loadBalancer.urn))];
}
