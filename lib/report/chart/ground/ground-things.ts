import type { Urn } from "#lib/model/urn.ts";
import type { Marked } from "../chart-model.ts";
import type { GroundModel } from "./ground-model.ts";

/** Everything of a ground model that has a name, by its URN. */
export function groundThings(model: GroundModel): ReadonlyMap<Urn, Marked> {
  const things: readonly Marked[] = [
    ...model.vpcs,
    ...model.vpcs.flatMap(({ subnets }) => subnets),
    ...model.vpcs.flatMap(({ subnets }) => subnets.flatMap(({ groups }) => groups)),
  ];
  return new Map(things.map((thing) => [thing.urn, thing]));
}
