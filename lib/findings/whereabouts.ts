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
  let vpcBefore: string | undefined;
  for (const task of service.tasks) {
    const { item, instance, networkInterface, networkMode } = task;
    addTo(found.subnetIds, networkInterface?.item.subnetId);
    const vpcId = vpcIdOf(task);
    // Nearly always the one before: comparing two texts costs less than looking one up.
    if (vpcId !== vpcBefore) addTo(found.vpcIds, vpcId);
    vpcBefore = vpcId;
    if (item.lastStatus === "RUNNING") addTo(found.zones, item.availabilityZone ?? instance?.item.availabilityZone);
    if (networkMode !== "awsvpc") addTo(found.hostVpcIds, instance?.item.vpcId);
  }
  known.set(service, found);
  return found;
}

function vpcIdOf({ networkInterface, instance }: TaskPlace): string | undefined {
  return networkInterface?.item.vpcId ?? instance?.item.vpcId;
}

function addTo(all: Set<string>, one: string | undefined): void {
  if (one !== undefined) all.add(one);
}
