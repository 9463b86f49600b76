import { isGrowing } from "#lib/analysis/capacity/launch.ts";
import {
  eligibleInstances,
  hasUntoldExpressions,
  instancesInState,
  placementExpressions,
  subnetZones,
  zoneOf,
} from "#lib/analysis/capacity/placement.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import type { CapacityProvider } from "#lib/model/resources/ecs-cluster.ts";
import { clustersInScope, instanceName, roomTables, type ClusterPlace } from "../clusters.ts";
import { distinct, fact, listed } from "../fact.ts";
import type { Values } from "../finding.ts";
import { defineRule } from "../rule.ts";
import { isWanted, openEvent, runsOnInstances } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Subject = {
  readonly service: ServicePlace;
  readonly cluster: ClusterPlace;
  readonly zones: ReadonlySet<string> | undefined;
  readonly vpcIds: ReadonlySet<string>;
  readonly providers: ReadonlyMap<string, CapacityProvider>;
};

type Says = "empty" | "zones" | "vpc" | "expression" | "ability";

/** ECS-004: no container instance stands where the tasks of a service may start. */
export const noEligibleInstance = defineRule({
  id: "ECS-004",
  slug: "no-eligible-instance",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "subnets",
    "capacityProviders",
  ],
  partialIsFine: ["ecsTasks"],
  text: {
    title: "No container instance where the tasks may start",
    why: "An awsvpc task on EC2 goes to an instance in the VPC and in one of the Availability Zones of its service's subnets, and only to one whose agent can attach interfaces. A placement expression narrows that down further. Without such an instance nothing is placed.",
    fix: "Add container instances in the zones of the service's subnets, give the service subnets where instances are, or give instances what its placement expression asks for.",
    limits:
      "The zone is what counts, not the subnet itself. Placement expressions are evaluated as far as they compare attributes. A capacity provider with managed scaling is taken to add instances.",
    says: {
      empty: "{service} has no container instance to run on in cluster {cluster}",
      zones: "{service} wants its tasks in {wanted}, and the container instances of cluster {cluster} are in {found}",
      vpc: "{service} wants its tasks in {wanted}, and the container instances of cluster {cluster} are in {found}",
      expression: "{service} wants container instances with {expression}, and none of cluster {cluster} is one",
      ability: "{service} needs container instances that can attach task interfaces, and none of cluster {cluster} can",
    },
    figures: {
      empty: "Desired {desired}, running {running}. Active and connected: {instances}.",
      zones: "Desired {desired}, running {running}. Active and connected: {instances}.",
      vpc: "Desired {desired}, running {running}. Active and connected: {instances}.",
      expression: "Desired {desired}, running {running}. Active and connected: {instances}.",
      ability:
        "Desired {desired}, running {running}. Active and connected, without ecs.capability.task-eni: {instances}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html"],
  subjects: ({ scope, topology, items }) => {
    const { zonesBySubnet } = roomTables({ subnets: items.subnets, instanceTypes: [] });
    const vpcBySubnet = new Map(items.subnets.map(({ subnetId, vpcId }) => [subnetId, vpcId]));
    const providers = new Map(items.capacityProviders.map((provider) => [provider.name, provider]));
    return clustersInScope(topology, scope).flatMap((cluster) =>
      cluster.services
        .filter(({ item }) => isWanted(item) && runsOnInstances(item) && item.schedulingStrategy !== "DAEMON")
        .map((service): Subject => {
          const subnetIds = service.item.awsvpcConfiguration?.subnets ?? [];
          const zones = subnetZones(service.item, zonesBySubnet);
          const vpcIds = new Set(subnetIds.flatMap((subnetId) => vpcBySubnet.get(subnetId) ?? []));
          return { service, cluster, zones, vpcIds, providers };
        }),
    );
  },
  check: (subject, { now }) => {
    const { service, cluster } = subject;
    const { item } = service;
    const named = providersOf(subject);
    if (named.some(({ provider }) => provider !== undefined && isGrowing(provider))) return [];
    const running = instancesInState(item, cluster.instances);
    const says = whyNone(subject, running);
    if (says === undefined) return untold(subject, running);
    const unlisted = named.find(({ provider }) => provider === undefined);
    if (unlisted !== undefined)
      return {
        unknown: `Whether capacity provider ${unlisted.name} of ${item.serviceName} adds instances was not told.`,
      };
    const event = openEvent(item, "ECS-004", now);
    const isMissed = event !== undefined && item.runningCount < item.desiredCount;
    return [
      {
        ...subjectOf(service.urn),
        says,
        confidence: isMissed ? "confirmed" : "likely",
        values: { ...valuesOf(subject, running), ...placesOf(subject, says, running) },
        affected: [service.urn],
        because: [
          fact(service.urn, "ecsServices", `subnets = ${listed(item.awsvpcConfiguration?.subnets ?? [], 16) || "—"}`),
          ...(event === undefined ? [] : [fact(service.urn, "ecsServices", `${event.createdAt}: ${event.message}`)]),
          ...running.map((place) =>
            fact(place.urn, "ecsContainerInstances", `${zoneOf(place) ?? "?"}, ${vpcOf(place) ?? "?"}`),
          ),
        ],
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});

/** The capacity providers a service names, as far as they are listed: one of a single cluster is not. */
function providersOf({ service, providers }: Subject) {
  return service.item.capacityProviderStrategy.map(({ capacityProvider }) => {
    const name = capacityProvider.slice(capacityProvider.lastIndexOf("/") + 1);
    return { name, provider: providers.get(name) };
  });
}

function valuesOf({ service, cluster }: Subject, running: readonly ContainerInstancePlace[]): Values {
  const { item } = service;
  return {
    service: item.serviceName,
    cluster: cluster.name,
    desired: item.desiredCount,
    running: item.runningCount,
    instances: listed(running.map(instanceName)) || "—",
    expression: listed(placementExpressions(service)) || "—",
  };
}

/** Where the tasks should go, and where the instances are. */
function placesOf({ zones, vpcIds }: Subject, says: Says, running: readonly ContainerInstancePlace[]): Values {
  const wanted = says === "vpc" ? vpcIds : (zones ?? new Set<string>());
  const found = running.map((place) => (says === "vpc" ? vpcOf(place) : zoneOf(place)) ?? "?");
  return {
    wanted: listed([...wanted].toSorted()) || "—",
    found: listed(distinct(found).toSorted()) || "—",
  };
}

/** Why it cannot be told; nothing when an instance is where the tasks may go. */
function untold(
  { service, cluster, zones }: Subject,
  running: readonly ContainerInstancePlace[],
): readonly never[] | { readonly unknown: string } {
  const eligible = eligibleInstances(service, running);
  if (eligible.every((place) => hasUntoldExpressions(service, [place])))
    return { unknown: `${service.item.serviceName} is placed by an expression that is not evaluated.` };
  if (service.networkMode !== "awsvpc") return [];
  if (zones === undefined) return { unknown: `The zones of ${service.item.serviceName}'s subnets were not read.` };
  return running.every((place) => zoneOf(place) === undefined)
    ? { unknown: `The zones of the container instances of ${cluster.name} were not told.` }
    : [];
}

function whyNone({ service, zones, vpcIds }: Subject, running: readonly ContainerInstancePlace[]): Says | undefined {
  if (running.length === 0) return "empty";
  const misplaced = service.networkMode === "awsvpc" ? misplacedBy({ zones, vpcIds }, running) : undefined;
  if (misplaced !== undefined) return misplaced;
  const eligible = eligibleInstances(service, running);
  if (eligible.length === 0) return "expression";
  const hasAbility = ({ item }: ContainerInstancePlace) =>
    item.attributes.some(({ name }) => name === "ecs.capability.task-eni");
  // An instance without any attribute was not told in full.
  const isUnable = (place: ContainerInstancePlace) => place.item.attributes.length > 0 && !hasAbility(place);
  return service.networkMode === "awsvpc" && eligible.every(isUnable) ? "ability" : undefined;
}

/** Whether all instances are in another VPC, or in other zones, than the subnets of the tasks. */
function misplacedBy(
  { zones, vpcIds }: Pick<Subject, "zones" | "vpcIds">,
  running: readonly ContainerInstancePlace[],
): "vpc" | "zones" | undefined {
  const vpcs = running.map(vpcOf);
  if (vpcIds.size > 0 && vpcs.every((vpcId) => vpcId !== undefined && !vpcIds.has(vpcId))) return "vpc";
  const places = running.map(zoneOf);
  const isElsewhere = zones !== undefined && places.every((zone) => zone !== undefined && !zones.has(zone));
  return isElsewhere ? "zones" : undefined;
}

function vpcOf({ item, instance }: ContainerInstancePlace): string | undefined {
  return instance?.item.vpcId ?? item.attributes.find(({ name }) => name === "ecs.vpc-id")?.value;
}
