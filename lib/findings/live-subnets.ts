import type { OwnerClass, ServicePlace, SubnetPlace } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";
import { isWanted } from "./service-state.ts";
import { whereaboutsOf } from "./whereabouts.ts";

const workloads: ReadonlySet<OwnerClass> = new Set<OwnerClass>([
  "ecs-task",
  "ecs-trunk",
  "container-instance",
  "ec2-instance",
  "load-balancer",
  "eks-node",
  "eks-pod",
]);

/** Whether tasks, instances or load balancers are in a subnet. */
export function isLive({ interfaces }: SubnetPlace): boolean {
  return interfaces.some(({ owner }) => workloads.has(owner.class));
}

/** The services that run, or are meant to run, in each subnet: by their configuration, and by the tasks they have. */
export const servicesBySubnet = oncePerScope((topology, scope): ReadonlyMap<Urn, readonly ServicePlace[]> => {
  const places = inScope(topology.services, scope)
    .filter(({ item }) => isWanted(item))
    .flatMap((service) => subnetsOf(service).map((urn) => ({ urn, service })));
  return new Map([...groupBy(places, ({ urn }) => urn)].map(([urn, of]) => [urn, of.map(({ service }) => service)]));
});

/** Each subnet once. */
function subnetsOf(service: ServicePlace): readonly Urn[] {
  const ids = new Set(service.item.awsvpcConfiguration?.subnets);
  for (const id of whereaboutsOf(service).subnetIds) ids.add(id);
  return [...ids].map((id) => urnOf(service, "subnet", id));
}
