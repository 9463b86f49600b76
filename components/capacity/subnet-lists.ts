import type { Capacity } from "#lib/api/capacity.ts";
import { isKept, type Kept } from "./kept.ts";
import { changedFirst, shownOf, type Pair } from "./pairs.ts";
import type { Listed } from "./use-board-filter.ts";

type Subnet = Capacity["subnets"][number];
type Service = Capacity["services"][number];

/** The subnets, and the services whose tasks take addresses in some. */
export function withAddresses({ subnets, services }: Capacity): Listed {
  const there = services.filter((service) => service.subnets.length > 0);
  return { kinds: ["subnet", "ecs-service"], urns: [...subnets, ...there].map(({ urn }) => urn) };
}

/** The services that are left: what a what-if changes first, then those that are worst off. */
export function servicesOf(pairs: readonly Pair<Service>[], kept: Kept): readonly Pair<Service>[] {
  const left = pairs.filter((pair) => {
    const service = shownOf(pair);
    return service !== undefined && service.subnets.length > 0 && isKept(kept, pair, [service.name, pair.urn]);
  });
  return changedFirst(left.toSorted((a, b) => roomOf(shownOf(a)) - roomOf(shownOf(b))));
}

function roomOf(service: Service | undefined): number {
  if (service === undefined || service.desired === 0) return Infinity;
  return service.surge.fits === false ? -1 - (service.surge.shortBy ?? 0) : (service.placeable ?? 0.5);
}

/**
 * Those that a filter leaves, the tightest first. A service brings its subnets when plain words name it, or when no subnet is
 * left by itself: `free-ip<16` wants subnets that are full, not the others of their services.
 */
export function subnetsOf(
  pairs: readonly Pair<Subnet>[],
  { kept, services }: { readonly kept: Kept; readonly services: readonly Pair<Service>[] },
): readonly Pair<Subnet>[] {
  const own = new Set(pairs.filter((pair) => isKept(kept, pair, [shownOf(pair)?.name, pair.urn])));
  const ofServices = new Set(services.flatMap((pair) => shownOf(pair)?.subnets ?? []));
  const brings = kept.isPlain || own.size === 0;
  const left = pairs.filter((pair) => own.has(pair) || (brings && ofServices.has(pair.urn)));
  return changedFirst(left.toSorted((a, b) => leftOf(shownOf(a)) - leftOf(shownOf(b))));
}

/** Short of most first, then by the share that is left. */
function leftOf(subnet: Subnet | undefined): number {
  if (subnet?.usable === undefined) return 2;
  if (subnet.fits === false) return -1 - (subnet.shortBy ?? 0);
  return (subnet.freeForTasks ?? 0) / Math.max(1, subnet.usable);
}

/** Whether a subnet would be used otherwise. */
export function isOther({ today, then }: Pair<Subnet>): boolean {
  return JSON.stringify(today) !== JSON.stringify(then);
}
