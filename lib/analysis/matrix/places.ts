import type { OwnedInterface } from "#lib/graph/topology.ts";
import { numbering } from "./numbering.ts";

/** Where interfaces are, by number: the subnet, and the VPC as its owner sees it. */
export type PlaceNumbers = { readonly subnet: number; readonly vpc: number };

type Kept = PlaceNumbers & { readonly of: OwnedInterface };

/** Numbers the places of interfaces. Nearly always the subnet's id alone tells: a look at one interface of it is enough. */
export function placeNumbers(): (owned: OwnedInterface) => PlaceNumbers {
  const bySubnet = new Map<string | undefined, Kept>();
  const [subnets, vpcs] = [numbering(), numbering()];
  return (owned) => {
    const { subnetId } = owned.item;
    const known = bySubnet.get(subnetId);
    if (known !== undefined && isSamePlace(known.of, owned)) return known;
    const { vpcId, ownerId, availabilityZone } = owned.item;
    const vpc = [owned.account, owned.region, vpcId, ownerId].join(" ");
    const place = { subnet: subnets([vpc, subnetId, availabilityZone].join(" ")), vpc: vpcs(vpc), of: owned };
    bySubnet.set(subnetId, place);
    return place;
  };
}

function isSamePlace(a: OwnedInterface, b: OwnedInterface): boolean {
  return (
    a.account === b.account &&
    a.region === b.region &&
    a.item.vpcId === b.item.vpcId &&
    a.item.ownerId === b.item.ownerId &&
    a.item.availabilityZone === b.item.availabilityZone
  );
}
