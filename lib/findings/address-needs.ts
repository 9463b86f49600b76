import { tasksToStart, type TasksToStart } from "#lib/analysis/capacity/deployment-room.ts";
import { balancerSubnetIds, serviceSubnets, type ServiceSubnets } from "#lib/analysis/capacity/subnet-room.ts";
import type { ServicePlace } from "#lib/graph/topology.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";
import { isWanted } from "./service-state.ts";

/** A service whose tasks take addresses: how many it has to start, and what its subnets have left. */
export type AddressNeed = {
  readonly service: ServicePlace;
  readonly start: TasksToStart;
  readonly subnets: ServiceSubnets;
};

/** The awsvpc services of a scope that keep a number of tasks, each with its need. A daemon replaces its tasks where they are. */
export const addressNeeds = oncePerScope((topology, scope): readonly AddressNeed[] => {
  const subnets = new Map(inScope(topology.subnets, scope).map((subnet) => [subnet.item.subnetId, subnet]));
  const balancers = balancerSubnetIds(inScope(topology.loadBalancers, scope));
  return inScope(topology.services, scope)
    .filter(
      ({ item, networkMode }) => isWanted(item) && networkMode === "awsvpc" && item.schedulingStrategy !== "DAEMON",
    )
    .map((service) => ({
      service,
      start: tasksToStart(service.item),
      subnets: serviceSubnets(service, subnets, balancers),
    }));
});

/** The addresses left in all subnets of a need. */
export function totalRoom({ subnets }: AddressNeed): number {
  return subnets.rooms.reduce((sum, { room }) => sum + room, 0);
}

/** `subnet-1 3/11`: free of usable, as evidence and tables say it. */
export function roomText({ subnet, free }: ServiceSubnets["rooms"][number]): string {
  return `${subnet.item.subnetId} ${subnet.item.cidrBlock ?? ""}: ${free}`;
}
