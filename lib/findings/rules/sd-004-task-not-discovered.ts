import { once } from "#lib/graph/lazily.ts";
import type { ServicePlace, TaskPlace } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import {
  attributeOf,
  discoveredIn,
  isOfAnotherAccount,
  lastPartOf,
  mustBeRegistered,
  registriesOf,
  type Discovered,
} from "../discovery.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { readApart } from "../read-apart.ts";
import { defineRule, type RuleView, type Saying } from "../rule.ts";
import { isSettling, isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly service: ServicePlace; readonly discovered: Discovered };

/** SD-004: tasks that run, and that nobody can discover: they are not registered, or taken for unhealthy. */
export const taskNotDiscovered = defineRule({
  id: "SD-004",
  slug: "task-not-discovered",
  severity: "high",
  level: "regional",
  needs: [
    "cloudMapNamespaces",
    "cloudMapServices",
    "cloudMapInstances",
    "cloudMapInstanceHealth",
    "ecsServices",
    "ecsTasks",
  ],
  partialIsFine: ["cloudMapNamespaces", "cloudMapServices", "cloudMapInstanceHealth", "ecsServices", "ecsTasks"],
  text: {
    title: "Running task is missing or unhealthy in Cloud Map",
    why: "Clients that discover the service never learn of the task: the others carry its load, and when they stop, the name answers with nobody though tasks run.",
    fix: "Force a new deployment of the service: every new task is registered again, and its health is told again. If it comes back, look for throttling of AWS Cloud Map in the service's events.",
    limits:
      "Where the Cloud Map service has no health check, every instance is answered, and only missing ones are seen. A task without a container health check is not compared: Amazon ECS does not say that it is healthy.",
    says: {
      missing: "{name} does not know {missing} of {tasks|running task|running tasks} of {service}",
      unhealthy: "{name} leaves out {unhealthy} of {tasks|running task|running tasks} of {service} as unhealthy",
      allUnhealthy:
        "{name} takes all its instances for unhealthy, {unhealthy|healthy task|healthy tasks} of {service} among them",
    },
    figures: {
      missing: "Registered: {registered} of {tasks}. Missing: {list}.",
      unhealthy: "HEALTHY in Amazon ECS and UNHEALTHY in Cloud Map: {list}.",
      allUnhealthy:
        "HEALTHY in Amazon ECS and UNHEALTHY in Cloud Map: {list}. While no instance is healthy, answers hold them all the same; the first that turns healthy takes all the load.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html"],
  subjects: ({ scope, topology }) => {
    const byArn = new Map(discoveredIn(topology, scope).map((one) => [one.service.item.arn, one]));
    return inScope(topology.services, scope)
      .filter(({ item }) => isWanted(item))
      .flatMap((service) =>
        registriesOf(service).flatMap(({ registryArn = "" }): readonly Subject[] => {
          const discovered = byArn.get(registryArn);
          return discovered === undefined ? [] : [{ service, discovered }];
        }),
      );
  },
  check: (subject, view) => {
    const { service, discovered } = subject;
    // With no instance at all the registry itself is the finding.
    if (discovered.instances.length === 0 || isSettling(service.item, [], view.now)) return [];
    const [missing, unhealthy] = [missingOf(subject, view), leftOut(subject, view)];
    const found = [
      ...("unknown" in missing || missing.tasks.length === 0 ? [] : [sayMissing(subject, missing.tasks, view)]),
      ...("unknown" in unhealthy || unhealthy.tasks.length === 0 ? [] : [sayUnhealthy(subject, unhealthy.tasks, view)]),
    ];
    if (found.length > 0) return found;
    return [missing, unhealthy].find((tasks) => "unknown" in tasks) ?? [];
  },
});

type View = Pick<RuleView<AreaName>, "topology" | "scope" | "now">;

type Tasks = { readonly tasks: readonly TaskPlace[] } | { readonly unknown: string };

/** The tasks, unless they were read so long before or after the other area that they may be others by now. */
function unlessApart(
  tasks: readonly TaskPlace[],
  area: "cloudMapInstances" | "cloudMapInstanceHealth",
  { topology, scope }: View,
): Tasks {
  if (tasks.length === 0 || !readApart(topology, scope, ["ecsTasks", area])) return { tasks };
  return {
    unknown: "Tasks and Cloud Map instances were read more than a minute apart: tasks may have moved in between.",
  };
}

/** The tasks that no instance is. */
function missingOf({ service, discovered: { instances } }: Subject, view: View): Tasks {
  // Asked of tasks that no address tells: nearly always of none.
  const ids = once(() => new Set(instances.map(({ item }) => item.id)));
  // In another account's network the same address is somebody else's.
  const own = instances.filter((instance) => !isOfAnotherAccount(instance));
  const addresses = new Set(own.map((instance) => attributeOf(instance, "AWS_INSTANCE_IPV4")));
  const missing = service.tasks.filter(
    (task) =>
      !(task.networkMode === "awsvpc" && addresses.has(task.address)) &&
      !ids().has(lastPartOf(task.item.taskArn)) &&
      mustBeRegistered(task, view.now),
  );
  return unlessApart(missing, "cloudMapInstances", view);
}

/** The tasks that Amazon ECS calls healthy, and Cloud Map, under the same id, unhealthy. */
function leftOut({ service, discovered }: Subject, view: View): Tasks {
  if (discovered.service.item.healthCheck === undefined) return { tasks: [] };
  if (discovered.health === undefined) {
    const { name } = discovered;
    const isAsked = service.tasks.some(({ item }) => item.healthStatus === "HEALTHY");
    return isAsked ? { unknown: `What Cloud Map holds of the health of ${name} was not read.` } : { tasks: [] };
  }
  const unhealthy = new Set(discovered.health.flatMap(({ id, status }) => (status === "UNHEALTHY" ? [id] : [])));
  if (unhealthy.size === 0) return { tasks: [] };
  for (const instance of discovered.instances) if (isOfAnotherAccount(instance)) unhealthy.delete(instance.item.id);
  const left = service.tasks.filter(
    (task) =>
      task.item.healthStatus === "HEALTHY" &&
      unhealthy.has(lastPartOf(task.item.taskArn)) &&
      mustBeRegistered(task, view.now),
  );
  return unlessApart(left, "cloudMapInstanceHealth", view);
}

/** How many tasks Cloud Map must know by now. */
function countOf({ service }: Subject, { now }: View): number {
  return service.tasks.filter((task) => mustBeRegistered(task, now)).length;
}

function sayMissing(subject: Subject, missing: readonly TaskPlace[], view: View): Saying<"missing"> {
  const { service, discovered } = subject;
  const { name, instances } = discovered;
  const tasks = countOf(subject, view);
  return {
    ...common(subject),
    discriminator: discovered.service.urn,
    says: "missing",
    values: {
      name,
      service: service.item.serviceName,
      missing: missing.length,
      tasks,
      registered: tasks - missing.length,
      list: namesOf(missing),
    },
    because: [
      fact(discovered.service.urn, "cloudMapInstances", `${name}: ${instances.length}`),
      ...missing
        .slice(0, 5)
        .map(({ urn, item, address }) =>
          fact(urn, "ecsTasks", `${address ?? "?"}: RUNNING, startedAt = ${item.startedAt ?? "?"}`),
        ),
    ],
  };
}

function sayUnhealthy(
  subject: Subject,
  unhealthy: readonly TaskPlace[],
  view: View,
): Saying<"unhealthy" | "allUnhealthy"> {
  const { service, discovered } = subject;
  const { name, health = [] } = discovered;
  const held = health.filter(({ status }) => status === "UNHEALTHY").length;
  const isAll = held === health.length;
  return {
    ...common(subject),
    discriminator: `${discovered.service.urn}/health`,
    says: isAll ? "allUnhealthy" : "unhealthy",
    // With nobody healthy all are answered. Source: Amazon ECS developer guide, "Service discovery".
    ...(isAll ? { severity: "medium" as const } : {}),
    values: {
      name,
      service: service.item.serviceName,
      unhealthy: unhealthy.length,
      tasks: countOf(subject, view),
      list: namesOf(unhealthy),
    },
    because: [
      fact(discovered.service.urn, "cloudMapInstanceHealth", `${name}: UNHEALTHY = ${held}/${health.length}`),
      ...unhealthy
        .slice(0, 5)
        .map(({ urn, item, address }) =>
          fact(urn, "ecsTasks", `${address ?? lastPartOf(item.taskArn)}: RUNNING, healthStatus = HEALTHY`),
        ),
    ],
  };
}

function common({ service, discovered }: Subject) {
  return {
    ...subjectOf(service.urn),
    confidence: "confirmed" as const,
    affected: [service.urn, discovered.service.urn],
    about: [service.urn, discovered.service.urn],
  };
}

function namesOf(tasks: readonly TaskPlace[]): string {
  return listed(tasks.map(({ address, item }) => address ?? lastPartOf(item.taskArn)));
}
