import type { ServicePlace, TargetGroupPlace } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inState, isQuiet, reasonHistogram, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { defineRule, type Saying } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** The rules whose findings explain why a group has no healthy target. */
const causes = [
  "SG-001",
  "SG-002",
  "SG-003",
  "NACL-001",
  "TG-001",
  "TG-003",
  "TG-004",
  "TG-005",
  "TG-006",
  "TG-007",
  "TG-008",
  "TG-009",
  "LB-001",
  "LB-003",
  "LB-006",
  "SG-005",
  "ROUTE-001",
  "ROUTE-002",
  "ROUTE-005",
  "ROUTE-006",
  "ROUTE-007",
  "ROUTE-008",
  "ROUTE-010",
  "ROUTE-011",
  "ENI-001",
  "ENI-002",
  "IPAM-001",
  "PORT-001",
  "PORT-002",
];

/** TG-002: a rule sends requests to a target group in which no target is healthy. */
export const noHealthyTarget = defineRule({
  id: "TG-002",
  slug: "no-healthy-target",
  severity: "critical",
  level: "regional",
  needs: ["targetGroups", "targetHealth", "loadBalancers", "listeners", "listenerRules", "ecsServices"],
  partialIsFine: ["listeners", "listenerRules"],
  symptomOf: causes,
  text: {
    title: "No healthy target behind a live listener rule",
    why: "Requests that match the rule have nowhere good to go. With no target at all an Application Load Balancer answers 503; with unhealthy ones only, it and a Network Load Balancer send traffic to all of them.",
    fix: "Mend what keeps the targets from being healthy: the cause named with this finding, or else the reason codes.",
    limits: "Health is what the load balancer's own checks said when they were read.",
    says: {
      empty: "{loadBalancer} answers 503 for {targetGroup}: no target is registered",
      emptyNetwork: "{loadBalancer} refuses connections for {targetGroup}: no target is registered",
      failOpen:
        "{loadBalancer} sends requests for {targetGroup} to unhealthy targets: none of {targets|target|targets} is healthy",
      unused:
        "{loadBalancer} has nobody to send requests for {targetGroup} to: none of {targets|target|targets} is in use",
      standby: "No target of {targetGroup}, which stands by, is healthy",
    },
    figures: {
      empty: "Forwarded to by {rules}. Services: {services}.",
      emptyNetwork: "Forwarded to by {rules}. Services: {services}.",
      failOpen: "Forwarded to by {rules}. Reasons: {reasons}. Services: {services}.",
      unused: "Forwarded to by {rules}. Reasons: {reasons}. Services: {services}.",
      standby: "Targets: {targets}. Reasons: {reasons}. Services: {services}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
  ],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope)
      .filter(({ forwardedBy, item }) => forwardedBy.length > 0 && item.targetType !== "lambda")
      .map((group) => ({ group, services: servicesOf(group, topology) })),
  check: ({ group, services }, { now }) => {
    const unread = unreadHealth(group);
    if (unread !== undefined) return { unknown: unread };
    const isGood = group.targets.some(
      ({ target: { state } }) => state === "healthy" || state === "initial" || state === "unavailable",
    );
    if (isGood || isQuiet(group, services, now)) return [];
    const live = liveForwards(group, services);
    const isStandby = live.length === 0;
    // An empty group that stands by is how blue/green is meant to look between deployments.
    if (isStandby && group.targets.length === 0) return [];
    const reasons = reasonHistogram(group.targets);
    const balancers = distinct(live.map(({ loadBalancer }) => loadBalancer));
    const suffering: readonly Urn[] = [group.urn, ...services.map(({ urn }) => urn)];
    return [
      {
        ...subjectOf(group.urn),
        ...verdictOf(group, live),
        values: {
          targetGroup: group.item.targetGroupName,
          loadBalancer: listed(balancers.map(({ item }) => item.loadBalancerName)),
          targets: group.targets.length,
          rules: listed(
            live.map(
              ({ listener, rule }) =>
                `${listener.item.protocol ?? "?"}:${listener.item.port ?? "?"} ${rule.item.priority}`,
            ),
          ),
          reasons: reasons.length === 0 ? "—" : listed(reasons),
          services: services.length === 0 ? "—" : listed(services.map(({ item }) => item.serviceName)),
        },
        affected: isStandby ? [group.urn] : [...suffering, ...balancers.map(({ urn }) => urn)],
        because: [
          fact(
            group.urn,
            "targetHealth",
            `${group.item.targetGroupName}: healthy = 0 / ${group.targets.length} (${reasons.join(", ") || "—"})`,
          ),
          ...live.map(({ listener, rule }) =>
            fact(
              listener.urn,
              "listenerRules",
              `${listener.item.protocol ?? "?"}:${listener.item.port ?? "?"} ${rule.item.priority} → ${group.item.targetGroupName}`,
            ),
          ),
        ],
        about: suffering,
      },
    ];
  },
});

type Forward = TargetGroupPlace["forwardedBy"][number];

function verdictOf(
  group: TargetGroupPlace,
  live: readonly Forward[],
): Pick<Saying<"empty" | "emptyNetwork" | "failOpen" | "unused" | "standby">, "says" | "severity" | "confidence"> {
  if (live.length === 0) return { says: "standby", severity: "info", confidence: "confirmed" };
  return { says: liveVerdict(group, live), severity: "critical", confidence: "confirmed" };
}

function liveVerdict(
  group: TargetGroupPlace,
  live: readonly Forward[],
): "empty" | "emptyNetwork" | "failOpen" | "unused" {
  const unused = inState(group, "unused").length;
  if (group.targets.length > inState(group, "draining").length + unused) return "failOpen";
  if (unused > 0) return "unused";
  const isNetwork = live.some(({ loadBalancer }) => loadBalancer.item.type !== "application");
  return isNetwork ? "emptyNetwork" : "empty";
}

/** The rules that send it users' requests now: not those with weight 0, of a test listener, or of a group that stands by. */
function liveForwards({ item, forwardedBy }: TargetGroupPlace, services: readonly ServicePlace[]): readonly Forward[] {
  const ties = services.flatMap((service) => service.item.loadBalancers);
  const testRules = new Set(ties.map(({ testListenerRule }) => testListenerRule));
  const weighted = forwardedBy.filter(({ weight, rule }) => weight > 0 && !testRules.has(rule.item.ruleArn));
  const isBlueGreen = services.some((service) => service.item.deploymentController === "CODE_DEPLOY");
  const serves = services.some((service) =>
    service.item.taskSets.some(
      (set) =>
        set.status === "PRIMARY" &&
        set.loadBalancers.some(({ targetGroupArn }) => targetGroupArn === item.targetGroupArn),
    ),
  );
  return isBlueGreen && !serves ? [] : weighted;
}
