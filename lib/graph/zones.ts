import { knownValue } from "#lib/model/known.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { groupBy } from "./group-by.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type { Placed, RecordPlace } from "./topology.ts";

/** A record set with its zone; what it leads to is not known yet. */
export type ZonedRecord = Omit<RecordPlace, "aims">;

/** The hosted zones of every account, with their records and the VPCs they answer in. */
export type Zones = {
  readonly records: readonly ZonedRecord[];
  /** By `<zone id>|<name>`. */
  readonly recordsByName: ReadonlyMap<string, readonly ZonedRecord[]>;
  readonly zonesByName: ReadonlyMap<string, readonly Placed<HostedZone>[]>;
  /** The VPCs a private zone answers in. */
  readonly vpcIdsByZone: ReadonlyMap<string, readonly string[]>;
};

/** The key of a name in a zone. */
export function zonedName(hostedZoneId: string, name: string): string {
  return `${hostedZoneId}|${name}`;
}

/** Gathers the zones of every scope. A record whose zone was not read is left out: there is nothing to hang it on. */
export function gatherZones(scopes: readonly PlacedScope[]): Zones {
  const records = scopes.flatMap(({ byId }) =>
    [...byId.resourceRecordSets.values()].flatMap((record) => {
      const zone = byId.hostedZones.get(record.item.hostedZoneId);
      return zone === undefined ? [] : [{ ...record, zone }];
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
    recordsByName: groupBy(records, ({ item }) => zonedName(item.hostedZoneId, item.name)),
    zonesByName: groupBy(
      scopes.flatMap(({ byId }) => [...byId.hostedZones.values()]),
      ({ item }) => item.name,
    ),
    vpcIdsByZone,
  };
}
