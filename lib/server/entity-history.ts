import type { HistoryAnswer, HistoryEvent } from "#lib/api/entity.ts";
import { historyParameters } from "#lib/api/requests.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { EntityRecord } from "#lib/report/entity/entity-record.ts";
import { recordChanges } from "#lib/report/entity/record-changes.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import type { FindingLife } from "./lives.ts";
import { parseParameters } from "./parse-parameters.ts";
import type { Language } from "./question.ts";
import { address, queryFields } from "./reads.ts";
import { etagOf, json, notModified, type Answerer } from "./respond.ts";
import { running } from "./running.ts";

/** So many snapshots are looked at: each is a document to be opened. */
const SNAPSHOTS_AT_MOST = 24;
/** So many changed fields of one step are told. */
const CHANGES_AT_MOST = 20;

type Seen = { readonly snapshotId: string; readonly at: string; readonly found: EntityRecord };

/** What changed of one resource over the newest snapshots up to the one that is looked at. */
export const entityHistory: Answerer = async (request) => {
  const server = running();
  const { snapshotId, language, fields } = address(server, queryFields(request));
  const { entity } = parseParameters(historyParameters, fields);
  const { live } = server;
  const from = live.snapshots.findIndex((entry) => entry.snapshotId === snapshotId);
  const kept = live.snapshots.slice(Math.max(0, from));
  const etag = etagOf(server.startId, "history", entity, language, ...kept.map((entry) => entry.snapshotId));
  const known = notModified(request, etag);
  if (known !== undefined) return known;
  const seen: Seen[] = [];
  for (const entry of kept.slice(0, SNAPSHOTS_AT_MOST)) {
    const found = await live.record(entry.snapshotId, entity);
    if (found !== undefined) seen.push({ snapshotId: entry.snapshotId, at: entry.finishedAt, found });
  }
  const until = kept[0]?.finishedAt ?? "";
  const since = seen.at(-1)?.at;
  const events = [...recordEvents(seen.reverse()), ...findingEvents(live.lives, entity, language)];
  const answer: HistoryAnswer = {
    urn: entity,
    snapshots: seen.length,
    ...(since !== undefined && { since }),
    more: kept.length > SNAPSHOTS_AT_MOST,
    events: events.filter(({ at }) => at <= until).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
  };
  const response = json(answer);
  response.headers.set("etag", etag);
  response.headers.set("cache-control", "no-cache");
  return response;
};

/** What happened from each snapshot to the next, oldest first. A snapshot that did not read it is passed over, once it is told. */
export function recordEvents(seen: readonly Seen[]): readonly HistoryEvent[] {
  const events: HistoryEvent[] = [];
  let last: Exclude<EntityRecord, { readonly state: "unread" }> | undefined;
  let isUnread = false;
  for (const { snapshotId, at, found } of seen) {
    if (found.state === "unread") {
      if (!isUnread && last !== undefined) events.push({ kind: "unread", at, snapshotId });
      isUnread = true;
      continue;
    }
    isUnread = false;
    events.push(...stepEvents(last, found, { at, snapshotId }));
    last = found;
  }
  return events;
}

function stepEvents(
  before: EntityRecord | undefined,
  after: EntityRecord,
  when: { readonly at: string; readonly snapshotId: string },
): readonly HistoryEvent[] {
  if (before === undefined || (before.state !== "there" && after.state !== "there")) return [];
  if (before.state !== "there") return [{ kind: "appeared", ...when }];
  if (after.state !== "there") return [{ kind: "gone", ...when }];
  const changes = recordChanges(before.record, after.record).slice(0, CHANGES_AT_MOST);
  return changes.length === 0 ? [] : [{ kind: "changed", ...when, changes }];
}

function findingEvents(lives: ReadonlyMap<string, FindingLife>, urn: Urn, language: Language): readonly HistoryEvent[] {
  return [...lives.values()]
    .filter(({ finding }) => finding.subject === urn || finding.affected.includes(urn))
    .flatMap(({ finding, firstSeenAt, resolvedAt, returnedAt }) => {
      const said = { findingId: finding.id, severity: finding.severity, title: sayFinding(finding, language).title };
      const at = (kind: "finding" | "finding-resolved" | "finding-returned", time: string | undefined) =>
        time === undefined ? [] : [{ kind, at: time, ...said }];
      return [
        ...at("finding", firstSeenAt),
        ...at("finding-returned", returnedAt),
        ...at("finding-resolved", resolvedAt),
      ];
    });
}
