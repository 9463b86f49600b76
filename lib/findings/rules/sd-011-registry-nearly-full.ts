import { mostTasks, targetOfService, targetsByResourceId } from "#lib/analysis/capacity/scalable-targets.ts";
import { registriesOf } from "../discovery.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { connectOf } from "../service-connect.ts";
import { subjectOf } from "../subject.ts";

/** How many tasks one Cloud Map service holds, and from how many on it is time to think. */
const QUOTA = 1000;
const NEAR = 900;

/** SD-011: a service nearly as large as its registry can be. */
export const registryNearlyFull = defineRule({
  id: "SD-011",
  slug: "registry-nearly-full",
  severity: "low",
  level: "regional",
  needs: ["ecsServices", "scalableTargets"],
  partialIsFine: ["ecsServices", "scalableTargets"],
  text: {
    title: "Service is nearly as large as its registry can be",
    why: "A Cloud Map service, and with it service discovery and Service Connect, holds 1,000 tasks. ECS does not start more for a service that registers its tasks.",
    fix: "Split the service into several with a registry each, or put a load balancer in front instead.",
    limits:
      "Scaling policies and scheduled actions are not read: how far Auto Scaling may go is known, not whether it will.",
    says: {
      near: "{service} wants {desired} of the {quota} tasks its registry can hold",
      scaledOut: "{service} may be scaled to {most}, and its registry can hold {quota} tasks",
    },
    figures: {
      near: "Desired {desired}, running {running}; quota {quota}. Registered by {registry}.",
      scaledOut:
        "Desired {desired}, running {running}, Auto Scaling's maximum {most}; quota {quota}. Registered by {registry}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html"],
  subjects: ({ scope, topology, items }) => {
    const targets = targetsByResourceId(items.scalableTargets);
    return inScope(topology.services, scope)
      .filter(
        (service) =>
          service.item.status === "ACTIVE" &&
          (registriesOf(service).length > 0 || (connectOf(service)?.services.length ?? 0) > 0),
      )
      .map((service) => ({ service, target: targetOfService(service, targets) }));
  },
  check: ({ service, target }) => {
    const { desiredCount, runningCount, serviceName } = service.item;
    const most = target === undefined ? desiredCount : mostTasks(service.item, target);
    if (most < NEAR) return [];
    const registry = registriesOf(service).length > 0 ? "service discovery" : "Service Connect";
    return [
      {
        ...subjectOf(service.urn),
        says: desiredCount < NEAR ? "scaledOut" : "near",
        confidence: "likely",
        values: { service: serviceName, desired: desiredCount, running: runningCount, most, quota: QUOTA, registry },
        affected: [service.urn],
        because: [
          fact(service.urn, "ecsServices", `desiredCount = ${desiredCount}`),
          ...(most > desiredCount ? [fact(service.urn, "scalableTargets", `maxCapacity = ${most}`)] : []),
        ],
        about: [service.urn],
      },
    ];
  },
});
