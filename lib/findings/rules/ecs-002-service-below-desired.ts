import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { clusterName } from "../clusters.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { meaningOf, saysSteady } from "../messages.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent, steadyAt, type ServiceEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

const TEN_MINUTES_MS = 600_000;

/** ECS-002: a service runs fewer tasks than desired, and nothing moves. The symptom under which its causes are found. */
export const serviceBelowDesired = defineRule({
  id: "ECS-002",
  slug: "service-below-desired",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  partialIsFine: ["ecsTasks", "ecsTaskDefinitions"],
  symptomOf: [
    "ENI-001", "ENI-002", "ENI-003", "ENI-004", "ENI-005", "ENI-006", "IPAM-001", "IPAM-002", "IPAM-006", "EKS-001",
    "PORT-001", "PORT-002", "PORT-003", "PORT-005", "PORT-006", "ECS-003", "ECS-004", "ECS-005", "ECS-006", "ECS-008",
    "ROUTE-001", "ROUTE-002", "ROUTE-005", "ROUTE-006", "ROUTE-007", "ROUTE-008", "ROUTE-011", "SG-001",
    "SG-002", "SG-003", "SG-005", "NACL-001", "TG-001", "TG-003", "TG-006",
  ], // prettier-ignore
  text: {
    title: "Service runs fewer tasks than desired, and does not get further",
    why: "ECS keeps trying to start what is missing. When it has not managed for ten minutes, something keeps it from doing so: no place, no address, no way to the image, or a task that does not stay up.",
    fix: "Follow the cause that is shown with it. Without one, read the newest event of the service and the reasons of its stopped tasks.",
    limits:
      "AWS keeps about a hundred events of a service and an hour of stopped tasks. A service that is scaled down on a schedule and up again looks the same for its first minutes.",
    says: {
      short:
        "{service} runs {running} of {desired} tasks in cluster {cluster}, and has not got further for ten minutes",
      failed: "The deployment of {service} in cluster {cluster} failed: {running} of {desired} tasks run",
      starting: "{service} in cluster {cluster} cannot keep its tasks up: {running} of {desired} run",
    },
    figures: {
      short: "Desired {desired}, running {running}, pending {pending}. Newest event, at {at}: {message}",
      failed: "Desired {desired}, running {running}, pending {pending}. {reason} Newest event, at {at}: {message}",
      starting: "Desired {desired}, running {running}, pending {pending}. Newest event, at {at}: {message}",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html"],
  subjects: ({ scope, topology }) => inScope(topology.services, scope).filter(({ item }) => isWanted(item)),
  check: (service, { now }) => {
    const { item } = service;
    const says = stateOf(item, now);
    if (says === undefined) return [];
    const primary = primaryOf(item);
    const event = newestTrouble(item);
    return [
      {
        ...subjectOf(service.urn),
        says,
        severity: item.runningCount === 0 ? "critical" : "high",
        confidence: "confirmed",
        values: {
          service: item.serviceName,
          cluster: clusterName(item.clusterArn),
          desired: item.desiredCount,
          running: item.runningCount,
          pending: item.pendingCount,
          reason: primary?.rolloutStateReason ?? "",
          at: event?.createdAt ?? "—",
          message: event?.message ?? "—",
        },
        affected: [service.urn],
        because: [
          fact(
            service.urn,
            "ecsServices",
            `desiredCount = ${item.desiredCount}, runningCount = ${item.runningCount}, pendingCount = ${item.pendingCount}, rolloutState = ${primary?.rolloutState ?? "?"}`,
          ),
          ...(event === undefined ? [] : [fact(service.urn, "ecsServices", `${event.createdAt}: ${event.message}`)]),
        ],
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

function stateOf(item: EcsService, now: string): "short" | "failed" | "starting" | undefined {
  if (primaryOf(item)?.rolloutState === "FAILED") return "failed";
  const isShort = item.runningCount + item.pendingCount < item.desiredCount;
  if (openEvent(item, "ECS-002", now) !== undefined && item.runningCount < item.desiredCount) return "starting";
  return isShort && isOld(item, now) ? "short" : undefined;
}

/** Whether a shortage has lasted ten minutes: its deployment has not moved, or it is as long since ECS began to complain. */
function isOld(item: EcsService, now: string): boolean {
  const isLongAgo = (at: string | undefined) => at !== undefined && Date.parse(now) - Date.parse(at) > TEN_MINUTES_MS;
  if (Date.parse(now) - steadyAt(item) <= TEN_MINUTES_MS) return false;
  const primary = primaryOf(item);
  if (isLongAgo(primary?.updatedAt ?? primary?.createdAt)) return true;
  return troublesOf(item).some(({ createdAt }) => isLongAgo(createdAt));
}

function primaryOf({ deployments, taskSets }: EcsService) {
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  if (primary !== undefined) return primary;
  // A service of CodeDeploy or an external controller has task sets instead.
  const set = taskSets.find(({ status }) => status === "PRIMARY");
  return (
    set && { createdAt: set.createdAt, updatedAt: undefined, rolloutState: undefined, rolloutStateReason: undefined }
  );
}

/** The events since the last steady state that say what is wrong. */
function troublesOf(item: EcsService): readonly ServiceEvent[] {
  const since = steadyAt(item);
  return item.events.filter(
    ({ createdAt, message }) => Date.parse(createdAt) > since && meaningOf("service-event", message) !== undefined,
  );
}

/** The newest event that says what is wrong; else the newest that is not about a steady state. */
function newestTrouble(item: EcsService): ServiceEvent | undefined {
  const newestFirst = (events: readonly ServiceEvent[]) =>
    events.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return newestFirst(troublesOf(item))[0] ?? newestFirst(item.events.filter(({ message }) => !saysSteady(message)))[0];
}
