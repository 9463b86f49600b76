import { groupBy } from "#lib/model/group-by.ts";
import type { Capacity } from "#lib/api/capacity.ts";
import { isKept, type Kept } from "./kept.ts";
import { changedFirst, changes, pairsOf, shownOf, type Pair } from "./pairs.ts";
import type { Listed } from "./use-board-filter.ts";

type Instance = Capacity["instances"][number];
type Service = Capacity["services"][number];

/** A cluster with its container instances and the services that start tasks on them. */
export type ClusterGroup = {
  readonly clusterArn: string;
  readonly name: string;
  /** Those with the fewest free places first. */
  readonly instances: readonly Pair<Instance>[];
  /** What a what-if changes first, then those that are worst off. */
  readonly services: readonly Pair<Service>[];
  /** The services whose tasks take interface places, in a lasting order: their fills go by it. */
  readonly drawn: readonly string[];
};

/** The container instances, and the services whose tasks run on them, of the clusters that have some. */
export function onHosts({ instances, services }: Capacity): Listed {
  const clusters = new Set(instances.map(({ clusterArn }) => clusterArn));
  const there = services.filter(({ launch, clusterArn }) => launch !== "fargate" && clusters.has(clusterArn));
  return { kinds: ["ecs-container-instance", "ecs-service"], urns: [...instances, ...there].map(({ urn }) => urn) };
}

/** The clusters that have container instances, as far as a filter leaves some of them: what a what-if changes first, then by name. */
export function clusterGroups(today: Capacity, then: Capacity | undefined, kept: Kept): readonly ClusterGroup[] {
  const instances = byCluster(pairsOf(today.instances, then?.instances));
  const services = byCluster(pairsOf(today.services, then?.services));
  return [...instances]
    .map(([clusterArn, ofCluster]): ClusterGroup => {
      const name = clusterArn.slice(clusterArn.lastIndexOf("/") + 1);
      const own = (services.get(clusterArn) ?? []).filter((pair) => shownOf(pair)?.launch !== "fargate");
      const drawn = own.filter((pair) => shownOf(pair)?.networkMode === "awsvpc").map(({ urn }) => urn);
      const left = leftOf(kept, { instances: ofCluster, services: own });
      return {
        clusterArn,
        name,
        instances: left.instances.toSorted((a, b) => freeOf(shownOf(a)) - freeOf(shownOf(b))),
        services: changedFirst(left.services.toSorted((a, b) => roomOf(shownOf(a)) - roomOf(shownOf(b)))),
        drawn,
      };
    })
    .filter((group) => group.instances.length > 0 || group.services.length > 0)
    .toSorted((a, b) => Number(isOther(b)) - Number(isOther(a)) || (a.name < b.name ? -1 : 1));
}

/** The instances of a cluster by the Auto Scaling group that started them, by name; those of none, or of an unknown one, under "" at the end. */
export function byScalingGroup(
  instances: readonly Pair<Instance>[],
): readonly (readonly [string, readonly Pair<Instance>[]])[] {
  const groups = groupBy(instances, (pair) => shownOf(pair)?.autoScalingGroup ?? "");
  return [...groups].sort(([a], [b]) => Number(a === "") - Number(b === "") || (a < b ? -1 : 1));
}

type Left = Pick<ClusterGroup, "instances" | "services">;

/** What a filter leaves of a cluster, and what belongs to it: a service with all instances, an instance with all services. */
function leftOf(kept: Kept, { instances, services }: Left): Left {
  const ofServices = services.filter((pair) => isKept(kept, pair, [shownOf(pair)?.name, pair.urn]));
  const ofInstances = instances.filter((pair) => isKept(kept, pair, wordsOf(shownOf(pair))));
  if (ofServices.length > 0)
    return { instances: ofInstances.length > 0 ? ofInstances : instances, services: ofServices };
  return { instances: ofInstances, services: ofInstances.length > 0 ? services : [] };
}

/** Whether anything would be otherwise there. */
function isOther({ instances, services }: ClusterGroup): boolean {
  return [...instances, ...services].some(changes);
}

function wordsOf(instance: Instance | undefined): readonly (string | undefined)[] {
  return [instance?.name, instance?.ec2InstanceId, instance?.instanceType, instance?.availabilityZone, instance?.urn];
}

/** What is not known comes after what is full, and before what has room. */
function freeOf(instance: Instance | undefined): number {
  return instance?.enis.taskFree ?? 0.5;
}

function roomOf(service: Service | undefined): number {
  if (service === undefined || service.desired === 0) return Infinity;
  return service.surge.fits === false ? -1 - (service.surge.shortBy ?? 0) : (service.placeable ?? 0.5);
}

function byCluster<Row extends { readonly clusterArn: string }>(
  pairs: readonly Pair<Row>[],
): ReadonlyMap<string, readonly Pair<Row>[]> {
  const groups = new Map<string, Pair<Row>[]>();
  for (const pair of pairs) {
    const cluster = shownOf(pair)?.clusterArn ?? "";
    const group = groups.get(cluster);
    if (group === undefined) groups.set(cluster, [pair]);
    else group.push(pair);
  }
  return groups;
}
