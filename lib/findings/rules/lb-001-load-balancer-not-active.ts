import { groupUrnsBehind } from "../balancer-groups.ts";
import { fact } from "../fact.ts";
import type { Severity } from "../finding.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

const MINUTE_MS = 60_000;
/** How long a load balancer may take to come up. */
const PROVISIONING_MINUTES = 15;

/** LB-001: a load balancer that AWS itself says is not in order. */
export const loadBalancerNotActive = defineRule({
  id: "LB-001",
  slug: "load-balancer-not-active",
  severity: "critical",
  level: "regional",
  needs: ["loadBalancers"],
  text: {
    title: "Load balancer is not active",
    why: "A load balancer that failed to come up answers nobody. One that is impaired still answers, but cannot get the addresses or capacity it needs to grow.",
    fix: "Read the reason AWS gives. Most often its subnets have too few free addresses; make room, or give it other subnets. One that failed has to be created again.",
    limits: "Only what AWS says of the load balancer itself; Classic Load Balancers are not listed.",
    says: {
      failed: "Load balancer {loadBalancer} failed to come up and answers nobody",
      impaired: "Load balancer {loadBalancer} is impaired: it cannot get the resources it needs to scale",
      slow: "Load balancer {loadBalancer} has been provisioning for {minutes|minute|minutes}",
    },
    figures: {
      failed: "State {state}: {reason}.",
      impaired: "State {state}: {reason}.",
      slow: "State {state}: {reason}. Created at {created}.",
    },
  },
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerState.html"],
  subjects: ({ scope, topology }) => inScope(topology.loadBalancers, scope),
  check: (balancer, { now }) => {
    const { stateCode, stateReason, createdTime, loadBalancerName } = balancer.item;
    if (stateCode === undefined) return { unknown: `The state of ${loadBalancerName} was not told.` };
    const minutes = minutesSince(createdTime, now);
    const verdict = verdictOf(stateCode, minutes);
    if (verdict === undefined) return [];
    return [
      {
        ...subjectOf(balancer.urn),
        ...verdict,
        confidence: "confirmed",
        values: {
          loadBalancer: loadBalancerName,
          state: stateCode,
          reason: stateReason ?? "—",
          minutes: Math.floor(minutes ?? 0),
          created: createdTime ?? "—",
        },
        affected: [balancer.urn],
        because: [fact(balancer.urn, "loadBalancers", `State.Code = ${stateCode}; ${stateReason ?? "—"}`)],
        about: [balancer.urn, ...groupUrnsBehind(balancer)],
      },
    ];
  },
});

function verdictOf(
  state: string,
  minutes: number | undefined,
): { readonly says: "failed" | "impaired" | "slow"; readonly severity: Severity } | undefined {
  if (state === "failed") return { says: "failed", severity: "critical" };
  if (state === "active_impaired") return { says: "impaired", severity: "critical" };
  const isSlow = state === "provisioning" && minutes !== undefined && minutes > PROVISIONING_MINUTES;
  return isSlow ? { says: "slow", severity: "high" } : undefined;
}

function minutesSince(at: string | undefined, now: string): number | undefined {
  return at === undefined ? undefined : (Date.parse(now) - Date.parse(at)) / MINUTE_MS;
}
