import { groupBy } from "#lib/model/group-by.ts";
import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import type { NatGateway } from "#lib/model/resources/gateways.ts";
import type { NetworkAcl } from "#lib/model/resources/network-acl.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";

/** One account in one Region, as AWS would list it. */
export type Areas = { readonly [Name in AreaName]?: readonly ItemOf<Name>[] };

/** The owner of a public address: an interface with one of its addresses, or a NAT gateway. */
export type PublicOwner =
  { readonly interface: NetworkInterface; readonly privateIp: string } | { readonly nat: NatGateway };

/** The lists of an account with their ids at hand: what AWS itself would find by id, and nothing worked out. */
export type Network = {
  readonly areas: Areas;
  readonly vpcById: ReadonlyMap<string, Vpc>;
  readonly subnetById: ReadonlyMap<string, Subnet>;
  /** By VPC and address, since two VPCs may hold the same one. */
  readonly interfaceByPlace: ReadonlyMap<string, NetworkInterface>;
  readonly interfaceById: ReadonlyMap<string, NetworkInterface>;
  readonly natByPlace: ReadonlyMap<string, NatGateway>;
  readonly ownerByPublicIp: ReadonlyMap<string, PublicOwner>;
  readonly rulesByGroup: ReadonlyMap<string, readonly SecurityGroupRule[]>;
  readonly aclBySubnet: ReadonlyMap<string, NetworkAcl>;
  readonly defaultAclByVpc: ReadonlyMap<string, NetworkAcl>;
  readonly tableBySubnet: ReadonlyMap<string, RouteTable>;
  readonly mainTableByVpc: ReadonlyMap<string, RouteTable>;
};

/** Puts the lists in order of their ids. */
export function networkOf(areas: Areas): Network {
  const interfaces = areas.networkInterfaces ?? [];
  const nats = (areas.natGateways ?? []).filter(({ state }) => state !== "deleted");
  const tables = areas.routeTables ?? [];
  const acls = areas.networkAcls ?? [];
  const rules = areas.securityGroupRules ?? [];
  return {
    areas,
    vpcById: new Map((areas.vpcs ?? []).map((vpc) => [vpc.vpcId, vpc])),
    subnetById: new Map((areas.subnets ?? []).map((subnet) => [subnet.subnetId, subnet])),
    interfaceByPlace: new Map(
      interfaces.flatMap((one) => addressesOf(one).map((address) => [placeOf(one.vpcId, address), one] as const)),
    ),
    interfaceById: new Map(interfaces.map((one) => [one.networkInterfaceId, one])),
    natByPlace: new Map(
      nats.flatMap((nat) =>
        nat.natGatewayAddresses.map(({ privateIp = "" }) => [placeOf(nat.vpcId, privateIp), nat] as const),
      ),
    ),
    ownerByPublicIp: new Map([...interfaces.flatMap(publicAddressesOf), ...nats.flatMap(publicAddressesOfNat)]),
    rulesByGroup: groupBy(rules, ({ groupId }) => groupId),
    aclBySubnet: new Map(acls.flatMap((acl) => acl.associations.map(({ subnetId }) => [subnetId, acl] as const))),
    defaultAclByVpc: new Map(acls.filter(({ isDefault }) => isDefault).map((acl) => [acl.vpcId, acl])),
    tableBySubnet: new Map(
      tables.flatMap((table) =>
        table.associations.flatMap(({ subnetId }) => (subnetId === undefined ? [] : [[subnetId, table] as const])),
      ),
    ),
    mainTableByVpc: new Map(
      tables.filter(({ associations }) => associations.some(({ main }) => main)).map((table) => [table.vpcId, table]),
    ),
  };
}

/** A VPC and an address in it. */
export function placeOf(vpcId: string | undefined, address: string): string {
  return `${vpcId ?? ""} ${address}`;
}

function addressesOf(one: NetworkInterface): readonly string[] {
  return [...one.privateIpAddresses.map(({ privateIpAddress }) => privateIpAddress), ...one.ipv6Addresses];
}

function publicAddressesOf(one: NetworkInterface): readonly (readonly [string, PublicOwner])[] {
  return one.privateIpAddresses.flatMap(({ privateIpAddress, association }) =>
    association?.publicIp === undefined
      ? []
      : [[association.publicIp, { interface: one, privateIp: privateIpAddress }] as const],
  );
}

function publicAddressesOfNat(nat: NatGateway): readonly (readonly [string, PublicOwner])[] {
  return nat.natGatewayAddresses.flatMap(({ publicIp }) =>
    publicIp === undefined ? [] : [[publicIp, { nat }] as const],
  );
}
