import { withParts } from "#lib/graph/lazily.ts";
import type { SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { blocksOfPrefixList } from "../reach/prefix-list.ts";
import { worldOf, type World } from "../reach/world.ts";
import { isServiceName } from "./aws-host.ts";

/** The same account as two kinds of traffic see it. */
type Views = { readonly storage: World; readonly rest: World };

// A memo, not state: the same topology always gives the same views, and they go when it goes.
const views = new WeakMap<Topology, Views>();

/**
 * The account as packets to Amazon S3 of the Region see it, or as packets to any other service do. The prefix list of a
 * gateway endpoint holds its own service's addresses and no other's: its route carries nothing else, and carries its own
 * service's even where the entries of the list were not read.
 */
export function worldFor(topology: Topology, traffic: keyof Views): World {
  const known = views.get(topology);
  if (known !== undefined) return known[traffic];
  const made = { storage: worldOf(viewOf(topology, asStorage)), rest: worldOf(viewOf(topology, asRest)) };
  views.set(topology, made);
  return made[traffic];
}

type Change = (topology: Topology, subnet: SubnetPlace, route: Route) => readonly Route[];

function viewOf(topology: Topology, change: Change): Topology {
  const changed = new Map<Urn, SubnetPlace>();
  for (const subnet of topology.subnets.values()) {
    const { routeTable } = subnet;
    if (routeTable?.item.routes.some(isGateway) !== true) continue;
    const routes = routeTable.item.routes.flatMap((route) =>
      isGateway(route) ? change(topology, subnet, route) : [route],
    );
    changed.set(subnet.urn, { ...subnet, routeTable: { ...routeTable, item: { ...routeTable.item, routes } } });
  }
  if (changed.size === 0) return topology;
  const inView = (subnet: SubnetPlace) => changed.get(subnet.urn) ?? subnet;
  const subnets = new Map([...topology.subnets].map(([urn, subnet]) => [urn, inView(subnet)]));
  const vpcs = new Map([...topology.vpcs].map(([urn, vpc]) => [urn, { ...vpc, subnets: vpc.subnets.map(inView) }]));
  return withParts(topology, { subnets, vpcs });
}

function isGateway({ destinationPrefixListId, gatewayId }: Route): boolean {
  return destinationPrefixListId !== undefined && gatewayId?.startsWith("vpce-") === true;
}

const asRest: Change = () => [];

const asStorage: Change = (topology, subnet, route) => {
  const world = worldOf(topology);
  const endpoint = world.gateways.vpcEndpoints.get(urnOf(subnet, "vpc-endpoint", route.gatewayId ?? ""))?.item;
  if (endpoint !== undefined && !isServiceName(endpoint.serviceName, "s3", subnet.region)) return [];
  const blocks = blocksOfPrefixList(world, subnet, route.destinationPrefixListId ?? "");
  if (!("call" in blocks) || endpoint === undefined) return [route];
  // Two halves of everything: longer than a default route, shorter than any that names a network.
  return ["0.0.0.0/1", "128.0.0.0/1"].map((destinationCidrBlock) => ({
    ...route,
    destinationPrefixListId: undefined,
    destinationCidrBlock,
  }));
};
