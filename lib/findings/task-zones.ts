import type { ServicePlace, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { oncePer } from "./once-per.ts";
import { whereaboutsOf } from "./whereabouts.ts";

/** The subnets a service may start tasks in: its own, and those of its task sets. Empty without awsvpc mode. */
export function subnetIdsOf({ item }: ServicePlace): readonly string[] {
  const configurations = [item.awsvpcConfiguration, ...item.taskSets.map((one) => one.awsvpcConfiguration)];
  return [...new Set(configurations.flatMap((one) => one?.subnets ?? []))];
}

/** Those of a service's subnets that were read; a subnet shared by another account may be missing. */
export function subnetsOf(service: ServicePlace, topology: Topology): readonly SubnetPlace[] {
  return knownSubnets(topology, service);
}

const knownSubnets = oncePer(
  (service: ServicePlace) => service,
  ({ subnets }, service): readonly SubnetPlace[] =>
    subnetIdsOf(service).flatMap((id) => subnets.get(urnOf(service, "subnet", id)) ?? []),
);

/** The Availability Zones in which tasks of a service run now. */
export function zonesWithTasks(service: ServicePlace): readonly string[] {
  return [...whereaboutsOf(service).zones];
}

/** The VPCs in which tasks of a service run, or may be started; as far as they were read. */
export function vpcIdsOf(service: ServicePlace, topology: Topology): readonly string[] {
  const own = subnetsOf(service, topology).map(({ item }) => item.vpcId);
  return [...(own.length > 0 ? new Set(own) : whereaboutsOf(service).vpcIds)];
}
