import type { Urn } from "#lib/model/urn.ts";
import { valuesOf } from "./keyed-list.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type {
  ContainerInstancePlace,
  LoadBalancerPlace,
  OwnedInterface,
  ServicePlace,
  SubnetPlace,
  TargetGroupPlace,
  TaskPlace,
  Topology,
} from "./topology.ts";

/** The joins of one scope. Every list is in the order of the scope's own records of its area: one place is the place in both. */
export type ScopeJoins = {
  readonly placed: PlacedScope;
  readonly subnets: readonly SubnetPlace[];
  readonly interfaces: readonly OwnedInterface[];
  readonly services: readonly ServicePlace[];
  readonly tasks: readonly TaskPlace[];
  readonly containerInstances: readonly ContainerInstancePlace[];
  readonly loadBalancers: readonly LoadBalancerPlace[];
  readonly targetGroups: readonly TargetGroupPlace[];
};

/** The joins of a topology scope by scope, in their order. */
export function joinsByScope(topology: Topology): readonly ScopeJoins[] {
  const sizesOf = (sizeOf: (byId: PlacedScope["byId"]) => number) => topology.placed.map(({ byId }) => sizeOf(byId));
  const subnets = cut(
    topology.subnets,
    sizesOf((byId) => byId.subnets.size),
  );
  const interfaces = cut(
    topology.interfaces,
    sizesOf((byId) => byId.networkInterfaces.size),
  );
  const services = cut(
    topology.services,
    sizesOf((byId) => byId.ecsServices.size),
  );
  const tasks = cut(
    topology.tasks,
    sizesOf((byId) => byId.ecsTasks.size),
  );
  const containerInstances = cut(
    topology.containerInstances,
    sizesOf((byId) => byId.ecsContainerInstances.size),
  );
  const loadBalancers = cut(
    topology.loadBalancers,
    sizesOf((byId) => byId.loadBalancers.size),
  );
  const targetGroups = cut(
    topology.targetGroups,
    sizesOf((byId) => byId.targetGroups.size),
  );
  return topology.placed.map((placed, at) => ({
    placed,
    subnets: subnets[at] ?? [],
    interfaces: interfaces[at] ?? [],
    services: services[at] ?? [],
    tasks: tasks[at] ?? [],
    containerInstances: containerInstances[at] ?? [],
    loadBalancers: loadBalancers[at] ?? [],
    targetGroups: targetGroups[at] ?? [],
  }));
}

/** Cuts a list into parts of these sizes. */
function cut<Place>(places: ReadonlyMap<Urn, Place>, sizes: readonly number[]): readonly (readonly Place[])[] {
  const all = valuesOf(places);
  let end = 0;
  return sizes.map((size) => all.slice(end, (end += size)));
}
