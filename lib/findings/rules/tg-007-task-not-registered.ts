import type { ServicePlace, TargetGroupPlace, TaskPlace, Topology } from "#lib/graph/topology.ts";
import type { ServiceLoadBalancer } from "#lib/model/resources/ecs-service.ts";
import { arnTail, urnOf } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { delayMs, holdsTasks, registrationAreas, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { readApart } from "../read-apart.ts";
import { defineRule } from "../rule.ts";
import { graceMs, isSettling, isWanted } from "../service-state.ts";
import { tiesOf } from "../service-ties.ts";
import { subjectOf } from "../subject.ts";

const MINUTE_MS = 60_000;
/** How many targets a target group holds when nobody asked AWS for more. */
const TARGET_QUOTA = 1000;

/** The groups in one of which every task of a service must be: two when they take turns. */
type Subject = {
  readonly service: ServicePlace;
  readonly tie: ServiceLoadBalancer;
  readonly groups: readonly [TargetGroupPlace, ...TargetGroupPlace[]];
};

/** TG-007: tasks that run, and that their load balancer has never been told of. */
export const taskNotRegistered = defineRule({
  id: "TG-007",
  slug: "task-not-registered",
  severity: "high",
  level: "regional",
  needs: registrationAreas,
  partialIsFine: ["ecsTasks", "ecsServices"],
  symptomOf: ["LB-006"],
  text: {
    title: "Running task is not registered with its target group",
    why: "The task runs and is counted, but no request ever reaches it: the others carry its load. Nothing in the service's counts shows it.",
    fix: "Force a new deployment of the service: every new task is registered again. If it comes back, look for a refusal in the service's events: a missing role, or a target group that is full.",
    limits: "Which tasks of a blue/green pair should serve now is not judged: being in either group is enough.",
    says: {
      missing:
        "{missing} of {tasks|running task|running tasks} of {service} {missing?gets|get} no requests: not registered with {targetGroup}",
    },
    figures: {
      missing: "Registered with {targetGroup}: {registered} of {tasks}. Not registered: {list}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope)
      .filter((service) => isWanted(service.item) && !isStaged(service))
      .flatMap((service) =>
        tiesOf(service).flatMap((tie): readonly Subject[] => {
          const [first, ...more] = groupsOf(tie, service, topology);
          return first === undefined || !fits(first, service) ? [] : [{ service, tie, groups: [first, ...more] }];
        }),
      ),
  check: ({ service, tie, groups }, { topology, scope, now }) => {
    const unread = groups.map(unreadHealth).find((why) => why !== undefined);
    if (unread !== undefined) return { unknown: unread };
    const [group] = groups;
    if (
      isSettling(
        service.item,
        groups.map(({ item }) => item),
        now,
      ) ||
      isFull(groups)
    )
      return [];
    const grace = graceMs(service.item, group.item) + delayMs(group.item) + 2 * MINUTE_MS;
    const registered = registeredIn(groups);
    // Asked first for what is nearly always so: most tasks need not be looked at any further.
    const missing = service.tasks.filter((task) => !registered.has(task) && hasRunFor(task, grace, now));
    if (missing.length === 0) return [];
    if (readApart(topology, scope, ["ecsTasks", "targetHealth"])) {
      return {
        unknown: "Tasks and target health were read more than a minute apart: targets may have moved in between.",
      };
    }
    const settled = service.tasks.filter((task) => hasRunFor(task, grace, now));
    return [
      {
        ...subjectOf(service.urn),
        discriminator: `${group.urn} ${tie.containerName ?? ""}:${tie.containerPort ?? ""}`,
        says: "missing",
        confidence: "confirmed",
        values: {
          service: service.item.serviceName,
          targetGroup: listed(groups.map(({ item }) => item.targetGroupName)),
          missing: missing.length,
          tasks: settled.length,
          registered: settled.length - missing.length,
          list: listed(missing.map(placeOf)),
        },
        affected: distinct([service.urn, ...groups.map(({ urn }) => urn)]),
        because: [
          fact(group.urn, "targetHealth", `${group.item.targetGroupName}: targets = ${group.targets.length}`),
          ...missing
            .slice(0, 5)
            .map((task) =>
              fact(task.urn, "ecsTasks", `${placeOf(task)}: RUNNING, startedAt = ${task.item.startedAt ?? "?"}`),
            ),
        ],
        about: distinct([service.urn, ...groups.map(({ urn }) => urn)]),
      },
    ];
  },
});

/** While another controller moves tasks between task sets, one of the sets may be meant to wait. */
function isStaged({ item }: ServicePlace): boolean {
  return item.deploymentController === "CODE_DEPLOY" || item.deploymentController === "EXTERNAL";
}

function groupsOf(
  { targetGroupArn, alternateTargetGroupArn }: ServiceLoadBalancer,
  service: ServicePlace,
  { targetGroups }: Topology,
): readonly TargetGroupPlace[] {
  const arns = [targetGroupArn, alternateTargetGroupArn].flatMap((arn) => arn ?? []);
  return arns.flatMap((arn) => targetGroups.get(urnOf(service, "target-group", arnTail(arn))) ?? []);
}

/** A group of another type is another rule's: then no task can be registered at all. */
function fits({ item }: TargetGroupPlace, { networkMode }: ServicePlace): boolean {
  return holdsTasks(item) && networkMode !== "unknown" && (item.targetType === "ip") === (networkMode === "awsvpc");
}

function isFull(groups: readonly TargetGroupPlace[]): boolean {
  return groups.some(({ targets }) => targets.length >= TARGET_QUOTA);
}

function hasRunFor({ item }: TaskPlace, ms: number, now: string): boolean {
  const { lastStatus, desiredStatus, startedAt } = item;
  if (lastStatus !== "RUNNING" || desiredStatus === "STOPPED" || startedAt === undefined) return false;
  return Date.parse(now) - Date.parse(startedAt) > ms;
}

/** The tasks behind the targets. One that drains was registered, and is leaving on purpose. */
function registeredIn(groups: readonly TargetGroupPlace[]): ReadonlySet<TaskPlace> {
  const tasks = new Set<TaskPlace>();
  for (const { targets } of groups) for (const { task } of targets) if (task !== undefined) tasks.add(task);
  return tasks;
}

function placeOf({ address, item, instance }: TaskPlace): string {
  const place = address ?? instance?.item.instanceId ?? "?";
  return `${place} (${item.availabilityZone ?? "?"})`;
}
