import { knownValue } from "#lib/model/known.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { lazily } from "./lazily.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type { Placed } from "./placed.ts";

/** A record set with its zone; what it leads to is not known yet. */
export type ZonedRecord = {
  readonly record: Placed<ResourceRecordSet>;
  readonly zone: Placed<HostedZone>;
};

/** The hosted zones of every account, with their records and the VPCs they answer in. */
export type Zones = {
  readonly records: readonly ZonedRecord[];
  /** Of every zone, by name. */
  readonly recordsByName: ReadonlyMap<string, readonly ZonedRecord[]>;
  readonly zonesByName: ReadonlyMap<string, readonly Placed<HostedZone>[]>;
  /** The VPCs a private zone answers in. */
  readonly vpcIdsByZone: ReadonlyMap<string, readonly string[]>;
};

/** Gathers the zones of every scope. A record whose zone was not read is left out: there is nothing to hang it on. */
export function gatherZones(scopes: readonly PlacedScope[]): Zones {
  const records = scopes.flatMap(recordsOf);
  return lazily<Zones>({
    records: () => records,
    recordsByName: () => groupBy(records, ({ record }) => record.item.name),
    zonesByName: () =>
      groupBy(
        scopes.flatMap(({ byId }) => byId.hostedZones.list),
        ({ item }) => item.name,
      ),
    vpcIdsByZone: () => vpcIdsByZone(scopes),
  });
}

function recordsOf({ byId }: PlacedScope): readonly ZonedRecord[] {
  const records: ZonedRecord[] = [];
  let zone: Placed<HostedZone> | undefined;
  const { list } = byId.resourceRecordSets;
  for (let at = 0; at < list.length; at += 1) {
    const record = list[at];
    if (record === undefined) continue;
    const { hostedZoneId } = record.item;
    // Sorted by zone: most are of the same one as the record before.
    if (zone?.item.hostedZoneId !== hostedZoneId) zone = byId.hostedZones.get(hostedZoneId);
    if (zone !== undefined) records.push({ record, zone });
  }
  return records;
}

function vpcIdsByZone(scopes: readonly PlacedScope[]): Zones["vpcIdsByZone"] {
  const associations = scopes.flatMap(({ scoped }) =>
    itemsOf(scoped, "vpcHostedZones").flatMap(({ vpcId, hostedZones }) =>
      (knownValue(hostedZones) ?? []).map(({ hostedZoneId }) => ({ vpcId, hostedZoneId })),
    ),
  );
  const vpcIds = new Map<string, readonly string[]>();
  for (const [zoneId, found] of groupBy(associations, ({ hostedZoneId }) => hostedZoneId)) {
    vpcIds.set(zoneId, [...new Set(found.map(({ vpcId }) => vpcId))].sort());
  }
  return vpcIds;
}
