import { once } from "#lib/graph/lazily.ts";
import type { ServicePlace } from "#lib/graph/topology.ts";
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
import { defineRule } from "../rule.ts";
import { isSettling, isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly service: ServicePlace; readonly discovered: Discovered };

/** SD-004: tasks that run, and that nobody can discover. */
export const taskNotDiscovered = defineRule({
  id: "SD-004",
  slug: "task-not-discovered",
  severity: "high",
  level: "regional",
  needs: ["cloudMapNamespaces", "cloudMapServices", "cloudMapInstances", "ecsServices", "ecsTasks"],
  partialIsFine: ["cloudMapNamespaces", "cloudMapServices", "ecsServices", "ecsTasks"],
  text: {
    title: "Running task is missing in Cloud Map",
    why: "Clients that discover the service never learn of the task: the others carry its load, and when they stop, the name answers with nobody though tasks run.",
    fix: "Force a new deployment of the service: every new task is registered again. If it comes back, look for throttling of AWS Cloud Map in the service's events.",
    limits:
      "The health Cloud Map holds of an instance is not read: a task that is registered and taken for unhealthy is not seen here.",
    says: {
      missing: "{name} does not know {missing} of {tasks|running task|running tasks} of {service}",
    },
    figures: { missing: "Registered: {registered} of {tasks}. Missing: {list}." },
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
  check: ({ service, discovered }, { topology, scope, now }) => {
    const { instances, name } = discovered;
    // With no instance at all the registry itself is the finding.
    if (instances.length === 0 || isSettling(service.item, [], now)) return [];
    // Asked of tasks that no address tells: nearly always of none.
    const ids = once(() => new Set(instances.map(({ item }) => item.id)));
    // In another account's network the same address is somebody else's.
    const own = instances.filter((instance) => !isOfAnotherAccount(instance));
    const addresses = new Set(own.map((instance) => attributeOf(instance, "AWS_INSTANCE_IPV4")));
    const missing = service.tasks.filter(
      (task) =>
        !(task.networkMode === "awsvpc" && addresses.has(task.address)) &&
        !ids().has(lastPartOf(task.item.taskArn)) &&
        mustBeRegistered(task, now),
    );
    if (missing.length === 0) return [];
    if (readApart(topology, scope, ["ecsTasks", "cloudMapInstances"])) {
      return {
        unknown: "Tasks and Cloud Map instances were read more than a minute apart: tasks may have moved in between.",
      };
    }
    const settled = service.tasks.filter((task) => mustBeRegistered(task, now));
    return [
      {
        ...subjectOf(service.urn),
        discriminator: discovered.service.urn,
        says: "missing",
        confidence: "confirmed",
        values: {
          name,
          service: service.item.serviceName,
          missing: missing.length,
          tasks: settled.length,
          registered: settled.length - missing.length,
          list: listed(missing.map(({ address, item }) => address ?? lastPartOf(item.taskArn))),
        },
        affected: [service.urn, discovered.service.urn],
        because: [
          fact(discovered.service.urn, "cloudMapInstances", `${name}: ${instances.length}`),
          ...missing
            .slice(0, 5)
            .map(({ urn, item, address }) =>
              fact(urn, "ecsTasks", `${address ?? "?"}: RUNNING, startedAt = ${item.startedAt ?? "?"}`),
            ),
        ],
        about: [service.urn, discovered.service.urn],
      },
    ];
  },
});
