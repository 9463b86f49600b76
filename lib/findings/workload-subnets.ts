import type { SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";
import { isWanted } from "./service-state.ts";
import { tasksAlone } from "./tasks-alone.ts";
import { whereaboutsOf } from "./whereabouts.ts";

/** The subnets of a scope in which tasks run or may start, by the VPC they are in. */
export const workloadSubnets = oncePerScope((topology, scope): ReadonlyMap<Urn, readonly SubnetPlace[]> => {
  const ids = new Set<string>();
  for (const service of inScope(topology.services, scope)) {
    const configured = isWanted(service.item) ? service.item.awsvpcConfiguration?.subnets : undefined;
    for (const subnetId of configured ?? []) ids.add(subnetId);
    for (const subnetId of whereaboutsOf(service).subnetIds) ids.add(subnetId);
  }
  for (const { networkInterface } of tasksAlone(topology, scope)) {
    if (networkInterface?.item.subnetId !== undefined) ids.add(networkInterface.item.subnetId);
  }
  return groupBy(
    inScope(topology.subnets, scope).filter(({ item }) => ids.has(item.subnetId)),
    ({ vpcUrn }) => vpcUrn,
  );
});
