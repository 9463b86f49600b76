import type { ServicePlace, TargetGroupPlace, TargetPlace, TaskPlace, TaskPort } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import type { Because } from "../finding.ts";
import { holdsTasks, registrationAreas, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { readApart } from "../read-apart.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isSettling } from "../service-state.ts";
import { isTied, tiesTo } from "../service-ties.ts";
import { subjectOf } from "../subject.ts";

/** A target, and who really listens there. */
type Stranger = {
  readonly place: TargetPlace;
  readonly task: TaskPlace;
  readonly port: TaskPort;
  readonly says: "service" | "container";
};

/** TG-005: a target behind which another service, or another container, listens. */
export const answersForAnother = defineRule({
  id: "TG-005",
  slug: "answers-for-another",
  severity: "critical",
  level: "regional",
  needs: registrationAreas,
  text: {
    title: "Target answers for another service",
    why: "The load balancer knows addresses and ports, not services. When a registration outlives its task and the port or address is given to somebody else, requests of one service are answered by another, and the health check may even call it healthy.",
    fix: "Deregister the target at once. Then find out why ECS did not: most often the agent was disconnected when the task stopped, or the instance was terminated.",
    limits:
      "Only ports that are declared or bound are known; two tasks that share one address through a proxy are not told apart.",
    says: {
      service: "{targetGroup} sends requests of {services} to {address}, where {actual} of {owner} answers",
      container:
        "{targetGroup} sends requests of {services} to {address}, where {actual} answers instead of {expected}",
    },
    figures: {
      service: "{count} of {targets|target|targets}: {list}. Expected: {expected}. State: {state}.",
      container: "{count} of {targets|target|targets}: {list}. Expected: {expected}. State: {state}.",
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
    const tied = new Map(services.map((service) => [service.urn, { service, ties: tiesTo(service, group) }]));
    const strangers = strangersIn(group, { tied, now });
    const [first] = strangers;
    if (first === undefined) return [];
    if (readApart(topology, scope, ["ecsTasks", "targetHealth"])) {
      return {
        unknown: "Tasks and target health were read more than a minute apart: targets may have moved in between.",
      };
    }
    const sample = strangers.find(({ place }) => place.target.state === "healthy") ?? first;
    const isHealthy = sample.place.target.state === "healthy";
    const urns = services.map(({ urn }) => urn);
    const ties = services.flatMap((service) => tiesTo(service, group));
    return [
      {
        ...subjectOf(group.urn),
        says: sample.says,
        severity: isHealthy ? "critical" : "high",
        confidence: isHealthy ? "confirmed" : "likely",
        values: {
          targetGroup: group.item.targetGroupName,
          services: listed(services.map(({ item }) => item.serviceName)),
          address: addressOf(sample),
          actual: `${sample.port.containerName}:${sample.port.containerPort}`,
          owner: ownerOf(sample.task),
          expected: listed(ties.map((tie) => `${tie.containerName ?? "?"}:${tie.containerPort ?? "?"}`)),
          state: sample.place.target.state ?? "?",
          count: strangers.length,
          targets: group.targets.length,
          list: listed(strangers.map((one) => `${addressOf(one)} ${one.place.target.state ?? ""}`.trim())),
        },
        affected: distinct([group.urn, ...urns, ...strangers.flatMap(({ task }) => task.serviceUrn ?? [])]),
        because: strangers.slice(0, 5).map(factOf),
        cli: awsCommand(scope.region, "elbv2 deregister-targets", {
          "target-group-arn": group.item.targetGroupArn,
          targets: strangers.map(({ place: { target } }) => `Id=${target.id},Port=${target.port ?? 0}`),
        }),
        about: [group.urn, ...urns],
      },
    ];
  },
});

/** The services that register with a group, by their URN, and how each is tied to it. */
type Tied = ReadonlyMap<Urn, { readonly service: ServicePlace; readonly ties: ReturnType<typeof tiesTo> }>;
type Around = { readonly tied: Tied; readonly now: string };

function strangersIn(group: TargetGroupPlace, around: Around): readonly Stranger[] {
  const strangers: Stranger[] = [];
  for (const place of group.targets) {
    const stranger = strangerAt(place, group, around);
    if (stranger !== undefined) strangers.push(stranger);
  }
  return strangers;
}

function strangerAt(place: TargetPlace, group: TargetGroupPlace, { tied, now }: Around): Stranger | undefined {
  const { task, port, target } = place;
  const isLeaving = target.state === "draining" || target.state === "unhealthy.draining" || target.state === "unused";
  if (task === undefined || port === undefined || isLeaving || task.item.lastStatus !== "RUNNING") return undefined;
  const own = tied.get(task.serviceUrn ?? "");
  if (own === undefined) return { place, task, port, says: "service" };
  if (own.ties.some((tie) => isTied(tie, port))) return undefined;
  // While two deployments overlap, the older one's tasks still answer on the port the service had then.
  const { item } = own.service;
  if (item.deployments.length > 1 || isSettling(item, [group.item], now)) return undefined;
  return { place, task, port, says: "container" };
}

function factOf(one: Stranger): Because {
  const { place, task, port } = one;
  const text = `${addressOf(one)} = ${ownerOf(task)} ${port.containerName}:${port.containerPort}`;
  return fact(place.urn, "targetHealth", text);
}

function addressOf({ place: { target } }: Stranger): string {
  return `${target.id}:${target.port ?? "?"}`;
}

/** `service:metrics`, or the family of a task that no service runs. */
function ownerOf({ item }: TaskPlace): string {
  return (
    item.group?.replace(/^service:/, "") ?? item.taskDefinitionArn.slice(item.taskDefinitionArn.lastIndexOf("/") + 1)
  );
}
