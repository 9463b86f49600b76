import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import { once } from "#lib/graph/lazily.ts";
import type { Placed, ServicePlace, TaskPlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { CloudMapInstance } from "#lib/model/resources/cloud-map.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Scope } from "#lib/model/scope.ts";
import { urnOf } from "#lib/model/urn.ts";
import {
  attributeOf,
  discoveredIn,
  isOfAnotherAccount,
  lastPartOf,
  recordTtl,
  registriesOf,
  sharerOf,
  type Discovered,
} from "../discovery.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { readApart } from "../read-apart.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

const MINUTE_MS = 60_000;
/** So many instances are given a command each. */
const COMMANDS_AT_MOST = 20;

/** The tasks of a scope, by what an instance may be known by. */
type Tasks = {
  readonly ids: () => ReadonlySet<string>;
  /** Those of the services that register in a Cloud Map service, by its ARN: there nearly all instances are found. */
  readonly idsByRegistry: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byAddress: () => ReadonlyMap<string, readonly TaskPlace[]>;
  readonly stopped: () => ReadonlyMap<string, EcsTask>;
  readonly clusters: ReadonlySet<string>;
};

type Registered = Placed<CloudMapInstance>;

/** SD-001: an instance ECS registered in Cloud Map whose task is gone. */
export const registeredWithoutTask = defineRule({
  id: "SD-001",
  slug: "registered-without-task",
  severity: "high",
  level: "regional",
  needs: [
    "cloudMapNamespaces",
    "cloudMapServices",
    "cloudMapInstances",
    "ecsClusters",
    "ecsServices",
    "ecsTasks",
    "ecsContainerInstances",
    "ec2Instances",
    "networkInterfaces",
  ],
  partialIsFine: ["cloudMapNamespaces", "cloudMapServices", "cloudMapInstances", "networkInterfaces"],
  text: {
    title: "Cloud Map instance without a live task",
    why: "Clients that discover the service are given an address behind which nobody is, or somebody else. Cloud Map answers with it until it is deregistered.",
    fix: "Deregister the instance, then find out why ECS did not: most often the agent was disconnected when the task stopped, or the service was deleted by force.",
    limits:
      "Instances that were not registered by ECS, or that another account registered, are left alone. Tasks that stopped more than an hour ago are forgotten. In a namespace that another account shares nothing is judged.",
    says: {
      gone: "{name} still answers with {stale|address|addresses} of tasks of {services} that are gone",
      reused: "{name} answers with {address}, which now belongs to {owner}",
    },
    figures: {
      gone: "{stale} of {instances|instance|instances}: {list}.",
      reused: "{stale} of {instances|instance|instances}: {list}. Owner of {address} now: {owner}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html"],
  subjects: ({ scope, topology, items }) => {
    const tasks = indexTasks(topology, inScope(topology.tasks, scope), {
      services: inScope(topology.services, scope),
      clusters: items.ecsClusters.map(({ clusterName }) => clusterName),
    });
    return discoveredIn(topology, scope)
      .filter(({ instances }) => instances.length > 0)
      .map((discovered) => ({ discovered, tasks }));
  },
  check: ({ discovered, tasks }, { topology, scope, now }) => {
    const { service, instances, name } = discovered;
    const running = tasks.idsByRegistry.get(service.item.arn ?? "");
    const stale = instances.filter(
      (instance) =>
        running?.has(instance.item.id) !== true &&
        !isOfAnotherAccount(instance) &&
        isStale(instance, discovered, { tasks, now }),
    );
    const [first] = stale;
    if (first === undefined) return [];
    const unknown = whyUntold(discovered, stale, { topology, scope });
    if (unknown !== undefined) return { unknown };
    const owners = stale.map((instance) => ownerNow(instance, topology, tasks));
    const at = owners.findIndex((owner) => owner !== undefined);
    const isInDns = stale.some((instance) => isAnswered(instance, discovered, topology));
    const services = distinct(stale.map((instance) => attributeOf(instance, "ECS_SERVICE_NAME") ?? "?"));
    return [
      {
        ...subjectOf(service.urn),
        says: at < 0 ? "gone" : "reused",
        confidence: isInDns ? "confirmed" : "likely",
        values: {
          name,
          services: listed(services),
          stale: stale.length,
          instances: instances.length,
          list: listed(stale.map(placeOf)),
          address: placeOf(stale[Math.max(at, 0)] ?? first),
          owner: owners[at] ?? "—",
        },
        affected: [service.urn, ...servicesNamed(stale, topology, scope)],
        because: stale
          .slice(0, 5)
          .map((instance) => fact(instance.urn, "cloudMapInstances", `${placeOf(instance)}: tasks (RUNNING) = 0`)),
        cli: stale
          .slice(0, COMMANDS_AT_MOST)
          .map(({ item }) =>
            awsCommand(scope.region, "servicediscovery deregister-instance", {
              "service-id": service.item.id,
              "instance-id": item.id,
            }),
          )
          .join("\n"),
        about: [service.urn, ...servicesNamed(stale, topology, scope)],
      },
    ];
  },
});

function indexTasks(
  { containerInstances }: Topology,
  live: readonly TaskPlace[],
  of: { readonly services: readonly ServicePlace[]; readonly clusters: readonly string[] },
): Tasks {
  const stopped = () => of.services.flatMap(({ stoppedTasks }) => stoppedTasks.map(({ item }) => item));
  // Only an instance whose task is not there has its address and its past looked up.
  return {
    ids: once(() => idsOfTasks(live)),
    idsByRegistry: idsByRegistry(of.services),
    byAddress: once(() => {
      const hosts = new Map(
        [...containerInstances.values()].map(({ urn, instance }) => [urn, instance?.item.privateIpAddress]),
      );
      return groupBy(live, ({ address, containerInstance }) => address ?? hosts.get(containerInstance?.urn ?? ""));
    }),
    stopped: once(() => new Map(stopped().map((task) => [lastPartOf(task.taskArn), task]))),
    clusters: new Set(of.clusters),
  };
}

function idsOfTasks(tasks: readonly TaskPlace[]): ReadonlySet<string> {
  return new Set(tasks.map(({ item }) => lastPartOf(item.taskArn)));
}

function idsByRegistry(services: readonly ServicePlace[]): Tasks["idsByRegistry"] {
  const registered = services.flatMap((service) =>
    registriesOf(service).map(({ registryArn }) => ({ registryArn, tasks: service.tasks })),
  );
  const byRegistry = groupBy(registered, ({ registryArn }) => registryArn);
  return new Map([...byRegistry].map(([arn, of]) => [arn, idsOfTasks(of.flatMap(({ tasks }) => tasks))]));
}

/** Why an instance without a task of ours may have one all the same. */
function whyUntold(
  discovered: Discovered,
  stale: readonly Registered[],
  { topology, scope }: { readonly topology: Topology; readonly scope: Scope },
): string | undefined {
  const sharer = sharerOf(discovered);
  if (sharer !== undefined)
    return `The namespace of ${discovered.name} is shared by account ${sharer}: instances there may be of tasks of any account that has it, in a cluster of the same name.`;
  const isUntold = stale.some(({ item }) => item.createdByAccount === undefined);
  const unread = [
    ...(discovered.namespace === undefined ? unreadAreas(topology, scope, ["cloudMapNamespaces"]) : []),
    ...(isUntold ? unreadAreas(topology, scope, ["cloudMapInstances"]) : []),
  ][0];
  if (unread !== undefined) return unread.text;
  const guest = discovered.instances.find(isOfAnotherAccount)?.item.createdByAccount;
  if (guest !== undefined && isUntold)
    return `The namespace of ${discovered.name} is shared with account ${guest}, and who registered some of its instances was not told.`;
  return readApart(topology, scope, ["ecsTasks", "cloudMapInstances"])
    ? "Tasks and Cloud Map instances were read more than a minute apart: tasks may have moved in between."
    : undefined;
}

type Around = { readonly tasks: Tasks; readonly now: string };

/** ECS registers a task under the task's own id, and tells its cluster and service; another account's tasks are not ours to judge. */
function isStale(instance: Registered, { service }: Discovered, { tasks, now }: Around): boolean {
  const serviceName = attributeOf(instance, "ECS_SERVICE_NAME");
  const cluster = attributeOf(instance, "ECS_CLUSTER_NAME");
  const address = attributeOf(instance, "AWS_INSTANCE_IPV4");
  if (serviceName === undefined || address === undefined || cluster === undefined) return false;
  if (!tasks.clusters.has(cluster) || tasks.ids().has(instance.item.id)) return false;
  const port = Number(attributeOf(instance, "AWS_INSTANCE_PORT"));
  const isHeld = (tasks.byAddress().get(address) ?? []).some(
    ({ item, ports }) =>
      item.group === `service:${serviceName}` &&
      (!Number.isInteger(port) || ports.length === 0 || ports.some((one) => one.port === port)),
  );
  if (isHeld) return false;
  const stoppedAt = tasks.stopped().get(instance.item.id)?.stoppedAt;
  const window = (recordTtl(service) ?? 60) * 1000 + 2 * MINUTE_MS;
  return stoppedAt === undefined || Date.parse(now) - Date.parse(stoppedAt) > window;
}

/** Who has the address now, when anybody has. An instance's own address says nothing of its ports. */
function ownerNow(instance: Registered, topology: Topology, { byAddress }: Tasks): string | undefined {
  if (attributeOf(instance, "AWS_INSTANCE_PORT") !== undefined) return undefined;
  const address = attributeOf(instance, "AWS_INSTANCE_IPV4") ?? "";
  const [task] = byAddress().get(address) ?? [];
  if (task !== undefined) return task.item.group ?? task.item.taskArn;
  const vpcs = inScope(topology.vpcs, instance);
  const holder = vpcs
    .map(({ item }) => topology.interfacesByPrivateAddress.get(`${item.vpcId}|${address}`))
    .find((owned) => owned !== undefined);
  return holder === undefined ? undefined : (holder.owner.label ?? holder.item.networkInterfaceId);
}

/** Whether the zone that Cloud Map keeps answers with the instance. */
function isAnswered({ item }: Registered, { namespace, name }: Discovered, { records }: Topology): boolean {
  const zoneId = namespace?.item.hostedZoneId;
  if (zoneId === undefined) return false;
  return ["A", "SRV"].some((type) =>
    records.has(
      urnOf(
        { account: namespace?.account ?? "", region: "global" },
        "record-set",
        `${zoneId}/${name}/${type}/${item.id}`,
      ),
    ),
  );
}

function servicesNamed(stale: readonly Registered[], topology: Topology, scope: Parameters<typeof inScope>[1]) {
  const urns = stale.map((instance) =>
    urnOf(
      scope,
      "ecs-service",
      `${attributeOf(instance, "ECS_CLUSTER_NAME") ?? ""}/${attributeOf(instance, "ECS_SERVICE_NAME") ?? ""}`,
    ),
  );
  return distinct(urns).filter((urn) => topology.services.has(urn));
}

/** `10.0.1.10`, or with its port. */
function placeOf(instance: Registered): string {
  const port = attributeOf(instance, "AWS_INSTANCE_PORT");
  return [attributeOf(instance, "AWS_INSTANCE_IPV4") ?? "?", ...(port === undefined ? [] : [port])].join(":");
}
