"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useLocale, useTranslations } from "use-intl";
import { dnsPlaceQuery, type RecordList as List } from "#components/queries/dns.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
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
  const place = useQuery(dnsPlaceQuery(list, state.sel, { at: useAt(), lang: useLocale() })).data?.place;
  const isNarrowed = state.q !== "" || state.type !== "" || state.verdict !== "";
  return (
    <Loaded query={query}>
      {({ total, counts, types, unknowns }) => (
        <>
          <RecordTools state={state} change={change} counts={counts} types={types} />
          <p className="visually-hidden" role="status">
            {t("shown", { count: total })}
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
          ) : (
            <Note tone={unknowns.length > 0 ? "hatch" : "plain"}>
              <p>{t(isNarrowed ? "noMatch" : unknowns.length > 0 ? "recordsUnread" : "noRecords")}</p>
              {isNarrowed ? (
                <Button onClick={() => change({ q: "", type: "", verdict: "" })}>{t("clear")}</Button>
              ) : undefined}
            </Note>
          )}
        </>
      )}
    </Loaded>
  );
}

/** A zone that is chosen is listed, wherever it is. */
function listOf({ zone, q, type, verdict, sort }: DnsState, scope: string | undefined): List {
  const given = (text: string) => (text.trim() === "" ? undefined : text.trim());
  return {
    zone: given(zone),
    scope: zone === "" ? scope : undefined,
    q: given(q),
    type: given(type),
    verdict: given(verdict),
    sort,
  };
}
