import type { Placed, RecordAim, RecordPlace } from "#lib/graph/topology.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";

/** A hosted zone with its records. */
export type ZoneRecords = { readonly zone: Placed<HostedZone>; readonly records: readonly RecordPlace[] };

/** The zones of a scope that have records, each with its own. */
export const zonesWithRecords = oncePerScope((topology, scope): readonly ZoneRecords[] => {
  const byZone = new Map<Placed<HostedZone>, RecordPlace[]>();
  let zone: Placed<HostedZone> | undefined;
  let own: RecordPlace[] = [];
  for (const record of inScope(topology.records, scope)) {
    // Sorted by zone: nearly all are of the same one as the record before.
    if (record.zone !== zone) {
      zone = record.zone;
      own = byZone.get(zone) ?? [];
      byZone.set(zone, own);
    }
    own.push(record);
  }
  return [...byZone].map(([of, records]) => ({ zone: of, records }));
});

/** Records by what the values of most say: that they lead to nobody we see. Half a dozen rules need not look at those. */
export type SortedRecords = {
  /** With a value that leads to something of ours, or would if it were there, or were read. */
  readonly leading: readonly RecordPlace[];
  /** The others whose first value is a name of AWS. */
  readonly toAws: readonly RecordPlace[];
};

function isOurs({ kind }: RecordAim): boolean {
  return kind !== "outside";
}

const awsName = /\.amazonaws\.(?:com(?:\.cn)?|eu)$/;

/** The records of a scope that rules about what a name leads to have to look at, in their order. */
export const sortedRecords = oncePerScope((topology, scope): SortedRecords => {
  const leading: RecordPlace[] = [];
  const toAws: RecordPlace[] = [];
  inScope(topology.records, scope).forEach((record) => {
    const first = record.aims[0];
    if (first === undefined) return;
    if (first.kind !== "outside" || (record.aims.length > 1 && record.aims.some(isOurs))) leading.push(record);
    else if (awsName.test(first.value)) toAws.push(record);
  });
  return { leading, toAws };
});
