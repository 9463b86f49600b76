import type { OwnedInterface, Placed, SubnetPlace, Topology, VpcPlace } from "#lib/graph/topology.ts";
import type { ItemOf } from "#lib/model/areas.ts";
import { itemsOf, type Snapshot } from "#lib/model/snapshot.ts";
import { urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { enclosingCidr, type Cidr } from "#lib/net/cidr.ts";
import { formatIp, isPrivateIp, type Ip } from "#lib/net/ip.ts";
import type { Place } from "./unread.ts";

const gateways = {
  internetGateways: { kind: "internet-gateway", id: (item) => item.internetGatewayId },
  egressOnlyInternetGateways: {
    kind: "egress-only-internet-gateway",
    id: (item) => item.egressOnlyInternetGatewayId,
  },
  natGateways: { kind: "nat-gateway", id: (item) => item.natGatewayId },
  vpnGateways: { kind: "vpn-gateway", id: (item) => item.vpnGatewayId },
  vpnConnections: { kind: "vpn-connection", id: (item) => item.vpnConnectionId },
  vpcEndpoints: { kind: "vpc-endpoint", id: (item) => item.vpcEndpointId },
  vpcPeeringConnections: { kind: "vpc-peering-connection", id: (item) => item.vpcPeeringConnectionId },
  transitGateways: { kind: "transit-gateway", id: (item) => item.transitGatewayId },
  transitGatewayAttachments: { kind: "transit-gateway-attachment", id: (item) => item.transitGatewayAttachmentId },
  transitGatewayRouteTables: { kind: "transit-gateway-route-table", id: (item) => item.transitGatewayRouteTableId },
  managedPrefixLists: { kind: "prefix-list", id: (item) => item.prefixListId },
  ec2Instances: { kind: "ec2-instance", id: (item) => item.instanceId },
} as const satisfies {
  readonly [Name in IndexedArea]: { readonly kind: NodeKind; readonly id: (item: ItemOf<Name>) => string };
};

type IndexedArea =
  | "internetGateways"
  | "egressOnlyInternetGateways"
  | "natGateways"
  | "vpnGateways"
  | "vpnConnections"
  | "vpcEndpoints"
  | "vpcPeeringConnections"
  | "transitGateways"
  | "transitGatewayAttachments"
  | "transitGatewayRouteTables"
  | "managedPrefixLists"
  | "ec2Instances";

/** A topology with the gateways indexed by URN, dead ones included: a route may still lead to them. */
export type World = {
  readonly topology: Topology;
  readonly gateways: { readonly [Name in IndexedArea]: ReadonlyMap<Urn, Placed<ItemOf<Name>>> };
  /** Reads a CIDR block once. */
  cidr(text: string): Cidr | undefined;
};

// Memos, not state: the same input always gives the same world, and they go when their topology and snapshot go.
const worlds = new WeakMap<Topology, World>();
const indexes = new WeakMap<Snapshot, Pick<World, "gateways" | "cidr">>();

/** The world of a topology; indexed at the first question. A topology changed to try a fix shares its snapshot's index. */
export function worldOf(topology: Topology): World {
  const known = worlds.get(topology);
  if (known !== undefined) return known;
  const world: World = { topology, ...indexOf(topology.snapshot) };
  worlds.set(topology, world);
  return world;
}

function indexOf(snapshot: Snapshot): Pick<World, "gateways" | "cidr"> {
  const known = indexes.get(snapshot);
  if (known !== undefined) return known;
  const blocks = new Map<string, Cidr | undefined>();
  const index = {
    gateways: indexGateways(snapshot),
    cidr(text: string) {
      const known = blocks.get(text);
      if (known !== undefined || blocks.has(text)) return known;
      const block = enclosingCidr(text);
      blocks.set(text, block);
      return block;
    },
  };
  indexes.set(snapshot, index);
  return index;
}

function indexGateways(snapshot: Snapshot): World["gateways"] {
  // Object.keys loses the key type; the table is the whole truth about its keys.
  const names = Object.keys(gateways) as readonly IndexedArea[];
  const indexed = Object.fromEntries(names.map((name) => [name, indexArea(snapshot, name)]));
  // Object.fromEntries loses which key holds which records; indexArea answers for the name it was asked for.
  return indexed as World["gateways"];
}

function indexArea<Name extends IndexedArea>(snapshot: Snapshot, name: Name): ReadonlyMap<Urn, Placed<ItemOf<Name>>> {
  // The table's entry for a name takes that name's items; indexing by a type parameter hides it.
  const { kind, id } = gateways[name] as { readonly kind: NodeKind; readonly id: (item: ItemOf<Name>) => string };
  const found = new Map<Urn, Placed<ItemOf<Name>>>();
  for (const scoped of snapshot.scopes) {
    const { account, region } = scoped.scope;
    for (const item of itemsOf(scoped, name)) {
      const urn = urnOf(scoped.scope, kind, id(item));
      found.set(urn, { urn, account, region, item });
    }
  }
  return found;
}

/** The subnet an interface is in; `undefined` when subnets were not read. */
export function subnetOf({ topology }: World, owned: OwnedInterface): SubnetPlace | undefined {
  return topology.subnets.get(urnOf(owned, "subnet", owned.item.subnetId ?? ""));
}

/** The VPC with an id, as seen from a place; `undefined` when it was not read. */
export function vpcAt({ topology }: World, place: Place, vpcId: string | undefined): VpcPlace | undefined {
  return topology.vpcs.get(urnOf(place, "vpc", vpcId ?? ""));
}

/** The interface that holds a private address in a VPC. */
export function interfaceAt({ topology }: World, vpcId: string, ip: Ip): OwnedInterface | undefined {
  return topology.interfacesByPrivateAddress.get(`${vpcId}|${formatIp(ip)}`);
}

/** The interface behind an address of the internet: the one a public IPv4 address is mapped to, or the holder of an IPv6 address. */
export function publicHolder(world: World, ip: Ip): OwnedInterface | undefined {
  if (isPrivateIp(ip)) return undefined;
  if (ip.family === 4) return world.topology.interfacesByPublicAddress.get(formatIp(ip));
  const { vpcs, subnets } = world.topology;
  // A VPC that was not read still shows in its subnets.
  const vpcIds = new Set([...vpcs.values(), ...subnets.values()].map(({ item }) => item.vpcId));
  for (const vpcId of vpcIds) {
    const holder = interfaceAt(world, vpcId, ip);
    if (holder !== undefined) return holder;
  }
  return undefined;
}

/** The CIDR blocks of a VPC that carry traffic: disassociated ones do not. */
export function blocksOf(world: World, vpc: VpcPlace): readonly Cidr[] {
  const { cidrBlock, cidrBlockAssociations, ipv6CidrBlockAssociations } = vpc.item;
  const isLive = ({ state }: { readonly state?: string | undefined }) =>
    state === undefined || state === "associated" || state === "associating";
  const texts = [
    ...cidrBlockAssociations.filter(isLive).map((association) => association.cidrBlock),
    ...ipv6CidrBlockAssociations.filter(isLive).map((association) => association.ipv6CidrBlock),
    ...(cidrBlockAssociations.length === 0 && cidrBlock !== undefined ? [cidrBlock] : []),
  ];
  return texts.flatMap((text) => world.cidr(text) ?? []);
}
