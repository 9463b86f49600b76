import { targetOf } from "#lib/analysis/reach/longest-prefix.ts";
import type { Placed, SubnetPlace } from "#lib/graph/topology.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";

/** Whether clients on the internet can be answered from a subnet; `unknown` when an appliance stands in between, or nothing was read. */
export type InternetRoute = "open" | "closed" | "unknown";

/**
 * Whether a subnet's route table leads to an internet gateway in one address family. A route for some clients only counts:
 * who may come is the owner's choice. Behind a Gateway Load Balancer endpoint or an appliance it is not followed.
 */
export function internetRouteOf({ routeTable }: SubnetPlace, family: 4 | 6): InternetRoute {
  if (routeTable === undefined) return "unknown";
  const routes = routeTable.item.routes.filter((route) => familyOf(route) === family || familyOf(route) === undefined);
  const isOpen = routes.some((route) => targetOf(route).kind === "internet-gateway" && route.state !== "blackhole");
  if (isOpen) return "open";
  const kind = defaultTarget(routes, family)?.kind;
  return kind === "vpc-endpoint" || kind === "network-interface" || kind === "ec2-instance" ? "unknown" : "closed";
}

/** Where the default route of one address family leads, as evidence: `nat-1`, `igw-1 (blackhole)`, `—`. */
export function defaultRouteIn({ item }: Placed<RouteTable>, family: 4 | 6): string {
  const route = item.routes.find((one) => destinationOf(one) === (family === 4 ? "0.0.0.0/0" : "::/0"));
  if (route === undefined) return "—";
  return route.state === "blackhole" ? `${targetOf(route).id} (blackhole)` : targetOf(route).id;
}

function defaultTarget(routes: readonly Route[], family: 4 | 6) {
  const route = routes.find((one) => destinationOf(one) === (family === 4 ? "0.0.0.0/0" : "::/0"));
  return route === undefined ? undefined : targetOf(route);
}

function destinationOf({ destinationCidrBlock, destinationIpv6CidrBlock }: Route): string | undefined {
  return destinationCidrBlock ?? destinationIpv6CidrBlock;
}

/** A prefix list may hold either. */
function familyOf({ destinationCidrBlock, destinationIpv6CidrBlock }: Route): 4 | 6 | undefined {
  if (destinationCidrBlock !== undefined) return 4;
  return destinationIpv6CidrBlock === undefined ? undefined : 6;
}
