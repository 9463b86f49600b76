import { tagValue } from "#lib/model/fields.ts";
import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Variant, VariantEnd } from "./answer.ts";
import type { Journey } from "./step.ts";
import { subnetOf, type World } from "./world.ts";

/**
 * Where the two ends of a journey are: the interface whose gate out comes first, and the one whose gate in comes last.
 * An end that is not ours to see has no place: what leaves through a NAT gateway ends with a gate out.
 */
export function endsOf(
  world: World,
  { request }: Journey,
  { fromNode, toNode }: Pick<Variant, "fromNode" | "toNode">,
): { readonly fromEnd?: VariantEnd; readonly toEnd?: VariantEnd } {
  const first = request.find(({ on }) => on !== undefined);
  const last = request.findLast(({ on }) => on !== undefined);
  return {
    ...(first?.on === undefined || first.side !== "egress" ? {} : { fromEnd: placeOf(world, first.on, fromNode) }),
    ...(last?.on === undefined || last.side !== "ingress" ? {} : { toEnd: placeOf(world, last.on, toNode) }),
  };
}

function placeOf(world: World, owned: OwnedInterface, node: Urn): VariantEnd {
  const subnet = subnetOf(world, owned);
  const { tasks } = world.topology;
  const service = (tasks.get(node) ?? tasks.get(owned.owner.urn ?? ""))?.serviceUrn;
  const { availabilityZone } = owned.item;
  return {
    networkInterface: owned.urn,
    ...(subnet === undefined
      ? {}
      : { subnet: subnet.urn, subnetName: tagValue(subnet.item.tags, "Name") ?? subnet.item.subnetId }),
    ...(availabilityZone === undefined ? {} : { availabilityZone }),
    ...(service === undefined ? {} : { service }),
  };
}
