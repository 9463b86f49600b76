import { areaCalls } from "#lib/model/area-calls.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { unreadArea, type Place } from "../reach/unread.ts";
import type { CapacityGap } from "./capacity-answer.ts";
import type { CapacitySentence, SayCapacity } from "./sentences.ts";

/** Says why figures are not known. */
export type Gaps = {
  /** The figures that rest on areas which were not read to their end. */
  readonly unread: (place: Place, field: string, areas: readonly AreaName[]) => readonly CapacityGap[];
  /** One figure, with the area that would tell. */
  readonly of: (
    field: string,
    because: CapacitySentence,
    values: Readonly<Record<string, string>> & { readonly area: AreaName },
  ) => CapacityGap;
};

/** Gaps over one snapshot in one language. */
export function gapsOf(topology: Topology, say: SayCapacity): Gaps {
  return {
    unread: (place, field, areas) =>
      areas.flatMap((area) => {
        const unread = unreadArea(topology, place, area);
        return unread === undefined ? [] : [{ field, text: unread.text, call: unread.call }];
      }),
    of: (field, because, { area, ...values }) => ({ field, text: say(because, values), call: areaCalls[area] }),
  };
}
