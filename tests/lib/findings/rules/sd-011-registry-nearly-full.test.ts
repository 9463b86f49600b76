import { registryNearlyFull } from "#lib/findings/rules/sd-011-registry-nearly-full.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { connectedDeployment, offeredApi } from "#tests/support/connected-pair.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const registry = {
  serviceRegistries: [{ registryArn: "arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-1" }],
};
const given = (desiredCount: number, service: Partial<EcsService> = registry): ScopeContents => ({
  areas: {
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
        { subjectId: "shop/web", severity: "low", values: { desired: 900, quota: 1000, by: "service discovery" } },
      ],
    },
    {
      title: "Service Connect has the same limit",
      given: given(950, { deployments: connectedDeployment({ services: offeredApi }) }),
      findings: [{ values: { by: "Service Connect" } }],
    },
  ],
  passes: [
    { title: "one less is not near", given: given(899) },
    { title: "a service that registers nowhere has no such limit", given: given(2000, {}) },
    { title: "nor has one that is a client only", given: given(2000, { deployments: connectedDeployment() }) },
  ],
  unknown: [{ title: "services nobody asked for", given: { areas: {}, notAsked: ["ecsServices"] } }],
});
