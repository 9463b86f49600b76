import { groupBy } from "#lib/model/group-by.ts";
import { once } from "#lib/graph/lazily.ts";
import type { Placed, ServicePlace, SubnetPlace } from "#lib/graph/topology.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseCidr, type Cidr } from "#lib/net/cidr.ts";
import { includesIps, ipsOfCidrs } from "#lib/net/ip-set.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { isLive } from "../live-subnets.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A route that leads to something that is gone, in its table, with the live subnets the table decides for. */
type Subject = {
  readonly table: Placed<RouteTable>;
  readonly route: Route;
  readonly destination: string;
  readonly subnets: readonly SubnetPlace[];
  /** Its target is a public NAT gateway that is still listed: then ROUTE-005 says why it does not work. */
  readonly isOfListedNat: boolean;
  /** Those that have tasks in the subnets. */
  readonly services: () => readonly ServicePlace[];
};

/** ROUTE-004: a route of a table in use leads to something that is gone. */
export const blackholeRoute = defineRule({
  id: "ROUTE-004",
  slug: "blackhole-route",
  severity: "high",
  level: "regional",
  needs: [
    "routeTables",
    "subnets",
    "networkInterfaces",
    "natGateways",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
  ],
  partialIsFine: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  text: {
    title: "Route leads to something that is gone",
    why: "A blackhole route still takes the packets of its destination, and drops them: no shorter route gets its turn.",
    fix: "Point the route at a target that works, or delete it.",
    limits:
      "Whether anything sends to the destination is not seen; only a destination that more specific routes cover wholly is left out.",
    says: {
      used: "Route table {table} drops everything to {destination}: its target {target} is gone",
      unused:
        "Route table {table} has a route to {destination} whose target {target} is gone; no live subnet uses the table",
    },
    figures: {
      used: "The table decides for {subnets|subnet|subnets} with live tasks, instances or load balancers: {names}. Services there: {services}.",
      unused: "Subnets of the table with live tasks, instances or load balancers: {subnets}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html"],
  subjects: ({ scope, topology, items }) => {
    const subnets = inScope(topology.subnets, scope);
    const byTable = groupBy(subnets, ({ routeTable }) => routeTable?.urn);
    const placed = new Map(
      subnets.flatMap(({ routeTable }) =>
        routeTable === undefined ? [] : [[routeTable.item.routeTableId, routeTable]],
      ),
    );
    // Where every task of every service is, only a route to nowhere asks.
    const servicesBySubnet = once(() =>
      groupBy(
        inScope(topology.services, scope).flatMap((service) => subnetUrnsOf(service).map((urn) => ({ urn, service }))),
        ({ urn }) => urn,
      ),
    );
    const nats = new Set(
      items.natGateways.flatMap(({ natGatewayId, connectivityType }) =>
        connectivityType === "private" ? [] : [natGatewayId],
      ),
    );
    return items.routeTables.flatMap((item): readonly Subject[] => {
      const table = placed.get(item.routeTableId) ?? unusedTable(scope, item);
      const live = (byTable.get(table.urn) ?? []).filter(isLive);
      const services = () =>
        distinct(live.flatMap(({ urn }) => servicesBySubnet().get(urn) ?? []).map(({ service }) => service));
      return item.routes.map((route) => ({
        table,
        route,
        destination: destinationOf(route),
        subnets: live,
        isOfListedNat: route.destinationCidrBlock === "0.0.0.0/0" && nats.has(route.natGatewayId ?? ""),
        services,
      }));
    });
  },
  check: ({ table, route, destination, subnets, services: servicesOf, isOfListedNat }, { scope }) => {
    if (route.state !== "blackhole" || isEndpointRoute(route) || isCovered(route, table.item)) return [];
    const isUsed = subnets.length > 0;
    if (isUsed && isOfListedNat) return [];
    const services = servicesOf();
    return [
      {
        ...subjectOf(table.urn),
        discriminator: destination,
        says: isUsed ? "used" : "unused",
        severity: isUsed ? "high" : "low",
        confidence: "confirmed",
        values: {
          table: table.item.routeTableId,
          destination,
          target: targetOf(route),
          subnets: subnets.length,
          names: listed(subnets.map(({ item }) => item.subnetId)),
          services: services.length === 0 ? "—" : listed(services.map(({ item }) => item.serviceName)),
        },
        affected: services.map(({ urn }) => urn),
        because: [fact(table.urn, "routeTables", `${destination} → ${targetOf(route)}: state = blackhole`)],
        cli: removal(scope.region, table.item, route),
        about: [table.urn, ...subnets.map(({ urn }) => urn), ...services.map(({ urn }) => urn)],
      },
    ];
  },
});

function unusedTable(
  scope: { readonly account: string; readonly region: string },
  item: RouteTable,
): Placed<RouteTable> {
  const { account, region } = scope;
  return { urn: `aws/${account}/${region}/route-table/${item.routeTableId}`, account, region, item };
}

function subnetUrnsOf({ account, region, tasks }: ServicePlace): readonly Urn[] {
  const ids = tasks.flatMap(({ networkInterface }) => networkInterface?.item.subnetId ?? []);
  return distinct(ids).map((id) => `aws/${account}/${region}/subnet/${id}`);
}

function destinationOf(route: Route): string {
  return route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? route.destinationPrefixListId ?? "?";
}

function targetOf(route: Route): string {
  return (
    route.natGatewayId ??
    route.transitGatewayId ??
    route.vpcPeeringConnectionId ??
    route.networkInterfaceId ??
    route.instanceId ??
    route.egressOnlyInternetGatewayId ??
    route.coreNetworkArn ??
    route.localGatewayId ??
    route.carrierGatewayId ??
    route.gatewayId ??
    "?"
  );
}

function isEndpointRoute({ destinationPrefixListId, gatewayId }: Route): boolean {
  return destinationPrefixListId !== undefined && gatewayId?.startsWith("vpce-") === true;
}

/** Whether more specific routes that work cover the whole destination: then nothing reaches the blackhole. */
function isCovered(route: Route, table: RouteTable): boolean {
  const own = cidrOf(route);
  if (own === undefined) return false;
  const within = table.routes
    .filter(({ state }) => state === "active")
    .flatMap((other) => cidrOf(other) ?? [])
    .filter((other) => other.prefixLength > own.prefixLength);
  return includesIps(ipsOfCidrs(within), ipsOfCidrs([own]));
}

function cidrOf(route: Route): Cidr | undefined {
  return parseCidr(route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? "");
}

function removal(region: string, { routeTableId }: RouteTable, route: Route): string {
  const destination =
    route.destinationPrefixListId !== undefined
      ? { "destination-prefix-list-id": route.destinationPrefixListId }
      : route.destinationIpv6CidrBlock !== undefined
        ? { "destination-ipv6-cidr-block": route.destinationIpv6CidrBlock }
        : { "destination-cidr-block": route.destinationCidrBlock ?? "" };
  return awsCommand(region, "ec2 delete-route", { "route-table-id": routeTableId, ...destination });
}
