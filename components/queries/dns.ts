import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { DnsChain, DnsRecords, DnsZones } from "#lib/api/dns-page.ts";
import type { LiveAnswer } from "#lib/api/dns-live.ts";
import type { DnsResolution } from "#lib/api/dns.ts";
import type { Finder } from "./filter.ts";
import { INSPECTION_KEY, type Reading } from "./inspection.ts";

/** Which records a list holds, and in which order; values that are absent narrow nothing. */
export type RecordList = {
  readonly zone?: string | undefined;
  /** Of all zones: those of an account and Region. */
  readonly scope?: string | undefined;
  readonly q?: string | undefined;
  readonly type?: string | undefined;
  readonly verdict?: string | undefined;
  readonly sort?: string | undefined;
};

/** So many records are asked for at once. */
export const RECORDS_AT_ONCE = 100;

/** The hosted zones, the Cloud Map namespaces and the names of Service Connect. */
export const dnsZonesQuery = ({ at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "dns-zones", at, lang],
    queryFn: ({ signal }) => fetchAnswer<DnsZones>(apiUrl("dns/zones", { at, lang }), { signal }),
    placeholderData: keepPreviousData,
  });

/** One window over a list of records. */
export const dnsRecordsQuery = (list: RecordList, window: number, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "dns-records", list, window, at, lang],
    queryFn: ({ signal }) =>
      fetchAnswer<DnsRecords>(
        apiUrl("dns/records", { ...list, at, lang, limit: RECORDS_AT_ONCE, offset: window * RECORDS_AT_ONCE }),
        { signal },
      ),
  });

/** Tries filters on a list of records. */
export const recordsFinder = (list: RecordList, at: string | undefined): Finder => ({
  page: ["records", { ...list, q: undefined }, at],
  finds: async (q, signal) =>
    (await fetchAnswer<DnsRecords>(apiUrl("dns/records", { ...list, q, at, limit: 1 }), { signal })).total > 0,
});

/** Where a record stands in a list. */
export const dnsPlaceQuery = (list: RecordList, around: string, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "dns-place", list, around, at],
    queryFn: ({ signal }) =>
      fetchAnswer<DnsRecords>(apiUrl("dns/records", { ...list, at, lang, limit: 1, around }), { signal }),
    enabled: around !== "",
    retry: false,
  });

/** One record and the way from it to its containers. */
export const dnsChainQuery = (record: string, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "dns-chain", record, at, lang],
    queryFn: ({ signal }) => fetchAnswer<DnsChain>(apiUrl("dns/chain", { record, at, lang }), { signal }),
    retry: false,
  });

/** A name, the type that is asked for, and who asks: a VPC or the internet. */
export type NameAsked = { readonly name: string; readonly type: string; readonly vpc: string };

/** What a name answers. */
export const dnsResolveQuery = (asked: NameAsked, { at, lang }: Reading) =>
  queryOptions({
    queryKey: [INSPECTION_KEY, "dns-resolve", asked, at, lang],
    queryFn: ({ signal }) => fetchAnswer<DnsResolution>(apiUrl("dns/resolve", { ...asked, at, lang }), { signal }),
    retry: false,
  });

/** What a name is answered with now, by the resolver of the server's machine. */
export const dnsLiveQuery = (asked: Pick<NameAsked, "name" | "type">) =>
  queryOptions({
    queryKey: ["dns-live", asked],
    queryFn: ({ signal }) => fetchAnswer<LiveAnswer>(apiUrl("dns/live", asked), { signal }),
    retry: false,
  });
