import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import type { ServicePlace, TargetGroupPlace, TargetPlace, Topology } from "#lib/graph/topology.ts";
import type { TargetGroup } from "#lib/model/resources/target-group.ts";
import type { Scope } from "#lib/model/scope.ts";
import { fact, listed } from "../fact.ts";
import { holdsTasks, inState, isQuiet, reasonHistogram, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { graceMs } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Says = "timeout" | "failed" | "mismatch" | "internal" | "mixed";

const sentences: ReadonlyMap<string | undefined, Says> = new Map<string, Says>([
  ["Target.Timeout", "timeout"],
  ["Target.FailedHealthChecks", "failed"],
  ["Target.ResponseCodeMismatch", "mismatch"],
  ["Elb.InternalError", "internal"],
]);

/** TG-003: targets of a group fail their health checks. */
export const targetsUnhealthy = defineRule({
  id: "TG-003",
  slug: "targets-unhealthy",
  severity: "high",
  level: "regional",
  needs: ["targetGroups", "targetHealth", "ecsServices", "ecsTasks", "ecsTaskDefinitions", "networkInterfaces"],
  partialIsFine: ["ecsTasks", "ecsTaskDefinitions", "networkInterfaces"],
  symptomOf: ["SG-001", "SG-002", "SG-003", "NACL-001", "TG-001", "TG-004", "TG-005", "TG-006", "TG-009", "LB-001"],
  text: {
    title: "Targets fail their health checks",
    why: "The load balancer takes unhealthy targets out of service; the others carry their load, and when none is left, requests fail.",
    fix: "Follow the reason code. Timeout: security groups, network ACLs, then a slow application. Failed: nothing listens on the port, or only on 127.0.0.1. Wrong code: path, redirect, authentication, or the codes the check accepts.",
    limits:
      "Why an application answers as it does is not seen. On a Network Load Balancer there is only one reason code.",
    says: {
      timeout:
        "{unhealthy} of {targets|target|targets} of {targetGroup} {unhealthy?does|do} not answer the health check",
      failed:
        "{unhealthy} of {targets|target|targets} of {targetGroup} {unhealthy?refuses|refuse} the health check's connection or {unhealthy?breaks|break} it off",
      mismatch:
        "{unhealthy} of {targets|target|targets} of {targetGroup} {unhealthy?answers|answer} the health check with a code it does not accept",
      internal:
        "{unhealthy} of {targets|target|targets} of {targetGroup} {unhealthy?is|are} unhealthy for an internal error of the load balancer",
      mixed:
        "{unhealthy} of {targets|target|targets} of {targetGroup} {unhealthy?is|are} unhealthy, for several reasons",
    },
    figures: {
      timeout: "Check: {check}. Reasons: {reasons}. First: {sample}.",
      failed: "Check: {check}. Reasons: {reasons}. First: {sample}.",
      mismatch: "Check: {check}. Reasons: {reasons}. {detail}. First: {sample}.",
      internal: "Check: {check}. Reasons: {reasons}. First: {sample}.",
      mixed: "Check: {check}. Reasons: {reasons}. First: {sample}.",
    },
  },
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope)
      .filter(({ item }) => item.targetType !== "lambda" && item.healthCheckEnabled !== false)
      .map((group) => ({ group, services: servicesOf(group, topology) })),
  check: ({ group, services }, { now, topology, scope }) => {
    const unread = unreadHealth(group);
    if (unread !== undefined) return { unknown: unread };
    if (isQuiet(group, services, now)) return [];
    const byUrn = new Map(services.map((service) => [service.urn, service]));
    const unhealthy = inState(group, "unhealthy").filter((target) => !isStarting(target, group, { byUrn, now }));
    const [sample] = unhealthy;
    if (sample === undefined) return [];
    // Tasks that were not read may have started a moment ago. Where none registers, that is nobody's excuse.
    const untold = unhealthy.every(({ task }) => task === undefined)
      ? whyTaskless(services, topology, scope)
      : undefined;
    if (untold !== undefined) return { unknown: untold };
    const hasHealthy = inState(group, "healthy").length > 0;
    if (hasHealthy && saysWhoHasPods(group.item)) return [];
    const urns = services.map(({ urn }) => urn);
    return [
      {
        ...subjectOf(group.urn),
        says: saysOf(unhealthy),
        severity: hasHealthy ? "medium" : "high",
        confidence: "confirmed",
        values: {
          targetGroup: group.item.targetGroupName,
          unhealthy: unhealthy.length,
          targets: group.targets.length,
          check: checkOf(group),
          reasons: listed(reasonHistogram(unhealthy)),
          detail: sample.target.description ?? "—",
          sample: `${sample.target.id}:${sample.target.port ?? "?"}`,
        },
        affected: [group.urn, ...urns],
        because: unhealthy
          .slice(0, 5)
          .map(({ urn, target }) =>
            fact(
              urn,
              "targetHealth",
              `${target.id}:${target.port ?? "?"}: ${target.reason ?? "unhealthy"} ${target.description ?? ""}`.trim(),
            ),
          ),
        about: [group.urn, ...urns],
      },
    ];
  },
});

/**
 * Whether Kubernetes answers the check itself, and fails it on the nodes without a pod of the service on purpose.
 * Source: Kubernetes, Service, healthCheckNodePort of externalTrafficPolicy Local.
 */
function saysWhoHasPods(group: TargetGroup): boolean {
  const isOwnPort = Number.isInteger(Number(group.healthCheckPort)) && group.healthCheckPath === "/healthz";
  return group.targetType === "instance" && isOwnPort && !holdsTasks(group);
}

/** Why the tasks behind the targets of services are not known; `undefined` when they are, or when there are no services. */
function whyTaskless(services: readonly ServicePlace[], topology: Topology, scope: Scope): string | undefined {
  return services.length === 0 ? undefined : unreadAreas(topology, scope, ["ecsTasks", "networkInterfaces"])[0]?.text;
}

/** Whether the task behind a target is stopping, or still within the time a new target may take. */
function isStarting(
  { task }: TargetPlace,
  group: TargetGroupPlace,
  { byUrn, now }: { readonly byUrn: ReadonlyMap<string, ServicePlace>; readonly now: string },
): boolean {
  if (task === undefined) return false;
  const { desiredStatus, startedAt } = task.item;
  if (desiredStatus === "STOPPED") return true;
  const service = byUrn.get(task.serviceUrn ?? "");
  if (service === undefined || startedAt === undefined) return false;
  return Date.parse(now) - Date.parse(startedAt) < graceMs(service.item, group.item);
}

function saysOf(unhealthy: readonly TargetPlace[]): Says {
  const reasons = new Set(unhealthy.map(({ target }) => target.reason));
  const [only] = reasons;
  return reasons.size === 1 ? (sentences.get(only) ?? "mixed") : "mixed";
}

/** `HTTP :traffic-port /healthz, 30 s, 200`. */
function checkOf({ item }: TargetGroupPlace): string {
  const { healthCheckProtocol, healthCheckPort, healthCheckPath, healthCheckIntervalSeconds, matcher } = item;
  const place = `${healthCheckProtocol ?? "?"} :${healthCheckPort ?? "traffic-port"} ${healthCheckPath ?? ""}`.trim();
  return [place, `${healthCheckIntervalSeconds ?? "?"} s`, ...(matcher === undefined ? [] : [matcher])].join(", ");
}
