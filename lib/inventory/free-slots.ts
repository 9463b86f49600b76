import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import type { UnreadFact } from "#lib/filter/filter.ts";
import { clusterUrnOf } from "#lib/graph/ecs-urns.ts";
import { valuesOf } from "#lib/graph/keyed-list.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

/** Interfaces that tasks can still get, of each container instance it is about, and why some figures are not known. */
export type FreeSlots = { readonly free: readonly number[]; readonly unread: readonly UnreadFact[] };

/**
 * The free slots of container instances; of a cluster those of its instances, of a service whose tasks want an
 * interface each those of the instances they can start on, of such a task those of the one it is on.
 */
export function slotsByUrn(topology: Topology): ReadonlyMap<Urn, FreeSlots> {
  const { instances, services } = capacityOf(capacityModel(topology), "en");
  const own = new Map(
    instances.map(({ urn, enis, unknowns }): readonly [Urn, FreeSlots] => {
      const unread = unknowns.filter(({ field }) => field.startsWith("enis")).map(({ text, call }) => ({ text, call }));
      return [urn, { free: enis.taskFree === undefined ? [] : [enis.taskFree], unread }];
    }),
  );
  const ofCluster = groupBy(topology.containerInstances.values(), clusterUrnOf);
  const inCluster = (cluster: Urn): FreeSlots => {
    const slots = (ofCluster.get(cluster) ?? []).flatMap(({ urn }) => own.get(urn) ?? []);
    const unread = unlisted(topology, cluster);
    return { free: slots.flatMap(({ free }) => free), unread: [...slots.flatMap((one) => one.unread), ...unread] };
  };
  const clusters = new Map(topology.clusterUrns.map((urn) => [urn, inCluster(urn)]));
  const onInstances = services.filter(
    ({ launch, networkMode }) => networkMode === "awsvpc" && (launch === "ec2" || launch === "mixed"),
  );
  return new Map([
    ...own,
    ...clusters,
    ...onInstances.flatMap(({ urn }) => {
      const slots = clusters.get(topology.services.get(urn)?.clusterUrn ?? urn);
      return slots === undefined ? [] : [[urn, slots] as const];
    }),
    ...valuesOf(topology.tasks).flatMap(({ urn, networkMode, containerInstance }) => {
      const slots = networkMode === "awsvpc" && containerInstance !== undefined ? own.get(containerInstance.urn) : undefined; // prettier-ignore
      return slots === undefined ? [] : [[urn, slots] as const];
    }),
  ]);
}

function unlisted(topology: Topology, cluster: Urn): readonly UnreadFact[] {
  const place = parseUrn(cluster);
  if (place === undefined) return [];
  return unreadAreas(topology, place, ["ecsContainerInstances"]).map(({ text, call }) => ({ text, call }));
}
