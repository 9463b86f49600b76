import type { FilterKey } from "#lib/filter/filter-keys.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { Footing, Join } from "./footing.ts";

type Opening = { readonly areas: readonly AreaName[]; readonly keys: readonly FilterKey[] };

const ofInterfaces: readonly FilterKey[] = ["ip", "eni", "sg"];

/** Which facts are open where the areas of a join were not read to their end. */
const openings: { readonly [Name in Join]: Opening } = {
  tasks: { areas: ["ecsTasks"], keys: ["service", "cluster", "family", "task", "mode", "launch"] },
  "task-interfaces": {
    areas: ["ecsTasks", "networkInterfaces"],
    keys: [...ofInterfaces, "subnet", "vpc", "az", "nacl", "rtb", "port", "proto"],
  },
  interfaces: { areas: ["networkInterfaces"], keys: ofInterfaces },
  targets: {
    areas: ["loadBalancers", "listeners", "listenerRules", "targetGroups", "targetHealth"],
    keys: ["tg", "lb"],
  },
};

/** The areas that would have to be read for a fact to be known to its end. */
export function openAreas(key: FilterKey, footing: Footing): readonly AreaName[] {
  const joined = (footing.through ?? []).flatMap((join) => {
    const { areas, keys } = openings[join];
    return keys.includes(key) ? areas : [];
  });
  if (key === "nacl" && footing.acls === undefined) return [...joined, "networkAcls"];
  if (key === "rtb" && footing.tables === undefined) return [...joined, "routeTables"];
  return joined;
}
