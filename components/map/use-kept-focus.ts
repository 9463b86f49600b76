"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import type { Reading } from "#lib/report/chart/reading/reading.ts";
import { stopOf } from "#lib/report/chart/reading/step-reading.ts";
import type { StandingState } from "./use-standing.ts";

/** What has the focus in the chart or in the table. */
function boxInFocus(reading: Reading): { readonly urn: string | undefined } | undefined {
  const focused = document.activeElement;
  if (focused === null || focused.closest("#map-chart, #map-table") === null) return undefined;
  const stop = stopOf(reading, focused.closest("[data-stop]")?.getAttribute("data-stop") ?? undefined);
  return { urn: stop?.urn ?? focused.closest("[data-choose]")?.getAttribute("data-choose") ?? undefined };
}

/** Keeps the focus on the same service when the chart becomes a table, or the table a chart. Returns what to call before that happens. */
export function useKeptFocus(table: boolean, reading: Reading, standing: StandingState): () => void {
  const kept = useRef<{ readonly urn: string | undefined }>(undefined);
  const restore = useEffectEvent((): void => {
    const { urn } = kept.current ?? {};
    if (kept.current === undefined) return;
    kept.current = undefined;
    if (table) {
      const part = document.getElementById("map-table");
      const row = urn === undefined ? null : part?.querySelector<HTMLElement>(`[data-choose="${CSS.escape(urn)}"]`);
      (row ?? part)?.focus();
      return;
    }
    const [first] = reading.regions;
    const stop = stopOf(reading, urn) ?? (first === undefined ? undefined : standing.tabStop(first));
    if (stop !== undefined) standing.go({ id: stop.id, column: stop.column });
  });
  useEffect(() => restore(), [table]);
  return () => {
    kept.current = boxInFocus(reading);
  };
}
