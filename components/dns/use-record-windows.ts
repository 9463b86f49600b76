"use client";

import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useLocale } from "use-intl";
import type { DnsRecords } from "#lib/api/dns-page.ts";
import { dnsRecordsQuery, RECORDS_AT_ONCE, type RecordList } from "#components/queries/dns.ts";
import { useAt } from "#components/queries/use-at.ts";

/** A record as a row. */
export type Row = DnsRecords["records"][number];

/** The first window of a list: it knows how many there are. What was there before stays until it is read. */
export function useFirstWindow(list: RecordList) {
  const reading = { at: useAt(), lang: useLocale() };
  return useQuery({ ...dnsRecordsQuery(list, 0, reading), placeholderData: keepPreviousData });
}

/** The rows of a list between two places, those that are not read yet left out; only windows in view are asked for. */
export function useRecordWindows(
  list: RecordList,
  { from, until }: { readonly from: number; readonly until: number },
): (place: number) => Row | undefined {
  const reading = { at: useAt(), lang: useLocale() };
  const first = Math.floor(from / RECORDS_AT_ONCE);
  const last = Math.floor(Math.max(from, until - 1) / RECORDS_AT_ONCE);
  const windows = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const answers = useQueries({ queries: windows.map((window) => dnsRecordsQuery(list, window, reading)) });
  return (place) => {
    const answer = answers[Math.floor(place / RECORDS_AT_ONCE) - first];
    return answer?.data?.records[place % RECORDS_AT_ONCE];
  };
}
