import { isKept } from "./address-record.ts";
import { oncePerScope } from "./once-per.ts";
import { zonesWithRecords, type ZoneRecords } from "./sorted-records.ts";

/** The zones of a scope that people keep themselves, each with its records. */
export const ownZones = oncePerScope((topology, scope): readonly ZoneRecords[] =>
  zonesWithRecords(topology, scope).filter(({ zone }) => !isKept(zone, topology)),
);
