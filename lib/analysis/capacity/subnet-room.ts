import type { LoadBalancerPlace, ServicePlace, SubnetPlace } from "#lib/graph/topology.ts";

/** Addresses an Application Load Balancer must find free in each of its subnets to scale. Source: Application Load Balancers user guide. */
export const LOAD_BALANCER_RESERVE = 8;

/** A subnet of a service with the addresses its tasks may take. */
export type SubnetRoom = {
  readonly subnet: SubnetPlace;
  readonly free: number;
  /** What is free less what an Application Load Balancer in the same subnet may want. */
  readonly room: number;
};

/** The subnets of a service that were read, and the ids of those that were not. */
export type ServiceSubnets = {
  readonly rooms: readonly SubnetRoom[];
  readonly unread: readonly string[];
  /** Whether one of them has no IPv4 addresses at all: then counting them says nothing. */
  readonly isIpv6: boolean;
};

/** The room an awsvpc service has in its subnets. */
export function serviceSubnets(
  { item }: ServicePlace,
  subnets: ReadonlyMap<string, SubnetPlace>,
  balancerSubnets: ReadonlySet<string>,
): ServiceSubnets {
  const ids = [...new Set(item.awsvpcConfiguration?.subnets ?? [])];
  const found = ids.flatMap((subnetId) => subnets.get(subnetId) ?? []);
  return {
    rooms: found.map((subnet) => {
      const free = subnet.item.availableIpAddressCount;
      const kept = balancerSubnets.has(subnet.item.subnetId) ? LOAD_BALANCER_RESERVE : 0;
      return { subnet, free, room: Math.max(0, free - kept) };
    }),
    unread: ids.filter((subnetId) => !subnets.has(subnetId)),
    isIpv6: found.some((subnet) => subnet.item.ipv6Native === true),
  };
}

/** The ids of the subnets Application Load Balancers have nodes in. */
export function balancerSubnetIds(balancers: readonly LoadBalancerPlace[]): ReadonlySet<string> {
  return new Set(
    balancers
      .filter(({ item }) => item.type === "application")
      .flatMap(({ item }) => item.availabilityZones.flatMap(({ subnetId }) => subnetId ?? [])),
  );
}
