import { noCircuitBreaker } from "#lib/findings/rules/ecs-011-no-circuit-breaker.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (...services: readonly Partial<EcsService>[]): ScopeContents => ({
  areas: { ecsClusters: [ecsCluster()], ecsServices: services.map((service) => ecsService(service)) },
});
const off = { circuitBreakerEnabled: false };

testRule(noCircuitBreaker, {
  fails: [
    {
      title: "services of a cluster without one are told together, and low",
      given: given(off, { serviceName: "api", ...off }),
      findings: [
        { subjectId: "shop", severity: "low", confidence: "confirmed", values: { services: 2, table: "api, web" } },
      ],
    },
  ],
  passes: [
    { title: "with one it is well", given: given({}) },
    { title: "CodeDeploy rolls back by itself", given: given({ ...off, deploymentController: "CODE_DEPLOY" }) },
    { title: "a daemon has no deployment to break", given: given({ ...off, schedulingStrategy: "DAEMON" }) },
    { title: "a parked service deploys nothing", given: given({ ...off, desiredCount: 0 }) },
  ],
  unknown: [
    {
      title: "a service that does not tell",
      given: given({ circuitBreakerEnabled: undefined }),
      because: "was not told",
    },
  ],
});
