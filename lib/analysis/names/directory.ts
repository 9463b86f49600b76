import type { LoadBalancerPlace, Placed, RecordPlace, Topology, Unread, VpcPlace } from "#lib/graph/topology.ts";
import { lazily } from "#lib/graph/lazily.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { CloudMapInstance, CloudMapNamespace, CloudMapService } from "#lib/model/resources/cloud-map.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { scopeKey } from "#lib/model/scope.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";

/** The records of one zone. */
export type ZoneRecords = {
  readonly byName: ReadonlyMap<string, readonly RecordPlace[]>;
  /** Every name that has a record at it or below it: an empty non-terminal exists too. */
  readonly existing: ReadonlySet<string>;
};

/** What names are looked up in; each part is indexed once a snapshot, at the first question to it. */
export type Directory = {
  readonly zonesById: ReadonlyMap<string, Placed<HostedZone>>;
  readonly publicZonesByName: ReadonlyMap<string, readonly Placed<HostedZone>[]>;
  readonly recordsByZone: ReadonlyMap<string, ZoneRecords>;
  readonly vpcsById: ReadonlyMap<string, readonly VpcPlace[]>;
  /** By normalised DNS name. */
  readonly loadBalancersByName: ReadonlyMap<string, LoadBalancerPlace>;
  readonly endpointsById: ReadonlyMap<string, Placed<VpcEndpoint>>;
  readonly endpointsByVpc: ReadonlyMap<string, readonly Placed<VpcEndpoint>[]>;
  readonly namespaces: readonly Placed<CloudMapNamespace>[];
  readonly cloudMapServicesByNamespace: ReadonlyMap<string, readonly Placed<CloudMapService>[]>;
  readonly cloudMapInstancesByService: ReadonlyMap<string, readonly Placed<CloudMapInstance>[]>;
};

// A memo, not state: the directory follows from the snapshot alone, and goes when it goes.
const directories = new WeakMap<Snapshot, Directory>();

/** The directory of a topology. */
export function directoryOf(topology: Topology): Directory {
  const known = directories.get(topology.snapshot);
  if (known !== undefined) return known;
  const directory = indexNames(topology);
  directories.set(topology.snapshot, directory);
  return directory;
}

const noRecords: ZoneRecords = { byName: new Map(), existing: new Set() };

/** The records of a zone; none when it has none or was not read. */
export function recordsOf({ recordsByZone }: Directory, hostedZoneId: string): ZoneRecords {
  return recordsByZone.get(hostedZoneId) ?? noRecords;
}

/** Why an absence in a zone cannot be relied on: one zone that could not be read leaves its siblings known. */
export function unreadZone(topology: Topology, zone: Placed<HostedZone>): Unread | undefined {
  const area = topology.scopes.get(scopeKey(zone))?.areas.resourceRecordSets;
  const call = areaCalls.resourceRecordSets;
  if (area === undefined) return { text: `${call} was not asked in ${scopeKey(zone)}.`, call };
  if (area.status === "complete") return undefined;
  const problem = area.problems.find(({ parent }) => parent === undefined || parent === zone.item.hostedZoneId);
  return problem === undefined ? undefined : { text: problem.message, call: problem.call, problem };
}

/** Whether a zone, or an ancestor's name, covers a name. */
export function covers(zoneName: string, name: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}

/** `a.b.c`, `b.c`, `c`. */
export function suffixesOf(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.map((_, at) => labels.slice(at).join("."));
}

function indexNames(topology: Topology): Directory {
  const placed = topology.placed.map(({ byId }) => byId);
  const zones = placed.flatMap((byId) => byId.hostedZones.list);
  const endpoints = placed.flatMap((byId) => byId.vpcEndpoints.list);
  return lazily<Directory>({
    zonesById: () => new Map(zones.map((zone) => [zone.item.hostedZoneId, zone])),
    publicZonesByName: () =>
      groupBy(
        zones.filter(({ item }) => !item.privateZone),
        ({ item }) => item.name,
      ),
    recordsByZone: () => {
      const byZone = groupBy(topology.records.values(), ({ item }) => item.hostedZoneId);
      return new Map([...byZone].map(([zoneId, records]) => [zoneId, indexRecords(records)]));
    },
    vpcsById: () => groupBy(topology.vpcs.values(), ({ item }) => item.vpcId),
    loadBalancersByName: () =>
      new Map(
        [...topology.loadBalancers.values()].flatMap((balancer) =>
          balancer.item.dnsName === undefined ? [] : [[normaliseDnsName(balancer.item.dnsName), balancer]],
        ),
      ),
    endpointsById: () => new Map(endpoints.map((endpoint) => [endpoint.item.vpcEndpointId, endpoint])),
    endpointsByVpc: () => groupBy(endpoints, ({ item }) => item.vpcId),
    namespaces: () => placed.flatMap((byId) => byId.cloudMapNamespaces.list),
    cloudMapServicesByNamespace: () =>
      groupBy(
        placed.flatMap((byId) => byId.cloudMapServices.list),
        ({ item }) => item.namespaceId,
      ),
    cloudMapInstancesByService: () =>
      groupBy(
        placed.flatMap((byId) => byId.cloudMapInstances.list),
        ({ item }) => item.serviceId,
      ),
  });
}

/** A zone is indexed when a name is first looked up in it. */
function indexRecords(records: readonly RecordPlace[]): ZoneRecords {
  return lazily<ZoneRecords>({
    byName: () => groupBy(records, ({ item }) => item.name),
    existing: () => {
      const existing = new Set<string>();
      for (const { item } of records) for (const name of suffixesOf(item.name)) existing.add(name);
      return existing;
    },
  });
}
