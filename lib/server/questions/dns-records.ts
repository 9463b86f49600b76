import { directoryOf, unreadZone } from "#lib/analysis/names/directory.ts";
import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import { dnsRecordsParameters, type DnsRecords } from "#lib/api/dns-page.ts";
import { conjuncts, type Filter } from "#lib/filter/filter.ts";
import { filterSubjects } from "#lib/inventory/filter-resources.ts";
import { becauseIn } from "#lib/inventory/not-compared.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { placeOfRecord, recordPage } from "#lib/report/names/record-page.ts";
import { defineQuestion } from "../question.ts";
import { notInSnapshot } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";
import { refuseUnknownScope } from "./scope-names.ts";

/** A window over the records of a zone or of all, each with its verdict. */
export const dnsRecordsQuestion = defineQuestion(dnsRecordsParameters, ({ inspection, parameters, language }) => {
  const { type: types, verdict: verdicts, around, q, ...rest } = parameters;
  if (rest.scope !== undefined) refuseUnknownScope(inspection.snapshot, rest.scope);
  const unknowns = unreadRecords(inspection, parameters.zone);
  const found = foundBy(inspection, q);
  const wanted = { ...rest, types, verdicts, found };
  const place = around === undefined ? -1 : placeOfRecord(inspection, wanted, around);
  const offset = place < 0 ? wanted.offset : Math.floor(place / Math.max(1, wanted.limit)) * wanted.limit;
  const { filter, ...page } = recordPage(inspection, { ...wanted, offset });
  const json: DnsRecords = {
    ...page,
    ...(filter === undefined || found === undefined
      ? {}
      : { filter: { ...filter, because: filter.open === 0 ? [] : becauseIn(language, found.because) } }),
    ...(place < 0 ? {} : { place }),
    unknowns,
  };
  return { json };
});

/** What a filter finds among all records; nothing is asked of one that lets everything through. */
function foundBy(inspection: Inspection, filter: Filter) {
  if (conjuncts(filter).length === 0) return undefined;
  const { matches, open, because } = filterSubjects(resourcesOf(inspection).ofKind("record-set"), filter);
  const urnsOf = (records: typeof matches) => new Set(records.map(({ urn }) => urn));
  return { matches: urnsOf(matches), open: urnsOf(open), because };
}

/** Why there may be more records than are listed. Refuses a zone that is not there. */
function unreadRecords({ topology }: Inspection, zoneId: string | undefined): DnsRecords["unknowns"] {
  if (zoneId === undefined) {
    const accounts = [...topology.scopes.values()].filter(({ scope }) => scope.region === "global");
    return accounts.flatMap(({ scope }) =>
      unreadAreas(topology, scope, ["hostedZones", "resourceRecordSets"]).map(({ text, call }) => ({ text, call })),
    );
  }
  const zone = directoryOf(topology).zonesById.get(zoneId);
  if (zone === undefined) throw noSuchZone(zoneId, [...directoryOf(topology).zonesById.keys()]);
  const unread = unreadZone(topology, zone);
  return unread === undefined ? [] : [{ text: unread.text, call: unread.call }];
}

function noSuchZone(zoneId: string, known: readonly string[]): Refusal {
  return new Refusal(404, notInSnapshot("zone", zoneId), {
    field: "zone",
    accepted: "the id of a hosted zone of this snapshot",
    suggestions: known.slice(0, 8),
  });
}
