import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Place } from "../reach/unread.ts";
import { numbering } from "./numbering.ts";

/** Where interfaces are, by number: the subnet, and the VPC as its owner sees it. */
export type PlaceNumbers = { readonly subnet: number; readonly vpc: number };

type Kept = PlaceNumbers & { readonly scope: Place; readonly of: NetworkInterface };

/** Numbers the places of interfaces. Nearly always the subnet's id alone tells: a look at one interface of it is enough. */
export function placeNumbers(): (scope: Place, item: NetworkInterface) => PlaceNumbers {
  const bySubnet = new Map<string | undefined, Kept>();
  const [subnets, vpcs] = [numbering(), numbering()];
  return (scope, item) => {
    const { subnetId } = item;
    const known = bySubnet.get(subnetId);
    if (known !== undefined && isSameScope(known.scope, scope) && isSamePlace(known.of, item)) return known;
    const { vpcId, ownerId, availabilityZone } = item;
    const vpc = [scope.account, scope.region, vpcId, ownerId].join(" ");
    const place = { subnet: subnets([vpc, subnetId, availabilityZone].join(" ")), vpc: vpcs(vpc), scope, of: item };
    bySubnet.set(subnetId, place);
    return place;
  };
}

function isSameScope(a: Place, b: Place): boolean {
  return a === b || (a.account === b.account && a.region === b.region);
}

function isSamePlace(a: NetworkInterface, b: NetworkInterface): boolean {
  return a.vpcId === b.vpcId && a.ownerId === b.ownerId && a.availabilityZone === b.availabilityZone;
}
