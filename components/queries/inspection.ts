import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";
import { api, apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { StartUp } from "#lib/api/startup.ts";
import type { OverviewAnswer } from "#lib/api/overview.ts";

/** Everything under this key is read of a snapshot: a new snapshot makes it old. */
export const INSPECTION_KEY = "inspection";

/** Which snapshot, and in which language. */
export type Reading = { readonly at: string | undefined; readonly lang: string };

/** Which part of it. */
export type ScopedReading = Reading & { readonly scope: string | undefined };

/** What is wrong, in a few sentences, and how much is known. */
export const overviewQuery = ({ at, lang, scope }: ScopedReading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "overview", at, lang, scope],
    queryFn: ({ signal }) => fetchAnswer<OverviewAnswer>(apiUrl("overview", { at, lang, scope }), { signal }),
    placeholderData: keepPreviousData,
  });

/** Every finding that is not resolved, and what became of every rule. */
export const findingsQuery = ({ at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "findings", at, lang],
    queryFn: ({ signal }) => api.findings({ at, lang }, signal),
    placeholderData: keepPreviousData,
  });

/** The findings, resolved ones too, that a filter lets through, and of how many it cannot be told. An empty filter asks nothing. */
export const filteredFindingsQuery = (q: string, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "filtered-findings", q, at, lang],
    queryFn: ({ signal }) => api.findings({ at, lang, q, state: "all" }, signal),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });

/** The findings that are gone, the last to go first. */
export const resolvedFindingsQuery = ({ at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "resolved-findings", at, lang],
    queryFn: ({ signal }) => api.findings({ at, lang, state: "resolved" }, signal),
    placeholderData: keepPreviousData,
  });

/** Every area of every scope, read or not. */
export const coverageQuery = ({ at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "coverage", at, lang],
    queryFn: ({ signal }) => api.coverage({ at, lang }, signal),
    placeholderData: keepPreviousData,
  });

/** The resources a text may mean, best first; those of a scope before the others. An empty text asks nothing. */
export const entitiesQuery = (q: string, at: string | undefined, scope?: string) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "entities", at, q, scope],
    queryFn: ({ signal }) => api.entities({ q, at, scope }, signal),
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
  });

/** One resource, its neighbours and its findings. Another resource's are never shown in its place. */
export const entityQuery = (urn: string, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "entity", urn, at, lang],
    queryFn: ({ signal }) => api.entity(urn, { at, lang }, signal),
    placeholderData: (previous) => (previous?.entity.urn === urn ? previous : undefined),
  });

/** What changed of one resource over the snapshots that are kept. */
export const historyQuery = (urn: string, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "history", urn, at, lang],
    queryFn: ({ signal }) => api.history(urn, { at, lang }, signal),
    placeholderData: (previous) => (previous?.urn === urn ? previous : undefined),
  });

/** The answer to one path question. */
export const traceQuery = (question: TraceQuestion, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "trace", question, at, lang],
    queryFn: ({ signal }) => api.trace(question, { at, lang }, signal),
    retry: false,
    placeholderData: keepPreviousData,
  });

/** What a new task of a service, or a task, needs to start. */
export const startUpQuery = (entity: string, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "startup", entity, at, lang],
    queryFn: ({ signal }) => fetchAnswer<StartUp>(apiUrl("startup", { entity, at, lang }), { signal }),
    placeholderData: (previous) => (previous?.urn === entity ? previous : undefined),
  });

/** The snapshots that are kept, newest first. */
export const snapshotsQuery = queryOptions({
  queryKey: [INSPECTION_KEY, "snapshots"],
  queryFn: ({ signal }) => api.snapshots(signal),
});
