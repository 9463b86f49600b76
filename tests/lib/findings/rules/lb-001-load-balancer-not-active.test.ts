import { loadBalancerNotActive } from "#lib/findings/rules/lb-001-load-balancer-not-active.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (overrides: Partial<LoadBalancer> = {}): ScopeContents => ({
  areas: { loadBalancers: [loadBalancer(overrides)] },
});

testRule(loadBalancerNotActive, {
  fails: [
    {
      title: "one that failed answers nobody",
      given: given({ stateCode: "failed", stateReason: "Not enough free addresses in subnet-1" }),
      findings: [
        {
          subjectId: "app/front/1",
          says: "failed",
          severity: "critical",
          confidence: "confirmed",
          values: { state: "failed", reason: "Not enough free addresses in subnet-1" },
        },
      ],
    },
    {
      title: "one that is impaired cannot grow",
      given: given({ stateCode: "active_impaired" }),
      findings: [{ says: "impaired", severity: "critical" }],
    },
    {
      title: "one that has been provisioning for twenty minutes is stuck",
      given: given({ stateCode: "provisioning", createdTime: "2026-11-21T11:40:00.000Z" }),
      findings: [{ says: "slow", severity: "high", values: { minutes: 20 } }],
    },
  ],
  passes: [
    { title: "an active one", given: given() },
    {
      title: "one that was created ten minutes ago is still coming up",
      given: given({ stateCode: "provisioning", createdTime: "2026-11-21T11:50:00.000Z" }),
    },
    {
      title: "nor has one taken too long that does not tell when it was created",
      given: given({ stateCode: "provisioning", createdTime: undefined }),
    },
    {
      title: "fifteen minutes are the time it may take",
      given: given({ stateCode: "provisioning", createdTime: "2026-11-21T11:45:00.000Z" }),
    },
  ],
  unknown: [
    {
      title: "load balancers that were not read mute it",
      given: { areas: {}, incomplete: ["loadBalancers"] },
      because: "loadBalancers",
    },
    {
      title: "a load balancer that does not tell its state",
      given: given({ stateCode: undefined }),
      because: "was not told",
    },
  ],
});
