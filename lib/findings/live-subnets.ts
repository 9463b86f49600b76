import type { OwnerClass, ServicePlace, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { Scope } from "#lib/model/scope.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { distinct } from "./fact.ts";
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

/** The services that run, or are meant to run, in each subnet: by their configuration, and by the tasks they have. */
export function servicesBySubnet(
  topology: Topology,
  scope: Pick<Scope, "account" | "region">,
): ReadonlyMap<Urn, readonly ServicePlace[]> {
  const places = inScope(topology.services, scope)
    .filter(({ item }) => isWanted(item))
    .flatMap((service) => subnetsOf(service).map((urn) => ({ urn, service })));
  return new Map(
    [...groupBy(places, ({ urn }) => urn)].map(([urn, of]) => [urn, distinct(of.map(({ service }) => service))]),
  );
}

function subnetsOf(service: ServicePlace): readonly Urn[] {
  const ids = [
    ...(service.item.awsvpcConfiguration?.subnets ?? []),
    ...service.tasks.flatMap(({ networkInterface }) => networkInterface?.item.subnetId ?? []),
  ];
  return distinct(ids).map((id) => urnOf(service, "subnet", id));
}
