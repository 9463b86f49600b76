import { deploymentRoom } from "#lib/analysis/capacity/deployment-room.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted, openEvent, type ServiceEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** ECS-003: the two percentages of a rolling deployment let it neither start nor stop a task. */
export const deploymentDeadlock = defineRule({
  id: "ECS-003",
  slug: "deployment-deadlock",
  severity: "medium",
  level: "regional",
  needs: ["ecsServices"],
  text: {
    title: "Deployment percentages let no task start and none stop",
    why: "A rolling deployment starts at most maximumPercent of the desired count, rounded down, and keeps at least minimumHealthyPercent of it, rounded up. With few tasks both can come out at the desired count: then the deployment never begins.",
    fix: "Set maximumPercent to 200, or minimumHealthyPercent to 50 (0 for a single task).",
    limits:
      "Only rolling deployments of REPLICA services are judged: CodeDeploy, external and blue/green ones do not go by these percentages.",
    says: {
      deadlock:
        "A deployment of {service} can start no task and stop none: of {desired} it may run at most {maxTasks} and must keep {minTasks}",
      event:
        "The deployment of {service} stands still because of its percentages: of {desired} tasks it may run at most {maxTasks} and must keep {minTasks}",
    },
    figures: {
      deadlock: "maximumPercent {maximum}, minimumHealthyPercent {minimum}; running {running}.",
      event: "maximumPercent {maximum}, minimumHealthyPercent {minimum}; running {running}. ECS said so at {at}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope).filter(({ item }) => isWanted(item) && item.schedulingStrategy !== "DAEMON"),
  check: (service, { now, scope }) => {
    const { item } = service;
    const room = deploymentRoom(item);
    if (room === undefined) return [];
    const event = openEvent(item, "ECS-003", now);
    const isStuck = room.maxTasks <= item.desiredCount && room.minTasks >= item.desiredCount;
    if (!isStuck && event === undefined) return [];
    const percents = `maximumPercent = ${room.maximumPercent}, minimumHealthyPercent = ${room.minimumHealthyPercent}`;
    return [
      {
        ...subjectOf(service.urn),
        ...verdictOf(event),
        severity: event !== undefined || isDeploying(item) ? "high" : "medium",
        values: {
          service: item.serviceName,
          desired: item.desiredCount,
          running: item.runningCount,
          maxTasks: room.maxTasks,
          minTasks: room.minTasks,
          maximum: room.maximumPercent,
          minimum: room.minimumHealthyPercent,
          at: event?.createdAt ?? "—",
        },
        affected: [service.urn],
        because: [
          fact(service.urn, "ecsServices", `desiredCount = ${item.desiredCount}, ${percents}`),
          ...(event === undefined ? [] : [fact(service.urn, "ecsServices", `${event.createdAt}: ${event.message}`)]),
        ],
        cli: awsCommand(scope.region, "ecs update-service", {
          cluster: item.clusterArn,
          service: item.serviceArn,
          "deployment-configuration": `maximumPercent=200,minimumHealthyPercent=${room.minimumHealthyPercent}`,
        }),
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

function verdictOf(event: ServiceEvent | undefined): Pick<Saying<"deadlock" | "event">, "says" | "confidence"> {
  return event === undefined ? { says: "deadlock", confidence: "likely" } : { says: "event", confidence: "confirmed" };
}

function isDeploying({ deployments }: EcsService): boolean {
  return deployments.length > 1 || deployments.some(({ rolloutState }) => rolloutState === "IN_PROGRESS");
}
