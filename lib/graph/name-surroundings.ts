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
    elasticIpUrns: elasticIpUrnsOf(scopes),
    loadBalancerUrns: loadBalancerUrnsOf(joined.loadBalancers),
    endpointUrns: endpointUrnsOf(scopes),
    classicNames: classicNamesOf(joined.interfaces),
    vpcBlocks: new Map(
      scopes.flatMap(({ scoped, byId }) =>
        byId.vpcs.list.map(({ item }) => [item.vpcId, { blocks: blocksOf(item), scoped }] as const),
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

function classicNamesOf(interfaces: readonly OwnedInterface[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = 0; at < interfaces.length; at += 1) {
    const owned = interfaces[at];
    if (owned?.owner.loadBalancerType !== "classic") continue;
    names.add(`${owned.region}|${(owned.owner.label ?? "").toLowerCase()}`);
  }
  return names;
}

function elasticIpUrnsOf(scopes: readonly PlacedScope[]): ReadonlyMap<string, Urn> {
  const urns = new Map<string, Urn>();
  for (const { byId } of scopes) {
    for (const { urn, item } of byId.elasticIps.list) {
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
    for (const { urn, item } of byId.vpcEndpoints.list) {
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
