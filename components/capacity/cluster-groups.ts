import { groupBy } from "#lib/model/group-by.ts";
import type { Capacity } from "#lib/api/capacity.ts";
import { holds, pairsOf, shownOf, type Pair } from "./pairs.ts";

type Instance = Capacity["instances"][number];
type Service = Capacity["services"][number];

/** A cluster with its container instances and the services that start tasks on them. */
export type ClusterGroup = {
  readonly clusterArn: string;
  readonly name: string;
  /** Those with the fewest free places first. */
  readonly instances: readonly Pair<Instance>[];
  /** Those that are worst off first. */
  readonly services: readonly Pair<Service>[];
  /** The services whose tasks take interface places, in a lasting order: their fills go by it. */
  readonly drawn: readonly string[];
};

/** The clusters that have container instances, those that hold a text: what a what-if changes first, then by name. */
export function clusterGroups(today: Capacity, then: Capacity | undefined, text: string): readonly ClusterGroup[] {
  const instances = byCluster(pairsOf(today.instances, then?.instances));
  const services = byCluster(pairsOf(today.services, then?.services));
  return [...instances]
    .map(([clusterArn, ofCluster]): ClusterGroup => {
      const name = clusterArn.slice(clusterArn.lastIndexOf("/") + 1);
      const onHosts = (services.get(clusterArn) ?? []).filter((pair) => shownOf(pair)?.launch !== "fargate");
      const drawn = onHosts.filter((pair) => shownOf(pair)?.networkMode === "awsvpc").map(({ urn }) => urn);
      const named = namedIn(text, { name, instances: ofCluster, services: onHosts });
      return {
        clusterArn,
        name,
        instances: named.instances.toSorted((a, b) => freeOf(shownOf(a)) - freeOf(shownOf(b))),
        services: named.services.toSorted((a, b) => roomOf(shownOf(a)) - roomOf(shownOf(b))),
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

type Named = Pick<ClusterGroup, "instances" | "services">;

/** What of a cluster a text names, and what belongs to it: a service with all instances, an instance with all services. */
function namedIn(text: string, cluster: Named & { readonly name: string }): Named {
  const { instances, services } = cluster;
  if (holds(text, [cluster.name])) return { instances, services };
  const ofServices = services.filter((pair) => holds(text, [shownOf(pair)?.name, pair.urn]));
  const ofInstances = instances.filter((pair) => isInstanceNamed(text, shownOf(pair)));
  if (ofServices.length > 0)
    return { instances: ofInstances.length > 0 ? ofInstances : instances, services: ofServices };
  return { instances: ofInstances, services: ofInstances.length > 0 ? services : [] };
}

/** Whether anything would be otherwise there. */
function isOther({ instances, services }: ClusterGroup): boolean {
  return [...instances, ...services].some(
    ({ today, then }) => then !== undefined && JSON.stringify(today) !== JSON.stringify(then),
  );
}

function isInstanceNamed(text: string, instance: Instance | undefined): boolean {
  return holds(text, [
    instance?.name,
    instance?.ec2InstanceId,
    instance?.instanceType,
    instance?.availabilityZone,
    instance?.id,
    instance?.urn,
  ]);
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
