import type { OwnedInterface, ServicePlace, Topology } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";

/** The VPC in which a resource lives, for what a finding can be about. A service lives where its tasks do, or would. */
export function homesOf(topology: Topology): ReadonlyMap<Urn, Urn> {
  const homes = new Map<Urn, Urn>();
  const place = (urn: Urn, at: { account: string; region: string }, vpcId: string | undefined) => {
    if (vpcId !== undefined) homes.set(urn, urnOf(at, "vpc", vpcId));
  };
  const vpcIdOf = (owned: OwnedInterface | undefined) => owned?.item.vpcId;
  for (const subnet of topology.subnets.values()) homes.set(subnet.urn, subnet.vpcUrn);
  for (const owned of topology.interfaces.values()) place(owned.urn, owned, owned.item.vpcId);
  for (const balancer of topology.loadBalancers.values()) place(balancer.urn, balancer, balancer.item.vpcId);
  for (const group of topology.targetGroups.values()) place(group.urn, group, group.item.vpcId);
  for (const task of topology.tasks.values()) place(task.urn, task, vpcIdOf(task.networkInterface));
  for (const instance of topology.containerInstances.values()) {
    const vpcId = instance.interfaces.map(vpcIdOf).find((id) => id !== undefined) ?? instance.instance?.item.vpcId;
    place(instance.urn, instance, vpcId);
    if (instance.instance !== undefined) place(instance.instance.urn, instance, vpcId);
  }
  for (const service of topology.services.values()) place(service.urn, service, serviceVpcId(service, topology));
  return homes;
}

function serviceVpcId(service: ServicePlace, { subnets, targetGroups }: Topology): string | undefined {
  const configured = (service.item.awsvpcConfiguration?.subnets ?? []).map(
    (subnetId) => subnets.get(urnOf(service, "subnet", subnetId))?.item.vpcId,
  );
  const running = service.tasks.map((task) => task.networkInterface?.item.vpcId ?? task.instance?.item.vpcId);
  const registered = service.targetGroupUrns.map((urn) => targetGroups.get(urn)?.item.vpcId);
  return [...running, ...configured, ...registered].find((id) => id !== undefined);
}
