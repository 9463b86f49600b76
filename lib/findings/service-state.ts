import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { TargetGroup } from "#lib/model/resources/target-group.ts";
import { pointsAt, saysSteady } from "./messages.ts";

const MINUTE_MS = 60_000;

/** ECS repeats an unresolved event only every six hours: what is older is over. */
const EVENT_LIFE_MS = 6 * 60 * MINUTE_MS;

/** An event of a service. */
export type ServiceEvent = EcsService["events"][number];

/** Whether the service is meant to run: `ACTIVE` and more than nothing desired. A desired count of 0 is a legal parked service. */
export function isWanted(service: EcsService): boolean {
  return service.status === "ACTIVE" && service.desiredCount > 0;
}

/** Whether every task of the service goes to container instances. A share on Fargate can take what the instances cannot. */
export function runsOnInstances(service: EcsService): boolean {
  const strategy = service.capacityProviderStrategy;
  if (strategy.length > 0) return strategy.every(({ capacityProvider }) => !capacityProvider.startsWith("FARGATE"));
  return launchTypesOf(service).every((launchType) => launchType === undefined || launchType === "EC2");
}

/** Whether every task of the service goes to Fargate. */
export function runsOnFargate(service: EcsService): boolean {
  const strategy = service.capacityProviderStrategy;
  if (strategy.length > 0) return strategy.every(({ capacityProvider }) => capacityProvider.startsWith("FARGATE"));
  return launchTypesOf(service).every((launchType) => launchType === "FARGATE");
}

/** Where tasks go: what the service says, else its task sets, of which it has taken none as its own yet. */
function launchTypesOf({ launchType, deploymentController, taskSets }: EcsService): readonly (string | undefined)[] {
  if (launchType !== undefined || deploymentController !== "EXTERNAL") return [launchType];
  return taskSets.length === 0 ? ["EXTERNAL"] : taskSets.map((set) => set.launchType);
}

/**
 * The newest event that points at a rule and still holds: younger than six hours and than the last steady state.
 * `undefined` when there is none.
 */
export function openEvent(service: EcsService, ruleId: string, now: string): ServiceEvent | undefined {
  const since = Date.parse(now) - EVENT_LIFE_MS;
  const steady = steadyAt(service);
  return service.events
    .filter(({ createdAt, message }) => {
      const at = Date.parse(createdAt);
      return at >= since && at > steady && pointsAt(ruleId, "service-event", message);
    })
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0];
}

/** When the service last said that it is steady, in milliseconds; `-Infinity` when no event that is kept says so. */
export function steadyAt({ events }: EcsService): number {
  return newestAt(events.filter(({ message }) => saysSteady(message)));
}

/**
 * Whether the primary deployment is too young to judge health, registration or discovery by:
 * ten minutes, or its grace period and the time to become healthy, whichever is longer. A failed one has settled.
 */
export function isSettling(service: EcsService, groups: readonly TargetGroup[], now: string): boolean {
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  // A service of CodeDeploy or an external controller has task sets instead.
  const createdAt = primary?.createdAt ?? service.taskSets.find(({ status }) => status === "PRIMARY")?.createdAt;
  if (createdAt === undefined || primary?.rolloutState === "FAILED") return false;
  const window = Math.max(10 * MINUTE_MS, ...groups.map((group) => graceMs(service, group)));
  return Date.parse(now) - Date.parse(createdAt) < window;
}

/** How long a new target may take to become healthy, in milliseconds. */
export function graceMs(service: EcsService, group: TargetGroup): number {
  const grace = service.healthCheckGracePeriodSeconds ?? 0;
  return (grace + (group.healthCheckIntervalSeconds ?? 30) * (group.healthyThresholdCount ?? 5)) * 1000;
}

function newestAt(events: readonly ServiceEvent[]): number {
  return events.reduce((newest, { createdAt }) => Math.max(newest, Date.parse(createdAt)), -Infinity);
}
