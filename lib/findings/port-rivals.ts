import { hostsOfPort } from "#lib/analysis/capacity/host-ports.ts";
import { eligibleInstances } from "#lib/analysis/capacity/placement.ts";
import type { ContainerInstancePlace, ServicePlace } from "#lib/graph/topology.ts";
import { distinct } from "./fact.ts";

/** What services that want one host port of the same instances want together, and the hosts that can give it to one of them. */
export type SharedPort = {
  readonly services: readonly ServicePlace[];
  readonly wanted: number;
  readonly hosts: readonly ContainerInstancePlace[];
};

/** The services that want a host port and may be placed where this one is: one on instances of its own takes nothing from it. */
export function sharedPort(
  service: ServicePlace,
  key: string,
  {
    rivals,
    instances,
  }: { readonly rivals: readonly ServicePlace[]; readonly instances: readonly ContainerInstancePlace[] },
): SharedPort {
  const own = new Set(eligibleInstances(service, instances));
  const near = rivals
    .map((rival) => ({ rival, eligible: rival === service ? [...own] : eligibleInstances(rival, instances) }))
    .filter(({ eligible }) => eligible.some((place) => own.has(place)));
  const services = near.map(({ rival }) => rival);
  const places = distinct(near.flatMap(({ eligible }) => eligible));
  return {
    services,
    wanted: services.reduce((total, { item }) => total + item.desiredCount, 0),
    hosts: hostsOfPort(places, key, new Set(services.map(({ urn }) => urn))),
  };
}
