import { eniSlots } from "#lib/analysis/capacity/eni-slots.ts";
import type { ContainerInstancePlace, OwnedInterface } from "#lib/graph/topology.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import { clustersInScope, instanceName, roomTables, type ClusterPlace } from "../clusters.ts";
import { fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { isWanted, runsOnInstances } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly cluster: ClusterPlace; readonly typesByName: ReadonlyMap<string, InstanceType> };

/** An instance with the interfaces that somebody attached to it. */
type Found = { readonly place: ContainerInstancePlace; readonly interfaces: readonly OwnedInterface[] };

/** ENI-007: somebody attached interfaces to container instances, of which ECS knows nothing. */
export const interfaceAttachedByHand = defineRule({
  id: "ENI-007",
  slug: "interface-attached-by-hand",
  severity: "medium",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "instanceTypes",
    "networkInterfaces",
  ],
  partialIsFine: ["instanceTypes", "ec2Instances"],
  text: {
    title: "Interface attached by hand to a container instance",
    why: "ECS counts the interfaces it attached itself. One that somebody else attached takes a place of which it does not know: it places a task there, and the task times out waiting for its interface.",
    fix: "Detach the interface, or let its instance out of the cluster that runs awsvpc tasks.",
    limits:
      "An interface that carries a tag of yours is taken to be there on purpose, and so is one of Elastic Fabric Adapter.",
    says: {
      attached:
        "{interfaces|interface|interfaces} of {instances|container instance|container instances} of cluster {cluster} were attached by hand: ECS does not count them",
    },
    figures: { attached: "Attached by hand: {table}." },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html"],
  subjects: ({ scope, topology, items }) => {
    const { typesByName } = roomTables({ instanceTypes: items.instanceTypes, subnets: [] });
    return clustersInScope(topology, scope)
      .filter(({ services }) =>
        services.some(({ item, networkMode }) => isWanted(item) && runsOnInstances(item) && networkMode === "awsvpc"),
      )
      .map((cluster): Subject => ({ cluster, typesByName }));
  },
  check: ({ cluster, typesByName }) => {
    const found = cluster.instances
      .map((place): Found => ({ place, interfaces: place.interfaces.filter(isByHand) }))
      .filter(({ interfaces }) => interfaces.length > 0);
    if (found.length === 0) return [];
    const interfaces = found.flatMap((one) => one.interfaces);
    const isTight = found.some(({ place }) => !hasPlaces(place, typesByName));
    return [
      {
        ...subjectOf(cluster.urn),
        says: "attached",
        severity: isTight ? "medium" : "low",
        confidence: "likely",
        values: {
          cluster: cluster.name,
          interfaces: interfaces.length,
          instances: found.length,
          table: listed(found.flatMap(rowsOf)),
        },
        affected: found.map(({ place }) => place.urn),
        because: interfaces.map((one) => fact(one.urn, "networkInterfaces", attachmentText(one))),
        about: [cluster.urn, ...found.map(({ place }) => place.urn)],
      },
    ];
  },
});

function isByHand({ item, owner }: OwnedInterface): boolean {
  const isFabric = item.interfaceType?.startsWith("efa") === true;
  return owner.class === "attached-by-hand" && !isFabric && item.tags.every(({ key }) => key.startsWith("aws:"));
}

/** Whether an instance has task interfaces left all the same, or takes none for tasks because they share a trunk. */
function hasPlaces(place: ContainerInstancePlace, typesByName: ReadonlyMap<string, InstanceType>): boolean {
  const slots = eniSlots(place, typesByName.get(place.instance?.item.instanceType ?? ""));
  return slots !== undefined && (slots.trunked || (slots.taskFree ?? 0) > 0);
}

function rowsOf({ place, interfaces }: Found): readonly string[] {
  return interfaces.map(({ item }) => `${instanceName(place)} ${item.networkInterfaceId}`);
}

function attachmentText({ item: { attachment, description } }: OwnedInterface): string {
  return `attachment = ${attachment?.instanceId ?? "?"}, deviceIndex = ${attachment?.deviceIndex ?? "?"}, description = ${description ?? ""}`;
}
