import { once } from "#lib/graph/lazily.ts";
import type { ServicePlace, TaskPlace, Topology } from "#lib/graph/topology.ts";
import type { Scope } from "#lib/model/scope.ts";
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
import { defineRule, type Saying } from "../rule.ts";
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
        "HEALTHY in Amazon ECS and UNHEALTHY in Cloud Map: {list}. With no healthy instance up to 8 are answered all the same; the first that turns healthy takes all the load.",
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
  check: (subject, { topology, scope, now }) => {
    const { service, discovered } = subject;
    // With no instance at all the registry itself is the finding.
    if (discovered.instances.length === 0 || isSettling(service.item, [], now)) return [];
    const settled = service.tasks.filter((task) => mustBeRegistered(task, now));
    const missing = missingOf(subject, settled);
    const left = leftOut(discovered, settled);
    if (missing.length === 0 && "unknown" in left) return left;
    const unhealthy = "unknown" in left ? [] : left.tasks;
    if (missing.length === 0 && unhealthy.length === 0) return [];
    if (isReadApart(topology, scope)) {
      return {
        unknown: "Tasks and Cloud Map instances were read more than a minute apart: tasks may have moved in between.",
      };
    }
    const of = { ...subject, settled };
    return [
      ...(missing.length === 0 ? [] : [sayMissing(of, missing)]),
      ...(unhealthy.length === 0 ? [] : [sayUnhealthy(of, unhealthy)]),
    ];
  },
});

function isReadApart(topology: Topology, scope: Scope): boolean {
  return (["cloudMapInstances", "cloudMapInstanceHealth"] as const).some((area) =>
    readApart(topology, scope, ["ecsTasks", area]),
  );
}

/** The tasks that no instance is. */
function missingOf({ discovered: { instances } }: Subject, settled: readonly TaskPlace[]): readonly TaskPlace[] {
  // Asked of tasks that no address tells: nearly always of none.
  const ids = once(() => new Set(instances.map(({ item }) => item.id)));
  // In another account's network the same address is somebody else's.
  const own = instances.filter((instance) => !isOfAnotherAccount(instance));
  const addresses = new Set(own.map((instance) => attributeOf(instance, "AWS_INSTANCE_IPV4")));
  return settled.filter(
    (task) =>
      !(task.networkMode === "awsvpc" && addresses.has(task.address)) && !ids().has(lastPartOf(task.item.taskArn)),
  );
}

/** The tasks that Amazon ECS calls healthy, and Cloud Map, under the same id, unhealthy. */
function leftOut(
  { service, instances, health, name }: Discovered,
  settled: readonly TaskPlace[],
): { readonly tasks: readonly TaskPlace[] } | { readonly unknown: string } {
  const healthy = settled.filter(({ item }) => item.healthStatus === "HEALTHY");
  if (service.item.healthCheck === undefined || healthy.length === 0) return { tasks: [] };
  if (health === undefined) return { unknown: `What Cloud Map holds of the health of ${name} was not read.` };
  const own = new Set(instances.flatMap((one) => (isOfAnotherAccount(one) ? [] : [one.item.id])));
  const ids = ({ item }: TaskPlace): string => lastPartOf(item.taskArn);
  return { tasks: healthy.filter((task) => own.has(ids(task)) && health.get(ids(task)) === "UNHEALTHY") };
}

type Told = Subject & { readonly settled: readonly TaskPlace[] };

function sayMissing({ service, discovered, settled }: Told, missing: readonly TaskPlace[]): Saying<"missing"> {
  const { name, instances } = discovered;
  return {
    ...common({ service, discovered }),
    discriminator: discovered.service.urn,
    says: "missing",
    values: {
      name,
      service: service.item.serviceName,
      missing: missing.length,
      tasks: settled.length,
      registered: settled.length - missing.length,
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
  { service, discovered, settled }: Told,
  unhealthy: readonly TaskPlace[],
): Saying<"unhealthy" | "allUnhealthy"> {
  const { name, health } = discovered;
  const statuses = [...(health?.values() ?? [])];
  const isAll = statuses.every((status) => status === "UNHEALTHY");
  return {
    ...common({ service, discovered }),
    discriminator: `${discovered.service.urn}/health`,
    says: isAll ? "allUnhealthy" : "unhealthy",
    // With nobody healthy all are answered. Source: Cloud Map API reference, "DnsConfig", "MULTIVALUE".
    ...(isAll ? { severity: "medium" as const } : {}),
    values: {
      name,
      service: service.item.serviceName,
      unhealthy: unhealthy.length,
      tasks: settled.length,
      list: namesOf(unhealthy),
    },
    because: [
      fact(
        discovered.service.urn,
        "cloudMapInstanceHealth",
        `${name}: UNHEALTHY = ${statuses.filter((status) => status === "UNHEALTHY").length}/${statuses.length}`,
      ),
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
