import type { OwnerClass, SubnetPlace } from "#lib/graph/topology.ts";
import { tagValue } from "#lib/model/fields.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { CapacityGap, SubnetCapacity } from "./capacity-answer.ts";
import { defined } from "./defined.ts";
import type { Gaps } from "./gaps.ts";
import type { CountedSubnet, SubnetAddresses } from "./subnet-addresses.ts";

/** What each service would add to each subnet at the height of its next deployment, by the subnet's URN. */
export type Wanted = ReadonlyMap<Urn, readonly { readonly urn: Urn; readonly addresses: number }[]>;

/** A load balancer scales only while so many addresses are free. Source: Application Load Balancers guide, subnets. */
const LOAD_BALANCER_FREE = 8;

/** One subnet in the answer. */
export function subnetCapacity(
  { place: subnet, addresses }: CountedSubnet,
  { gaps, wanted: wantedBySubnet }: { readonly gaps: Gaps; readonly wanted: Wanted },
): SubnetCapacity {
  const { item } = subnet;
  const wanted = wantedBySubnet.get(subnet.urn) ?? [];
  return {
    urn: subnet.urn,
    id: item.subnetId,
    name: tagValue(item.tags, "Name") ?? item.subnetId,
    vpcId: item.vpcId,
    ...defined({ availabilityZone: item.availabilityZone }),
    cidr: item.cidrBlock ?? item.ipv6CidrBlocks[0] ?? "",
    ...(addresses === undefined ? noIpv4 : figuresOf(subnet, addresses, wanted)),
    wanted: addresses === undefined ? [] : wanted,
    unknowns: unknownsOf(subnet, gaps),
  };
}

const noIpv4 = { ipv6Only: true, reservations: [], byOwner: {}, fits: true } as const;

function figuresOf(subnet: SubnetPlace, addresses: SubnetAddresses, wanted: SubnetCapacity["wanted"]) {
  const { byOwner, size, reserved, usable, used, free, freeForTasks, reservations, unaccounted, countedTwice } =
    addresses;
  const needed = wanted.reduce((total, one) => total + one.addresses, 0);
  const shortBy = Math.max(0, needed - freeForTasks);
  const hasBalancer = subnet.interfaces.some(
    ({ owner }) => owner.class === "load-balancer" && owner.loadBalancerType !== "network",
  );
  return {
    size,
    reserved,
    usable,
    used,
    free,
    freeForTasks,
    reservations,
    byOwner: ownersOf(byOwner),
    unaccounted,
    ...(countedTwice === 0 ? {} : { countedTwice }),
    highWater: used + needed,
    fits: shortBy === 0,
    shortBy,
    ...(hasBalancer ? { loadBalancerFits: free >= LOAD_BALANCER_FREE } : {}),
  };
}

function ownersOf(byOwner: SubnetAddresses["byOwner"]): { readonly [Owner in OwnerClass]?: number } {
  return Object.fromEntries(byOwner.map(({ owner, addresses }) => [owner, addresses]));
}

function unknownsOf({ item, account, region }: SubnetPlace, gaps: Gaps): readonly CapacityGap[] {
  const place = { account, region };
  const { cidrReservations, ownerId } = item;
  return [
    ...gaps.unread(place, "byOwner", ["networkInterfaces"]),
    ...gaps.unread(place, "highWater", ["ecsServices"]),
    ...(cidrReservations.known
      ? []
      : [
          {
            ...gaps.of("reservations", "reservations-unread", {
              id: item.subnetId,
              why: cidrReservations.problem.message,
              area: "subnets",
            }),
            call: cidrReservations.problem.call,
          },
        ]),
    ...(ownerId === undefined || ownerId === account
      ? []
      : [gaps.of("byOwner", "shared-subnet", { id: item.subnetId, account: ownerId, area: "networkInterfaces" })]),
  ];
}
