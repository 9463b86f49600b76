import type { ServicePlace, TargetGroupPlace, TargetPlace, Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { knownValue } from "#lib/model/known.ts";
import type { TargetGroup } from "#lib/model/resources/target-group.ts";
import { oncePer } from "./once-per.ts";
import { isSettling, isWanted } from "./service-state.ts";

/** The areas that tell which task stands behind which target. */
export const registrationAreas = [
  "targetGroups",
  "targetHealth",
  "ecsServices",
  "ecsTasks",
  "ecsTaskDefinitions",
  "ecsContainerInstances",
  "ec2Instances",
  "networkInterfaces",
] as const satisfies readonly AreaName[];

/** The services that register with a target group. */
export function servicesOf(group: TargetGroupPlace, topology: Topology): readonly ServicePlace[] {
  return knownServices(topology, group);
}

// A dozen rules ask for those of each group.
const knownServices = oncePer(
  (group: TargetGroupPlace) => group,
  ({ services }, { serviceUrns }): readonly ServicePlace[] => serviceUrns.flatMap((urn) => services.get(urn) ?? []),
);

/** Whether every service behind a group is parked or still settling: then its targets say nothing yet. */
export function isQuiet(group: TargetGroupPlace, services: readonly ServicePlace[], now: string): boolean {
  return services.length > 0 && services.every(({ item }) => !isWanted(item) || isSettling(item, [group.item], now));
}

/** Why the health of a group is not known; `undefined` when it is. */
export function unreadHealth(group: TargetGroupPlace): string | undefined {
  if (group.health === undefined) return `The targets of ${group.item.targetGroupName} were not read.`;
  return group.health.targets.known ? undefined : group.health.targets.problem.message;
}

/** Targets of one state. */
export function inState(group: TargetGroupPlace, state: string): readonly TargetPlace[] {
  return group.targets.filter(({ target }) => target.state === state);
}

/** How often each reason code is given, the most frequent first: `Target.Timeout × 2`. */
export function reasonHistogram(targets: readonly TargetPlace[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { target } of targets) {
    const reason = target.reason ?? target.state ?? "?";
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([reason, count]) => `${reason} × ${count}`);
}

/** Whether a group holds tasks and nothing else: those of a Kubernetes controller hold pods. */
export function holdsTasks({ targetType, tags }: TargetGroup): boolean {
  const isKubernetes = (knownValue(tags) ?? []).some(({ key }) => /(^|\.)k8s\.aws\//.test(key));
  return (targetType === "ip" || targetType === "instance") && !isKubernetes;
}

/** An attribute of a target group; `undefined` when it is not set, or was not read. */
export function groupAttribute({ attributes }: TargetGroup, wanted: string): string | undefined {
  return (knownValue(attributes) ?? []).find(({ key }) => key === wanted)?.value;
}

/** How long a target that leaves goes on serving the requests it has, in milliseconds. */
export function delayMs(group: TargetGroup): number {
  return Number(groupAttribute(group, "deregistration_delay.timeout_seconds") ?? 300) * 1000;
}
