"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useLocale, useTranslations } from "use-intl";
import { dnsPlaceQuery, recordsFinder, type RecordList as List } from "#components/queries/dns.ts";
import { NoMatch } from "#components/filter/no-match.tsx";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { printFilter } from "#lib/filter/print-filter.ts";
import { filterOfText } from "#lib/filter/suggest-filter.ts";
import { RecordGrid } from "./record-grid.tsx";
import { RecordTools } from "./record-tools.tsx";
import { Unread } from "./unread.tsx";
import type { ChangeDns, DnsState } from "./use-dns-state.ts";
import { useFirstWindow } from "./use-record-windows.ts";

/** The records that are wanted: how many stand how, the narrowing, and the list. */
export function RecordList({ state, change }: { readonly state: DnsState; readonly change: ChangeDns }) {
  const t = useTranslations("dns");
  const q = useDeferredValue(state.q);
  const list = listOf({ ...state, q }, useScope());
  const query = useFirstWindow(list);
  const reading = { at: useAt(), lang: useLocale() };
  const place = useQuery(dnsPlaceQuery(list, state.sel, reading)).data?.place;
  const isNarrowed = state.type !== "" || state.verdict !== "";
  return (
    <Loaded query={query}>
      {({ total, unknowns, ...answer }) => (
        <>
          <RecordTools state={state} change={change} answer={{ total, unknowns, ...answer }} />
          {/* The filter says itself how many it finds. */}
          <p className="visually-hidden" role="status">
            {answer.filter === undefined ? t("shown", { count: total }) : ""}
          </p>
          {state.zone === "" ? <Unread unknowns={unknowns} /> : undefined}
          {total > 0 ? (
            <RecordGrid
              key={JSON.stringify(list)}
              list={list}
              total={total}
              place={place}
              sort={state.sort}
              selected={state.sel}
              zoned={state.zone !== ""}
              onSort={(sort) => change({ sort })}
              onSelect={(sel) => change({ sel: sel === state.sel ? "" : sel })}
            />
          ) : list.q !== undefined ? (
            <NoMatch q={list.q} onChange={(next) => change({ q: next })} finder={recordsFinder(list, reading.at)} />
          ) : (
            <Note tone={unknowns.length > 0 ? "hatch" : "plain"}>
              <p>{t(isNarrowed ? "noMatch" : unknowns.length > 0 ? "recordsUnread" : "noRecords")}</p>
              {isNarrowed ? <Button onClick={() => change({ type: "", verdict: "" })}>{t("clear")}</Button> : undefined}
            </Note>
          )}
        </>
      )}
    </Loaded>
  );
}

/** A zone that is chosen is listed, wherever it is. A filter that cannot be read yet lets everything through. */
function listOf({ zone, q, type, verdict, sort }: DnsState, scope: string | undefined): List {
  const given = (text: string) => (text.trim() === "" ? undefined : text.trim());
  return {
    zone: given(zone),
    scope: zone === "" ? scope : undefined,
    q: given(printFilter(filterOfText(q))),
    type: given(type),
    verdict: given(verdict),
    sort,
  };
}
