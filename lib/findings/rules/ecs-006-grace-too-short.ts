import type { ServicePlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { fact, listed } from "../fact.ts";
import { inState, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { pointsAt } from "../messages.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

const MINUTE_MS = 60_000;

/** ECS-006: tasks are stopped by the load balancer's health checks before they have had time to start. */
export const graceTooShort = defineRule({
  id: "ECS-006",
  slug: "grace-too-short",
  severity: "medium",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "targetGroups", "targetHealth"],
  partialIsFine: ["ecsTaskDefinitions"],
  text: {
    title: "Tasks are stopped before they have had time to start",
    why: "A load balancer checks a target from its first second. Without a grace period as long as the start takes, ECS stops the task for failing those checks, and starts the next one, which fares no better.",
    fix: "Set healthCheckGracePeriodSeconds to the time a task needs until it answers, and some more.",
    limits:
      "How long a start takes is not told by any API. It is judged only while other targets of the group are healthy: without any, the network or the application may be at fault.",
    says: {
      early:
        "{tasks|task|tasks} of {service} were stopped by health checks at the first chance, within {lifetime} seconds of their start",
    },
    figures: {
      early:
        "Grace period {grace} s; the group takes {window} s to call a target unhealthy. Healthy targets beside them: {healthy}. Stopped: {table}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope).filter(
      ({ item, targetGroupUrns }) => isWanted(item) && targetGroupUrns.length > 0,
    ),
  check: (service, { topology, now, scope }) => {
    const { item } = service;
    const failed = service.stoppedTasks.map((task) => task.item).filter((task) => wasFailed(task, now));
    if (failed.length === 0) return [];
    const groups = groupsOf(service, topology);
    const unread = groups.flatMap((group) => unreadHealth(group) ?? []);
    if (unread.length > 0) return { unknown: unread.join(" ") };
    const healthy = groups.reduce((sum, group) => sum + inState(group, "healthy").length, 0);
    const window = Math.max(0, ...groups.map(unhealthySeconds));
    const grace = item.healthCheckGracePeriodSeconds ?? 0;
    // Stopped within a minute of the first moment at which that was possible.
    const early = failed.filter((task) => lifetimeSeconds(task) <= grace + window + 60);
    if (healthy === 0 || early.length === 0) return [];
    const lifetime = Math.max(...early.map(lifetimeSeconds));
    return [
      {
        ...subjectOf(service.urn),
        says: "early",
        confidence: "likely",
        values: {
          service: item.serviceName,
          tasks: early.length,
          lifetime,
          grace,
          window,
          healthy,
          table: listed(early.map((task) => `${task.stoppedAt ?? "?"} (${lifetimeSeconds(task)} s)`)),
        },
        affected: [service.urn],
        because: [
          fact(service.urn, "ecsServices", `healthCheckGracePeriodSeconds = ${grace}`),
          ...early.map((task) =>
            fact(service.urn, "ecsTasks", `${task.stoppedAt ?? "?"}: ${task.stoppedReason ?? ""}`),
          ),
        ],
        cli: awsCommand(scope.region, "ecs update-service", {
          cluster: item.clusterArn,
          service: item.serviceArn,
          "health-check-grace-period-seconds": String(Math.max(60, 2 * lifetime)),
        }),
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

function groupsOf({ targetGroupUrns }: ServicePlace, { targetGroups }: Topology): readonly TargetGroupPlace[] {
  return targetGroupUrns.flatMap((urn) => targetGroups.get(urn) ?? []);
}

/** Whether a task that started was stopped by the health checks of a load balancer within the hour. */
function wasFailed({ startedAt, stoppedAt, stoppedReason = "" }: EcsTask, now: string): boolean {
  if (startedAt === undefined || stoppedAt === undefined) return false;
  return (
    Date.parse(now) - Date.parse(stoppedAt) <= 60 * MINUTE_MS && pointsAt("ECS-006", "stopped-reason", stoppedReason)
  );
}

/** How long it takes until a target that never answers is called unhealthy. */
function unhealthySeconds({ item }: TargetGroupPlace): number {
  return (item.healthCheckIntervalSeconds ?? 30) * (item.unhealthyThresholdCount ?? 2);
}

function lifetimeSeconds({ startedAt = "", stoppingAt, stoppedAt = "" }: EcsTask): number {
  return Math.round((Date.parse(stoppingAt ?? stoppedAt) - Date.parse(startedAt)) / 1000);
}
