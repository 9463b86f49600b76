import type { InterfaceStand } from "#lib/graph/interface-stand.ts";
import type { ServicePlace, TaskPlace } from "#lib/graph/topology.ts";

/** Where the tasks of a service are now, each place once and in the order of the tasks. */
export type Whereabouts = {
  /** The subnets of the interfaces they are met at. */
  readonly subnetIds: ReadonlySet<string>;
  /** The Availability Zones of those that run. */
  readonly zones: ReadonlySet<string>;
  /** The VPCs of the interfaces they are met at, else of their instances. */
  readonly vpcIds: ReadonlySet<string>;
  /** The VPCs of the instances of those without an interface of their own. */
  readonly hostVpcIds: ReadonlySet<string>;
};

// A memo, not state: a service of a topology never changes. It may have thousands of tasks, which half a dozen rules ask for their places.
const known = new WeakMap<ServicePlace, Whereabouts>();

/** Where the tasks of a service are now. */
export function whereaboutsOf(service: ServicePlace): Whereabouts {
  const before = known.get(service);
  if (before !== undefined) return before;
  const found = {
    subnetIds: new Set<string>(),
    zones: new Set<string>(),
    vpcIds: new Set<string>(),
    hostVpcIds: new Set<string>(),
  };
  // The interfaces of thousands of tasks stand in few ways: each is looked at once.
  const stands = new Set<InterfaceStand>();
  for (const task of service.tasks) {
    const { item, instance, networkInterface, networkMode } = task;
    const stand = networkInterface?.stand;
    if (stand === undefined || !stands.has(stand)) addStand(found, task);
    if (stand?.vpcId !== undefined) stands.add(stand);
    if (item.lastStatus === "RUNNING") addTo(found.zones, zoneOf(task));
    if (networkMode !== "awsvpc") addTo(found.hostVpcIds, instance?.item.vpcId);
  }
  known.set(service, found);
  return found;
}

function addStand(
  found: { readonly subnetIds: Set<string>; readonly vpcIds: Set<string> },
  { networkInterface, instance }: TaskPlace,
): void {
  addTo(found.subnetIds, networkInterface?.stand.subnetId);
  addTo(found.vpcIds, networkInterface?.stand.vpcId ?? instance?.item.vpcId);
}

function zoneOf({ item, instance }: TaskPlace): string | undefined {
  return item.availabilityZone ?? instance?.item.availabilityZone;
}

function addTo(all: Set<string>, one: string | undefined): void {
  if (one !== undefined) all.add(one);
}
