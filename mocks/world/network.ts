import { gatewayEndpoint } from "./endpoints.ts";
import { joinParts, type Built } from "./part.ts";
import type { Place } from "./place.ts";
import { internetGateway, natGateway, routeTable, type RouteSpec, type RouteTable } from "./route-table.ts";
import { subnet, type Subnet } from "./subnet.ts";
import { flowLog, vpc, type Vpc } from "./vpc.ts";

/** One Availability Zone of a network: a public, an application and a data subnet. */
export type NetworkZone = {
  readonly public: Subnet;
  readonly app: Subnet;
  readonly data: Subnet;
  readonly appRoutes: RouteTable;
};

/** A VPC over several Availability Zones. */
export type Network = Built & {
  readonly vpc: Vpc;
  readonly zones: readonly NetworkZone[];
  /** The route table of the data subnets: no way out but Amazon S3. */
  readonly dataRoutes: RouteTable;
  readonly internetGatewayId: string;
};

/** What a network is made of. */
export type NetworkSpec = {
  readonly name: string;
  /** The first two octets: `10.20`. */
  readonly prefix: string;
  readonly zones: readonly ZoneSpec[];
  /** Of the VPC; stripped of its rules when absent. */
  readonly defaultGroup?: "as AWS makes it";
};

type ZoneSpec = {
  readonly letter: string;
  /** The Elastic IP address of the zone's NAT gateway. */
  readonly natIp: string;
  /** Routes of the application subnet besides the one to the NAT gateway. */
  readonly routes?: readonly RouteSpec[];
};

/**
 * The network a careful team would build: in each zone a public subnet with its NAT gateway, an application subnet that goes out through it,
 * and a data subnet that goes nowhere; a gateway endpoint for Amazon S3 in all of them, and a flow log.
 */
export function network(place: Place, spec: NetworkSpec): Network {
  const { defaultGroup } = spec;
  const own = vpc(place, {
    name: spec.name,
    cidrBlock: `${spec.prefix}.0.0/16`,
    ...(defaultGroup === undefined ? {} : { defaultGroup }),
  });
  const gateway = internetGateway(place, own);
  const zones = spec.zones.map((zone, index) => zoneOf(place, { spec, own, zone, index }));
  const publicRoutes = routeTable(place, {
    vpc: own,
    name: `${spec.name}-public`,
    subnets: zones.map((zone) => zone.public),
    routes: [{ to: "0.0.0.0/0", through: gateway.internetGatewayId }],
  });
  const dataRoutes = routeTable(place, {
    vpc: own,
    name: `${spec.name}-data`,
    subnets: zones.map((zone) => zone.data),
  });
  const tables = [...zones.map(({ appRoutes }) => appRoutes), dataRoutes];
  const storage = gatewayEndpoint(place, { vpc: own, service: "s3", routeTables: tables });
  const rest = [own, gateway, publicRoutes, dataRoutes, storage, flowLog(place, own)];
  return {
    vpc: own,
    zones,
    dataRoutes,
    internetGatewayId: gateway.internetGatewayId,
    part: joinParts([...rest, ...zones]),
  };
}

/** The zone of a network by its letter. */
export function zoneIn(of: Network, letter: string): NetworkZone {
  const zone = of.zones.find((candidate) => candidate.app.availabilityZone.endsWith(letter));
  if (zone === undefined) throw new Error(`${of.vpc.name} has no Availability Zone ${letter}`);
  return zone;
}

function zoneOf(
  place: Place,
  of: { readonly spec: NetworkSpec; readonly own: Vpc; readonly zone: ZoneSpec; readonly index: number },
): NetworkZone & Built {
  const { spec, own, index } = of;
  const { letter, natIp, routes = [] } = of.zone;
  const tier = (name: string, third: number) =>
    subnet(place, {
      vpc: own,
      name: `${spec.name}-${name}-${letter}`,
      cidrBlock: `${spec.prefix}.${String(third + index)}.0/24`,
      zone: letter,
    });
  const [open, app, data] = [tier("public", 0), tier("app", 10), tier("data", 20)] as const;
  const nat = natGateway(place, { name: `${spec.name}-nat-${letter}`, subnet: open, host: 10, publicIp: natIp });
  const appRoutes = routeTable(place, {
    vpc: own,
    name: `${spec.name}-app-${letter}`,
    subnets: [app],
    routes: [{ to: "0.0.0.0/0", through: nat.natGatewayId }, ...routes],
  });
  return { public: open, app, data, appRoutes, part: joinParts([open, app, data, nat, appRoutes]) };
}
