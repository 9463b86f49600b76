import { knownValue } from "#lib/model/known.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { groupBy } from "#lib/model/group-by.ts";
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
  const records = scopes.flatMap(({ byId }) =>
    [...byId.resourceRecordSets.values()].flatMap((record) => {
      const zone = byId.hostedZones.get(record.item.hostedZoneId);
      return zone === undefined ? [] : [{ record, zone }];
    }),
  );
  const associations = scopes.flatMap(({ scoped }) =>
    itemsOf(scoped, "vpcHostedZones").flatMap(({ vpcId, hostedZones }) =>
      (knownValue(hostedZones) ?? []).map(({ hostedZoneId }) => ({ vpcId, hostedZoneId })),
    ),
  );
  const vpcIdsByZone = new Map<string, readonly string[]>();
  for (const [zoneId, found] of groupBy(associations, ({ hostedZoneId }) => hostedZoneId)) {
    vpcIdsByZone.set(zoneId, [...new Set(found.map(({ vpcId }) => vpcId))].sort());
  }
  return {
    records,
    recordsByName: groupBy(records, ({ record }) => record.item.name),
    zonesByName: groupBy(
      scopes.flatMap(({ byId }) => [...byId.hostedZones.values()]),
      ({ item }) => item.name,
    ),
    vpcIdsByZone,
  };
}
