"use client";

import { createSerializer, parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback } from "react";
import { views, type Chosen, type FacetName, type View } from "./facets.ts";

const list = parseAsArrayOf(parseAsString).withDefault([]);

const parsers = {
  state: parseAsStringLiteral(views).withDefault("open"),
  severity: list,
  rule: list,
  service: list,
  account: list,
  seen: list,
  /** The filter, as everywhere. */
  q: parseAsString.withDefault(""),
  /** Rules that the reader has opened, and that they have folded; the others stand as the list sees fit. */
  unfold: list,
  fold: list,
};

const nothing = { state: null, severity: null, rule: null, service: null, account: null, seen: null, q: null } as const;
const serialize = createSerializer(parsers);

/** What is listed and how. It lives in the address, so a narrowed list can be sent to somebody. */
export type Choice = {
  readonly view: View;
  readonly chosen: Chosen;
  readonly q: string;
  readonly setQ: (q: string) => void;
  readonly folding: { readonly unfold: readonly string[]; readonly fold: readonly string[] };
  readonly setView: (view: View) => void;
  readonly choose: (facet: FacetName, values: readonly string[]) => void;
  readonly setOpen: (ruleId: string, open: boolean) => void;
  readonly clear: () => void;
  /** The same as a query string, its mark included; empty when nothing is chosen. */
  readonly query: string;
};

/** What is chosen of the findings, and how to choose otherwise. */
export function useChosen(): Choice {
  const [now, set] = useQueryStates(parsers);
  const { state, unfold, fold, q, ...chosen } = now;
  const setView = useCallback((view: View) => void set({ state: view === "open" ? null : view }), [set]);
  const choose = useCallback(
    (facet: FacetName, values: readonly string[]) => void set({ [facet]: orNull(values) }),
    [set],
  );
  const setOpen = useCallback(
    (ruleId: string, open: boolean) =>
      void set((before) => {
        const others = (rules: readonly string[]) => rules.filter((one) => one !== ruleId);
        return {
          unfold: orNull(open ? [...others(before.unfold), ruleId] : others(before.unfold)),
          fold: orNull(open ? others(before.fold) : [...others(before.fold), ruleId]),
        };
      }),
    [set],
  );
  const setQ = useCallback((next: string) => void set({ q: orNone(next) }), [set]);
  const clear = useCallback(() => void set(nothing), [set]);
  return {
    view: state,
    chosen,
    q,
    setQ,
    folding: { unfold, fold },
    setView,
    choose,
    setOpen,
    clear,
    query: serialize(now),
  };
}

function orNone(text: string): string | null {
  return text === "" ? null : text;
}

function orNull(values: readonly string[]): string[] | null {
  return values.length === 0 ? null : [...values];
}
