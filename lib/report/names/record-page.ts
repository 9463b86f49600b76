import type { JudgedRecord } from "#lib/analysis/names/name-table.ts";
import { recordStates, standings, type Standing } from "#lib/analysis/names/record-state.ts";
import { listZones } from "#lib/analysis/names/zone-list.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import { findingsByUrn, foundRecords } from "./found-records.ts";
import { recordRow, type RecordRow } from "./record-row.ts";
import { isZoneShownIn } from "./zone-scope.ts";

/** How the rows are ordered; `name` is the order Route 53 lists them in. */
export const recordOrders = ["name", "verdict", "type", "ttl"] as const;

/** Which records are wanted, and which of them now. */
export type RecordsWanted = {
  readonly zone?: string | undefined;
  /** The account and Region whose zones are wanted: see {@link isZoneShownIn}. */
  readonly scope?: string | undefined;
  /** What a filter finds, and of which it cannot be told. */
  readonly found?: { readonly matches: ReadonlySet<Urn>; readonly open: ReadonlySet<Urn> } | undefined;
  readonly types?: readonly string[] | undefined;
  readonly verdicts?: readonly Standing[] | undefined;
  readonly sort: (typeof recordOrders)[number];
  readonly offset: number;
  readonly limit: number;
};

/** Part of a list of records. */
export type RecordPage = {
  readonly snapshotId: string;
  /** How many there are of those wanted. */
  readonly total: number;
  readonly offset: number;
  readonly records: readonly RecordRow[];
  /** How many of those wanted stand how, whatever verdicts were asked for. */
  readonly counts: { readonly [Name in Standing]: number };
  /** The types of the records of the zone, by name. */
  readonly types: readonly string[];
  /** With a filter: of how many records it was asked, and of how many it cannot be told. */
  readonly filter?: { readonly all: number; readonly open: number };
};

/** The rows of a window over the records that are wanted. */
export function recordPage(inspection: Inspection, wanted: RecordsWanted): RecordPage {
  const { topology, snapshot, findings } = inspection;
  const inZone = recordsOfZones(inspection, wanted);
  const narrowed = inZone.filter((judged) => matches(judged, wanted));
  const counts = Object.fromEntries(
    standings.map((standing) => [standing, narrowed.filter((judged) => standingOfRecord(judged) === standing).length]),
  );
  const shown = narrowed.filter((judged) => hasVerdict(judged, wanted));
  const found = findingsByUrn(findings);
  const filter = wanted.found === undefined ? undefined : askedOf(inZone, wanted, wanted.found.open);
  return {
    snapshotId: snapshot.snapshotId,
    total: shown.length,
    offset: wanted.offset,
    records: inOrder(shown, wanted.sort)
      .slice(wanted.offset, wanted.offset + wanted.limit)
      .map((judged) => recordRow(topology, judged, found)),
    // Object.fromEntries loses the keys: they are all the standings.
    counts: counts as RecordPage["counts"],
    types: [...new Set(inZone.map(({ record }) => record.item.type))].sort(),
    ...(filter === undefined ? {} : { filter }),
  };
}

/** Of how many records a filter was asked, and of how many it could not be told. */
function askedOf(
  records: readonly JudgedRecord[],
  { types, verdicts }: Pick<RecordsWanted, "types" | "verdicts">,
  open: ReadonlySet<Urn>,
) {
  const asked = records.filter((judged) => matches(judged, { types }) && hasVerdict(judged, { verdicts }));
  return { all: asked.length, open: asked.filter(({ record }) => open.has(record.urn)).length };
}

/** Where a record stands in the order of a list; -1 when it is not in it. */
export function placeOfRecord(inspection: Inspection, wanted: RecordsWanted, urn: Urn): number {
  const shown = recordsOfZones(inspection, wanted).filter(
    (judged) => matches(judged, wanted) && hasVerdict(judged, wanted),
  );
  return inOrder(shown, wanted.sort).findIndex(({ record }) => record.urn === urn);
}

function recordsOfZones(inspection: Inspection, { zone, scope }: RecordsWanted): readonly JudgedRecord[] {
  const shown = scope === undefined ? undefined : zonesShownIn(inspection, scope);
  return foundRecords(inspection).filter(
    ({
      record: {
        item: { hostedZoneId: id },
      },
    }) => (zone === undefined || id === zone) && (shown === undefined || shown.has(id)),
  );
}

function zonesShownIn({ topology }: Inspection, scope: string): ReadonlySet<string> {
  // Which VPCs ask is wanted of them, and no sentence.
  const zones = listZones({ topology, say: sayIn("en") }, []);
  return new Set(zones.filter((zone) => isZoneShownIn(zone, scope)).map(({ zoneId }) => zoneId));
}

function hasVerdict(judged: JudgedRecord, { verdicts }: Pick<RecordsWanted, "verdicts">): boolean {
  return verdicts === undefined || verdicts.includes(standingOfRecord(judged));
}

function matches(
  { record: { urn, item } }: JudgedRecord,
  { found, types }: Pick<RecordsWanted, "found" | "types">,
): boolean {
  return (types === undefined || types.includes(item.type)) && (found === undefined || found.matches.has(urn));
}

function standingOfRecord({ states }: JudgedRecord): Standing {
  return recordStates[states[0] ?? "not-followed"];
}

function inOrder(records: readonly JudgedRecord[], sort: RecordsWanted["sort"]): readonly JudgedRecord[] {
  switch (sort) {
    case "name":
      return records;
    case "verdict":
      return stable(records, (judged) => standings.indexOf(standingOfRecord(judged)));
    case "ttl":
      return stable(records, ({ record }) => -(record.item.ttl ?? -1));
    case "type":
      return records.toSorted(({ record: a }, { record: b }) =>
        a.item.type < b.item.type ? -1 : a.item.type > b.item.type ? 1 : 0,
      );
  }
}

function stable(records: readonly JudgedRecord[], keyOf: (judged: JudgedRecord) => number): readonly JudgedRecord[] {
  return records.toSorted((a, b) => keyOf(a) - keyOf(b));
}
