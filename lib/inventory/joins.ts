import type { UnreadFact } from "#lib/filter/filter.ts";
import type { FilterKey } from "#lib/filter/filter-keys.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { Footing, Join, Place } from "./footing.ts";
import type { World } from "./world.ts";

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
  "load-balancers": { areas: ["loadBalancers"], keys: ["lb"] },
  targets: {
    areas: ["loadBalancers", "listeners", "listenerRules", "targetGroups", "targetHealth"],
    keys: ["tg", "lb"],
  },
};

/** The areas that would have to be read for a fact to be known to its end. */
export function openAreas(key: FilterKey, footing: Footing): readonly AreaName[] {
  const joined = (footing.through ?? []).flatMap((join) => {
    const { areas, keys } = openings[join];
    // What leads to services without telling of their tasks has no family, mode or launch type, read or not.
    if (join === "tasks" && footing.tasks === undefined && key !== "service") return [];
    return keys.includes(key) ? areas : [];
  });
  if (key === "nacl" && footing.acls === undefined && standsInSubnets(footing)) return [...joined, "networkAcls"];
  if (key === "rtb" && footing.tables === undefined && standsInSubnets(footing)) return [...joined, "routeTables"];
  return joined;
}

/** What was not read of that, where the resource is or what it leads to would be. */
export function unreadOf(
  key: FilterKey,
  { footing, ...place }: Place & { readonly footing: Footing },
  world: Pick<World, "unread">,
): readonly UnreadFact[] {
  const areas = openAreas(key, footing);
  return areas.length === 0 ? [] : (footing.elsewhere ?? [place]).flatMap((one) => world.unread(one, areas));
}

/** A kind of thing that is in no subnet has no ACL and no route table, whatever was read of them. */
function standsInSubnets({ subnets = [], interfaces = [], through = [] }: Footing): boolean {
  return subnets.length > 0 || interfaces.length > 0 || through.includes("task-interfaces");
}
