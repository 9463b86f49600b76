import { tagValue } from "#lib/model/fields.ts";
import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { VariantEnd } from "./answer.ts";
import type { Journey } from "./step.ts";
import { subnetOf, type World } from "./world.ts";

/**
 * Where the two ends of a journey are: the interface whose gate out comes first, and the one whose gate in comes last.
 * An end that is not ours to see has no place: what leaves through a NAT gateway ends with a gate out.
 */
export function endsOf(
  world: World,
  { request }: Journey,
): { readonly fromEnd?: VariantEnd; readonly toEnd?: VariantEnd } {
  const first = request.find(({ on }) => on !== undefined);
  const last = request.findLast(({ on }) => on !== undefined);
  return {
    ...(first?.on === undefined || first.side !== "egress" ? {} : { fromEnd: placeOf(world, first.on) }),
    ...(last?.on === undefined || last.side !== "ingress" ? {} : { toEnd: placeOf(world, last.on) }),
  };
}

function placeOf(world: World, owned: OwnedInterface): VariantEnd {
  const subnet = subnetOf(world, owned);
  const { availabilityZone } = owned.item;
  return {
    networkInterface: owned.urn,
    ...(subnet === undefined
      ? {}
      : { subnet: subnet.urn, subnetName: tagValue(subnet.item.tags, "Name") ?? subnet.item.subnetId }),
    ...(availabilityZone === undefined ? {} : { availabilityZone }),
  };
}
