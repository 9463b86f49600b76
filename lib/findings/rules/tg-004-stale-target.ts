import { isDynamic } from "#lib/analysis/capacity/host-ports.ts";
import type { ServicePlace, TargetGroupPlace, TargetPlace } from "#lib/graph/topology.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { fact, listed } from "../fact.ts";
import { delayMs, holdsTasks, registrationAreas, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { readApart } from "../read-apart.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

const MINUTE_MS = 60_000;

/** TG-004: a target of a service's group behind which no task lives. */
export const staleTarget = defineRule({
  id: "TG-004",
  slug: "stale-target",
  severity: "high",
  level: "regional",
  needs: registrationAreas,
  text: {
    title: "Target is registered, and no task is behind it",
    why: "The load balancer goes on sending traffic to an address that nobody has, or that somebody else was given.",
    fix: "Deregister the target, then find out why ECS did not: most often the agent was disconnected when the task stopped.",
    limits:
      "How long a target has been registered AWS does not say; tasks that stopped more than an hour ago are forgotten.",
    says: {
      gone: "{targetGroup} still sends traffic to {stale|target|targets} that no task of {services} is behind",
      reused: "{targetGroup} sends traffic of {services} to {address}, which now belongs to {owner}",
    },
    figures: {
      gone: "{stale} of {targets|target|targets}: {list}.",
      reused: "{stale} of {targets|target|targets}: {list}. Owner of {address} now: {owner}.",
    },
  },
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope)
      .filter(({ serviceUrns, item }) => serviceUrns.length > 0 && holdsTasks(item))
      .map((group) => ({ group, services: servicesOf(group, topology) })),
  check: ({ group, services }, { topology, scope, now }) => {
    const unread = unreadHealth(group);
    if (unread !== undefined) return { unknown: unread };
    const stale = group.targets.filter((target) => isStale(target, group, { services, now }));
    const [first] = stale;
    if (first === undefined) return [];
    if (readApart(topology, scope, ["ecsTasks", "targetHealth"])) {
      return {
        unknown: "Tasks and target health were read more than a minute apart: targets may have moved in between.",
      };
    }
    const reused = stale.find((target) => ownerNow(target) !== undefined);
    const owner = reused === undefined ? undefined : ownerNow(reused);
    const urns = services.map(({ urn }) => urn);
    return [
      {
        ...subjectOf(group.urn),
        says: owner === undefined ? "gone" : "reused",
        confidence: "likely",
        values: {
          targetGroup: group.item.targetGroupName,
          services: listed(services.map(({ item }) => item.serviceName)),
          stale: stale.length,
          targets: group.targets.length,
          list: listed(stale.map(({ target }) => `${target.id}:${target.port ?? "?"} ${target.state ?? ""}`.trim())),
          address: (reused ?? first).target.id,
          owner: owner ?? "—",
        },
        affected: [group.urn, ...urns],
        because: stale
          .slice(0, 5)
          .map(({ urn, target }) =>
            fact(
              urn,
              "targetHealth",
              `${target.id}:${target.port ?? "?"}: ${target.state ?? "?"}, tasks (RUNNING) = 0`,
            ),
          ),
        cli: awsCommand(scope.region, "elbv2 deregister-targets", {
          "target-group-arn": group.item.targetGroupArn,
          targets: stale.map(
            ({ target }) => `Id=${target.id}${target.port === undefined ? "" : `,Port=${target.port}`}`,
          ),
        }),
        about: [group.urn, ...urns],
      },
    ];
  },
});

type Around = { readonly services: readonly ServicePlace[]; readonly now: string };

function isStale(place: TargetPlace, group: TargetGroupPlace, { services, now }: Around): boolean {
  const { target, task } = place;
  if (target.state === "draining" || target.state === "unhealthy.draining" || target.availabilityZone === "all")
    return false;
  // A live task is there. Of another service, on a port it does not name: the address was given away.
  if (task !== undefined && (place.port !== undefined || services.some(({ urn }) => urn === task.serviceUrn)))
    return false;
  if (group.item.targetType === "instance" && mayBeScalingGroups(place, group, services)) return false;
  const stopped = services
    .flatMap(({ stoppedTasks }) => stoppedTasks)
    .filter(({ item }) => wasAt(item, target.id, target.port));
  const window = delayMs(group.item) + 2 * MINUTE_MS;
  return stopped.every(({ item }) => Date.parse(now) - Date.parse(item.stoppedAt ?? item.createdAt ?? now) > window);
}

/** An Auto Scaling group registers its instances on the group's own port; tasks with dynamic ports never use it. */
function mayBeScalingGroups(
  { target }: TargetPlace,
  { item }: TargetGroupPlace,
  services: readonly ServicePlace[],
): boolean {
  const definitions = services.flatMap(({ taskDefinition }) => taskDefinition ?? []);
  const isDynamicOnly = definitions.every(({ containerDefinitions }) =>
    containerDefinitions.every(({ portMappings }) => portMappings.every((mapping) => isDynamic(mapping, "bridge"))),
  );
  return target.port === item.port && isDynamicOnly;
}

/** Whether a stopped task was met at an address, or on a host port. */
function wasAt({ attachments, containers }: EcsTask, id: string, port: number | undefined): boolean {
  const hadAddress = attachments.some(({ details }) =>
    details.some(({ name, value }) => name === "privateIPv4Address" && value === id),
  );
  return (
    hadAddress || containers.some(({ networkBindings }) => networkBindings.some(({ hostPort }) => hostPort === port))
  );
}

/** Who has the address now, when it is not the service's own task. */
function ownerNow({ networkInterface, task, target }: TargetPlace): string | undefined {
  if (networkInterface === undefined || target.id.startsWith("i-")) return undefined;
  return task?.item.group ?? networkInterface.owner.label ?? networkInterface.item.networkInterfaceId;
}
