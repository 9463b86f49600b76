import type { Placed, RecordPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { isManaged } from "./address-record.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";

/** A hosted zone with its records. */
export type ZoneRecords = { readonly zone: Placed<HostedZone>; readonly records: readonly RecordPlace[] };

/** The zones of a scope that people keep themselves, each with its records. */
export const ownZones = oncePerScope((topology, scope): readonly ZoneRecords[] => {
  const records = inScope(topology.records, scope).filter((record) => !isManaged(record, topology));
  return [...groupBy(records, ({ zone }) => zone)].map(([zone, own]) => ({ zone, records: own }));
});
