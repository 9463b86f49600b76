import type { OwnerClass, SubnetPlace } from "#lib/graph/topology.ts";
import { tagValue } from "#lib/model/fields.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { CapacityGap, SubnetCapacity } from "./capacity-answer.ts";
import { defined } from "./defined.ts";
import type { Gaps } from "./gaps.ts";
import type { CountedSubnet, SubnetAddresses } from "./subnet-addresses.ts";

/** What each service would add to each subnet at the height of a deployment, by the subnet's URN. */
export type Wanted = ReadonlyMap<Urn, SubnetCapacity["wanted"]>;

/** What all services want of all subnets. */
export type Wants = {
  /** With the tasks that are desired now. */
  readonly now: Wanted;
  /** With as many as Application Auto Scaling may give them. */
  readonly scaledOut: Wanted;
  /** The subnets of services of which that is not known. */
  readonly untold: ReadonlySet<Urn>;
};

/** A load balancer scales only while so many addresses are free. Source: Application Load Balancers guide, subnets. */
const LOAD_BALANCER_FREE = 8;

/** One subnet in the answer. */
export function subnetCapacity(
  { place: subnet, addresses }: CountedSubnet,
  { gaps, wants }: { readonly gaps: Gaps; readonly wants: Wants },
): SubnetCapacity {
  const { item } = subnet;
  const wanted = wants.scaledOut.get(subnet.urn) ?? [];
  const isWhole = gaps.unread(subnet, "fits", ["ecsServices", "ecsTasks"]).length === 0;
  return {
    urn: subnet.urn,
    id: item.subnetId,
    name: tagValue(item.tags, "Name") ?? item.subnetId,
    vpcId: item.vpcId,
    ...defined({ availabilityZone: item.availabilityZone }),
    cidr: item.cidrBlock ?? item.ipv6CidrBlocks[0] ?? "",
    ...(addresses === undefined ? noIpv4 : figuresOf(subnet, addresses, { wants, isWhole })),
    wanted: addresses === undefined ? [] : wanted,
    unknowns: unknownsOf(subnet, gaps, addresses !== undefined && wants.untold.has(subnet.urn)),
  };
}

const noIpv4 = { ipv6Only: true, reservations: [], byOwner: {}, fits: true } as const;

function figuresOf(
  subnet: SubnetPlace,
  addresses: SubnetAddresses,
  { wants, isWhole }: { readonly wants: Wants; readonly isWhole: boolean },
) {
  const { byOwner, size, reserved, usable, used, free, freeForTasks, reservations, unaccounted, countedTwice } =
    addresses;
  const [needed, atMost] = [addressesOf(wants.now.get(subnet.urn)), addressesOf(wants.scaledOut.get(subnet.urn))];
  const shortOf = (count: number) => Math.max(0, count - freeForTasks);
  const shortBy = shortOf(needed);
  const shortAtMaximum = shortOf(atMost);
  // What fits is not known while somebody may want more; what is short stays short.
  const isTold = atMost > needed && (shortAtMaximum > 0 || (isWhole && !wants.untold.has(subnet.urn)));
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
    highWater: used + atMost,
    // What was not read can only want more.
    ...(shortBy > 0 || isWhole ? { fits: shortBy === 0, shortBy } : {}),
    ...(isTold ? { atMaximum: { fits: shortAtMaximum === 0, shortBy: shortAtMaximum } } : {}),
    ...(hasBalancer ? { loadBalancerFits: free >= LOAD_BALANCER_FREE } : {}),
  };
}

function addressesOf(wanted: SubnetCapacity["wanted"] = []): number {
  return wanted.reduce((total, { addresses }) => total + addresses, 0);
}

function ownersOf(byOwner: SubnetAddresses["byOwner"]): { readonly [Owner in OwnerClass]?: number } {
  return Object.fromEntries(byOwner.map(({ owner, addresses }) => [owner, addresses]));
}

function unknownsOf({ item, account, region }: SubnetPlace, gaps: Gaps, isUntold: boolean): readonly CapacityGap[] {
  const place = { account, region };
  const { cidrReservations, ownerId } = item;
  return [
    ...gaps.unread(place, "byOwner", ["networkInterfaces"]),
    ...gaps.unread(place, "highWater", ["ecsServices", ...(isUntold ? (["scalableTargets"] as const) : [])]),
    ...gaps.unread(place, "fits", ["ecsTasks"]),
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
