import { targetOf } from "#lib/analysis/reach/longest-prefix.ts";
import { worldOf } from "#lib/analysis/reach/world.ts";
import type { Placed, Topology } from "#lib/graph/topology.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";
import { urnOf } from "#lib/model/urn.ts";

/** A route table's IPv4 default route; `undefined` when it has none. */
export function defaultRouteOf(table: RouteTable): Route | undefined {
  return table.routes.find(({ destinationCidrBlock }) => destinationCidrBlock === "0.0.0.0/0");
}

/** Where a default route leads, as evidence: `igw-1`, `nat-1 (failed)`, `eni-1 (blackhole)`, `—`. */
export function defaultRouteText(topology: Topology, table: Placed<RouteTable>): string {
  const route = defaultRouteOf(table.item);
  if (route === undefined) return "—";
  const { kind, id } = targetOf(route);
  if (route.state === "blackhole") return `${id} (blackhole)`;
  if (kind !== "nat-gateway") return id;
  const nat = worldOf(topology).gateways.natGateways.get(urnOf(table, "nat-gateway", id));
  return `${id} (${nat?.item.state ?? "?"})`;
}
