import { digitsOf, type Place } from "../world/place.ts";
import type { RegionWorld } from "../world/world.ts";
import type { Calendar } from "./calendar.ts";
import { renamed } from "./rename.ts";
import { namesOf, type RollingService } from "./rolling.ts";

/** The service that is being deployed, and how often each of its tasks was replaced before. */
export type Deployed = RollingService & { readonly generations: readonly number[] };

/**
 * The same world while a service is deployed anew: for every task another one beside it, in a deployment of its own. They are
 * those that will have taken the places of the old ones when it is over. `story` is the world before anything happened.
 */
export function deploying(
  place: Place,
  { story, now }: { readonly story: RegionWorld; readonly now: RegionWorld },
  { deployed, calendar }: { readonly deployed: Deployed | undefined; readonly calendar: Calendar },
): RegionWorld {
  if (deployed === undefined || calendar.surge === "none") return now;
  const serviceArn = deployed.service.serviceArn ?? "";
  const deploymentId = `ecs-svc/${digitsOf(place, `${serviceArn}/${String(calendar.deployments)}`, 19)}`;
  const minutes = calendar.surge === "starting" ? 0.5 : 1.5;
  const startedAt = new Date(place.now.getTime() - minutes * 60_000);
  const added = deployed.tasks.map((rolling, index) => {
    const names = new Map(namesOf(place, rolling, (deployed.generations[index] ?? 0) + 1));
    const task = { ...renamed(rolling.task, names), startedBy: deploymentId, startedAt, createdAt: startedAt };
    return { rolling, names, task, at: renamed(rolling.at, names) };
  });
  return {
    ...now,
    networkInterfaces: [...now.networkInterfaces, ...added.map(({ at }) => at)],
    ecsTasks: [...now.ecsTasks, ...added.map(({ task }) => task)],
    subnets: now.subnets.map((subnet) => {
      const more = added.filter(({ at }) => at.SubnetId === subnet.SubnetId).length;
      return { ...subnet, AvailableIpAddressCount: (subnet.AvailableIpAddressCount ?? 0) - more };
    }),
    targetGroups: now.targetGroups.map((group) => {
      const before = story.targetGroups.find(({ TargetGroupArn: arn }) => arn === group.TargetGroupArn)?.health ?? [];
      const targets = added.flatMap(({ rolling, names }) =>
        before
          .filter(({ Target: target }) => target?.Id === rolling.at.PrivateIpAddress)
          .map((target) => ({ ...renamed(target, names), TargetHealth: healthIn(calendar) })),
      );
      return targets.length === 0 ? group : { ...group, health: [...group.health, ...targets] };
    }),
    ecsServices: now.ecsServices.map((service) =>
      service.serviceArn === serviceArn ? surging(service, { deploymentId, startedAt }) : service,
    ),
    ecsClusters: now.ecsClusters.map((cluster) =>
      cluster.clusterArn === deployed.service.clusterArn
        ? { ...cluster, runningTasksCount: (cluster.runningTasksCount ?? 0) + added.length }
        : cluster,
    ),
  };
}

function healthIn({
  surge,
}: Calendar): NonNullable<RegionWorld["targetGroups"][number]["health"][number]["TargetHealth"]> {
  return surge === "running"
    ? { State: "healthy" }
    : { State: "initial", Reason: "Elb.RegistrationInProgress", Description: "Target registration is in progress" };
}

type Service = RegionWorld["ecsServices"][number];

function surging(
  service: Service,
  { deploymentId, startedAt }: { readonly deploymentId: string; readonly startedAt: Date },
): Service {
  const [old] = service.deployments ?? [];
  const begun = {
    ...old,
    id: deploymentId,
    createdAt: startedAt,
    updatedAt: startedAt,
    rolloutState: "IN_PROGRESS" as const,
    rolloutStateReason: `ECS deployment ${deploymentId} in progress.`,
  };
  const count = service.runningCount ?? 0;
  return {
    ...service,
    runningCount: 2 * count,
    deployments: [begun, { ...old, status: "ACTIVE" }],
    events: [
      {
        id: deploymentId,
        createdAt: startedAt,
        message: `(service ${service.serviceName ?? ""}) has started ${String(count)} tasks.`,
      },
      ...(service.events ?? []),
    ],
  };
}
