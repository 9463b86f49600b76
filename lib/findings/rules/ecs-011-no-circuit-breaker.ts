import { clustersInScope } from "../clusters.ts";
import { deploymentRoom } from "#lib/analysis/capacity/deployment-room.ts";
import { fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** ECS-011: rolling deployments go on for ever when their tasks do not start. */
export const noCircuitBreaker = defineRule({
  id: "ECS-011",
  slug: "no-circuit-breaker",
  severity: "low",
  level: "regional",
  needs: ["ecsServices"],
  text: {
    title: "Rolling deployment without a circuit breaker",
    why: "Without a circuit breaker ECS starts the tasks of a broken revision again and again, and never says that the deployment failed.",
    fix: "Enable the deployment circuit breaker with rollback.",
    limits: "CloudWatch alarms that stop a deployment are not read.",
    says: {
      off: "{services|service|services} of cluster {cluster} would try a broken deployment for ever: the circuit breaker is off",
    },
    figures: { off: "Without a circuit breaker: {table}." },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html"],
  subjects: ({ scope, topology }) => clustersInScope(topology, scope).filter(({ services }) => services.length > 0),
  check: (cluster, { scope }) => {
    const rolling = cluster.services.filter(
      ({ item }) => isWanted(item) && item.schedulingStrategy !== "DAEMON" && deploymentRoom(item) !== undefined,
    );
    const off = rolling.filter(({ item }) => item.circuitBreakerEnabled === false);
    const [first] = off;
    if (first === undefined) {
      const untold = rolling.filter(({ item }) => item.circuitBreakerEnabled === undefined);
      return untold.length === 0
        ? []
        : {
            unknown: `Whether ${listed(untold.map(({ item }) => item.serviceName))} have a circuit breaker was not told.`,
          };
    }
    return [
      {
        ...subjectOf(cluster.urn),
        says: "off",
        confidence: "confirmed",
        values: {
          cluster: cluster.name,
          services: off.length,
          table: listed(
            off.map(({ item }) => item.serviceName),
            10,
          ),
        },
        affected: off.map(({ urn }) => urn),
        because: off.slice(0, 20).map(({ urn }) => fact(urn, "ecsServices", "deploymentCircuitBreaker.enable = false")),
        cli: awsCommand(scope.region, "ecs update-service", {
          cluster: cluster.clusterArn,
          service: first.item.serviceArn,
          "deployment-configuration": "deploymentCircuitBreaker={enable=true,rollback=true}",
        }),
        about: [cluster.urn],
      },
    ];
  },
});
