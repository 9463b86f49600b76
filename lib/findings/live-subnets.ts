import type { OwnerClass, ServicePlace, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { inScope } from "./in-scope.ts";
import { isWanted } from "./service-state.ts";

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

// A memo, not state: it follows from the topology alone, and serves every rule.
const known = new WeakMap<Topology, Map<string, ReadonlyMap<Urn, readonly ServicePlace[]>>>();

/** The services that run, or are meant to run, in each subnet: by their configuration, and by the tasks they have. */
export function servicesBySubnet(topology: Topology, scope: Scope): ReadonlyMap<Urn, readonly ServicePlace[]> {
  const ofTopology = known.get(topology) ?? new Map<string, ReadonlyMap<Urn, readonly ServicePlace[]>>();
  known.set(topology, ofTopology);
  const key = scopeKey(scope);
  const found = ofTopology.get(key) ?? indexServices(topology, scope);
  ofTopology.set(key, found);
  return found;
}

function indexServices(topology: Topology, scope: Scope): ReadonlyMap<Urn, readonly ServicePlace[]> {
  const places = inScope(topology.services, scope)
    .filter(({ item }) => isWanted(item))
    .flatMap((service) => subnetsOf(service).map((urn) => ({ urn, service })));
  return new Map([...groupBy(places, ({ urn }) => urn)].map(([urn, of]) => [urn, of.map(({ service }) => service)]));
}

/** Each subnet once. A service may have thousands of tasks: no list is made of them. */
function subnetsOf(service: ServicePlace): readonly Urn[] {
  const ids = new Set(service.item.awsvpcConfiguration?.subnets);
  for (const { networkInterface } of service.tasks) {
    const id = networkInterface?.item.subnetId;
    if (id !== undefined) ids.add(id);
  }
  return [...ids].map((id) => urnOf(service, "subnet", id));
}
