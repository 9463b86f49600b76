import type { ServicePlace } from "#lib/graph/topology.ts";
import {
  discoveredIn,
  lastPartOf,
  mustBeRegistered,
  registriesOf,
  type Discovered,
  type Registry,
} from "../discovery.ts";
import { fact } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { readApart } from "../read-apart.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isSettling, isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly service: ServicePlace; readonly registry: Registry; readonly discovered?: Discovered };

/** SD-009: a service registers with a Cloud Map service that is gone, or that knows none of its tasks. */
export const registryIsGone = defineRule({
  id: "SD-009",
  slug: "registry-is-gone",
  severity: "high",
  level: "regional",
  needs: ["cloudMapNamespaces", "cloudMapServices", "cloudMapInstances", "ecsServices", "ecsTasks"],
  partialIsFine: ["ecsServices", "ecsTasks"],
  text: {
    title: "Registry points at a missing Cloud Map service",
    why: "The name clients discover the service by answers with nobody. ECS registers a task once, when it starts: a Cloud Map service that was deleted, or created anew under running tasks, stays empty.",
    fix: "Create the Cloud Map service again and update the service's registry, then force a new deployment: every new task is registered.",
    limits: "A Cloud Map service that another account shares is not seen, and not judged.",
    says: {
      missing: "{service} registers with {registry}, which does not exist: nobody can discover it",
      empty: "{name} knows none of {tasks|running task|running tasks} of {service}: it was created anew, or never told",
    },
    figures: {
      missing: "registryArn {arn}; Cloud Map services read: {known}.",
      empty: "Instances registered: 0. Running tasks: {tasks}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html"],
  subjects: ({ scope, topology }) => {
    const byArn = new Map(discoveredIn(topology, scope).map((one) => [one.service.item.arn, one]));
    return inScope(topology.services, scope)
      .filter(({ item }) => isWanted(item))
      .flatMap((service) =>
        registriesOf(service)
          .filter(({ registryArn }) => isOurs(registryArn, service))
          .map((registry): Subject => {
            const discovered = byArn.get(registry.registryArn ?? "");
            return discovered === undefined ? { service, registry } : { service, registry, discovered };
          }),
      );
  },
  check: (subject, view) => {
    const { service, discovered } = subject;
    const running = service.tasks.filter((task) => mustBeRegistered(task, view.now)).length;
    if (discovered === undefined) return [finding(subject, { running, known: view.items.cloudMapServices.length })];
    if (discovered.instances.length > 0 || running === 0 || isSettling(service.item, [], view.now)) return [];
    if (readApart(view.topology, view.scope, ["ecsTasks", "cloudMapInstances"])) {
      return {
        unknown: "Tasks and Cloud Map instances were read more than a minute apart: tasks may have moved in between.",
      };
    }
    return [finding(subject, { running, known: view.items.cloudMapServices.length })];
  },
});

function finding(
  { service, registry, discovered }: Subject,
  { running, known }: { readonly running: number; readonly known: number },
): Saying<"missing" | "empty"> {
  const { registryArn: arn = "" } = registry;
  const own = discovered === undefined ? [] : [discovered.service.urn];
  return {
    ...subjectOf(service.urn),
    discriminator: arn,
    says: discovered === undefined ? "missing" : "empty",
    confidence: "confirmed",
    values: {
      service: service.item.serviceName,
      registry: lastPartOf(arn),
      arn,
      known,
      name: discovered?.name ?? "—",
      tasks: running,
    },
    affected: [service.urn, ...own],
    because: [
      fact(service.urn, "ecsServices", `registryArn = ${arn}`),
      discovered === undefined
        ? fact(service.urn, "cloudMapServices", `${lastPartOf(arn)}: —`)
        : fact(discovered.service.urn, "cloudMapInstances", `${discovered.name}: 0`),
    ],
    cli: awsCommand(service.region, "ecs update-service", {
      cluster: lastPartOf(service.item.clusterArn),
      service: service.item.serviceName,
      "force-new-deployment": [],
    }),
    about: [service.urn, ...own],
  };
}

function isOurs(arn: string | undefined, { account, region }: ServicePlace): boolean {
  const [, , service, where, owner] = (arn ?? "").split(":");
  return service === "servicediscovery" && where === region && owner === account;
}
