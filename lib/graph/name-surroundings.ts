import { enclosingCidr, type Cidr } from "#lib/net/cidr.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";
import { areaOf, isComplete, isGlobal, type ScopeSnapshot } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { InterfaceAddresses } from "./addresses.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type { LoadBalancerPlace, OwnedInterface } from "./topology.ts";
import { gatherZones, type Zones } from "./zones.ts";

/** The range of a VPC, and the scope it was read in. */
export type VpcBlocks = { readonly blocks: readonly Cidr[]; readonly scoped: ScopeSnapshot };

/** What records are followed with, of every scope. */
export type NameSurroundings = {
  readonly zones: Zones;
  readonly addresses: InterfaceAddresses;
  /** The interfaces that hold an address, in whichever VPC. */
  readonly interfacesByAddress: ReadonlyMap<string, readonly OwnedInterface[]>;
  readonly elasticIpUrns: ReadonlyMap<string, Urn>;
  /** By normalised DNS name. */
  readonly loadBalancerUrns: ReadonlyMap<string, Urn>;
  /** By normalised DNS name and by id. */
  readonly endpointUrns: ReadonlyMap<string, Urn>;
  /** Names of Classic Load Balancers, by `<region>|<name>`: only their interfaces tell of them. */
  readonly classicNames: ReadonlySet<string>;
  readonly vpcBlocks: ReadonlyMap<string, VpcBlocks>;
  readonly regional: readonly ScopeSnapshot[];
  /** Whether an area was read to its end in every Region of the snapshot. */
  readonly isReadEverywhere: (name: AreaName) => boolean;
  readonly areZonesRead: boolean;
  readonly isZoneRead: (hostedZoneId: string) => boolean;
};

/** Gathers what records are followed with. */
export function surroundNames(
  scopes: readonly PlacedScope[],
  joined: {
    readonly interfaces: readonly OwnedInterface[];
    readonly addresses: InterfaceAddresses;
    readonly loadBalancers: readonly LoadBalancerPlace[];
  },
): NameSurroundings {
  const all = scopes.map(({ scoped }) => scoped);
  const regional = all.filter((scoped) => !isGlobal(scoped));
  const accounts = all.filter(isGlobal);
  return {
    zones: gatherZones(scopes),
    addresses: joined.addresses,
    interfacesByAddress: byAddress(joined.interfaces),
    elasticIpUrns: elasticIpUrnsOf(scopes),
    loadBalancerUrns: loadBalancerUrnsOf(joined.loadBalancers),
    endpointUrns: endpointUrnsOf(scopes),
    classicNames: new Set(
      joined.interfaces.flatMap(({ region, owner }) =>
        owner.loadBalancerType === "classic" ? [`${region}|${(owner.label ?? "").toLowerCase()}`] : [],
      ),
    ),
    vpcBlocks: new Map(
      scopes.flatMap(({ scoped, byId }) =>
        [...byId.vpcs.values()].map(({ item }) => [item.vpcId, { blocks: blocksOf(item), scoped }] as const),
      ),
    ),
    regional,
    isReadEverywhere: (name) => regional.every((scoped) => isComplete(scoped, name)),
    areZonesRead: accounts.every((scoped) => isComplete(scoped, "hostedZones")),
    isZoneRead: (hostedZoneId) => accounts.every((scoped) => areRecordsRead(scoped, hostedZoneId)),
  };
}

/** One zone that could not be read leaves its siblings known: its problem names it as the parent. */
function areRecordsRead(scoped: ScopeSnapshot, hostedZoneId: string): boolean {
  const area = areaOf(scoped, "resourceRecordSets");
  if (area === undefined) return false;
  if (area.status === "complete") return true;
  return area.problems.every(({ parent }) => parent !== undefined && parent !== hostedZoneId);
}

function byAddress(interfaces: readonly OwnedInterface[]): ReadonlyMap<string, readonly OwnedInterface[]> {
  const holders = new Map<string, OwnedInterface[]>();
  const add = (address: string, owned: OwnedInterface) => {
    const others = holders.get(address);
    if (others === undefined) holders.set(address, [owned]);
    else if (!others.includes(owned)) others.push(owned);
  };
  for (const owned of interfaces) {
    if (owned.item.privateIpAddress !== undefined) add(owned.item.privateIpAddress, owned);
    for (const { privateIpAddress } of owned.item.privateIpAddresses) add(privateIpAddress, owned);
    for (const address of owned.item.ipv6Addresses) add(address, owned);
  }
  return holders;
}

function elasticIpUrnsOf(scopes: readonly PlacedScope[]): ReadonlyMap<string, Urn> {
  const urns = new Map<string, Urn>();
  for (const { byId } of scopes) {
    for (const { urn, item } of byId.elasticIps.values()) {
      if (item.publicIp !== undefined) urns.set(item.publicIp, urn);
    }
  }
  return urns;
}

function loadBalancerUrnsOf(loadBalancers: readonly LoadBalancerPlace[]): ReadonlyMap<string, Urn> {
  const urns = new Map<string, Urn>();
  for (const { urn, item } of loadBalancers) {
    if (item.dnsName !== undefined) urns.set(normaliseDnsName(item.dnsName), urn);
  }
  return urns;
}

function endpointUrnsOf(scopes: readonly PlacedScope[]): ReadonlyMap<string, Urn> {
  const urns = new Map<string, Urn>();
  for (const { byId } of scopes) {
    for (const { urn, item } of byId.vpcEndpoints.values()) {
      urns.set(item.vpcEndpointId, urn);
      for (const { dnsName } of item.dnsEntries) {
        // A private DNS name answers in every VPC that has such an endpoint; only the endpoint's own names are its alone.
        if (dnsName?.includes(item.vpcEndpointId) === true) urns.set(normaliseDnsName(dnsName), urn);
      }
    }
  }
  return urns;
}

function blocksOf(vpc: Vpc): readonly Cidr[] {
  const live = (state: string | undefined) => state === undefined || state === "associated";
  const texts = [
    ...(vpc.cidrBlock === undefined ? [] : [vpc.cidrBlock]),
    ...vpc.cidrBlockAssociations.filter(({ state }) => live(state)).map(({ cidrBlock }) => cidrBlock),
    ...vpc.ipv6CidrBlockAssociations.filter(({ state }) => live(state)).map(({ ipv6CidrBlock }) => ipv6CidrBlock),
  ];
  return [...new Set(texts)].flatMap((text) => enclosingCidr(text) ?? []);
}
