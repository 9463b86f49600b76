import { subnetAddresses } from "#lib/analysis/capacity/subnet-addresses.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { KeptEntry } from "./kept-entry.ts";

/** The free addresses of the subnets that have any to count. */
export function freeAddresses({ subnets }: Pick<Topology, "subnets">): NonNullable<KeptEntry["free"]> {
  return Object.fromEntries(
    [...subnets.values()].flatMap((subnet) => {
      const free = subnetAddresses(subnet)?.freeForTasks;
      return free === undefined ? [] : [[subnet.urn, free]];
    }),
  );
}
