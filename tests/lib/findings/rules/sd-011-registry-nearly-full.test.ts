import { registryNearlyFull } from "#lib/findings/rules/sd-011-registry-nearly-full.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ScalableTarget } from "#lib/model/resources/scalable-target.ts";
import { connectedDeployment, offeredApi } from "#tests/support/connected-pair.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { scalableTarget } from "#tests/support/scaling-records.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const registry = {
  serviceRegistries: [{ registryArn: "arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-1" }],
};
const given = (
  desiredCount: number,
  service: Partial<EcsService> = registry,
  target?: Partial<ScalableTarget>,
): ScopeContents => ({
  areas: {
    scalableTargets: target === undefined ? [] : [scalableTarget(target)],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService({ desiredCount, runningCount: desiredCount, ...service })],
  },
});

testRule(registryNearlyFull, {
  fails: [
    {
      title: "nine hundred of a thousand",
      given: given(900),
      findings: [
        {
          subjectId: "shop/web",
          severity: "low",
          values: { desired: 900, quota: 1000, registry: "service discovery" },
        },
      ],
    },
    {
      title: "Service Connect has the same limit",
      given: given(950, { deployments: connectedDeployment({ services: offeredApi }) }),
      findings: [{ values: { registry: "Service Connect" } }],
    },
    {
      title: "Auto Scaling may take it there",
      given: given(20, registry, { maxCapacity: 900 }),
      findings: [{ subjectId: "shop/web", severity: "low", says: "scaledOut", values: { desired: 20, most: 900 } }],
    },
    {
      title: "nine hundred are near whether or not it was read how far Auto Scaling may go",
      given: { ...given(900), incomplete: ["scalableTargets"] },
      findings: [{ says: "near" }],
    },
  ],
  passes: [
    { title: "Auto Scaling stops one short of it", given: given(20, registry, { maxCapacity: 899 }) },
    {
      title: "Auto Scaling is suspended, policies and schedules alike",
      given: given(20, registry, {
        maxCapacity: 1000,
        suspendedState: {
          dynamicScalingInSuspended: false,
          dynamicScalingOutSuspended: true,
          scheduledScalingSuspended: true,
        },
      }),
    },
    { title: "one less is not near", given: given(899) },
    { title: "a service that registers nowhere has no such limit", given: given(2000, {}) },
    { title: "nor has one that is a client only", given: given(2000, { deployments: connectedDeployment() }) },
  ],
  unknown: [{ title: "services nobody asked for", given: { areas: {}, notAsked: ["ecsServices"] } }],
});
