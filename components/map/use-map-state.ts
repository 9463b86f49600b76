"use client";

import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { useNarrow } from "#components/ui/use-narrow.ts";
import type { LayoutOptions } from "#lib/report/chart/layout-options.ts";

/** What the address says of the map. */
const urlState = {
  p: parseAsStringLiteral(["flow", "ground"]).withDefault("flow"),
  lod: parseAsInteger.withDefault(3),
  sel: parseAsString,
  x: parseAsArrayOf(parseAsString).withDefault([]),
  view: parseAsStringLiteral(["chart", "table"]),
  legend: parseAsBoolean.withDefault(false),
  from: parseAsString,
  to: parseAsString,
  /** The earlier snapshot that the map is compared with. */
  base: parseAsString,
};

type UrlState = ReturnType<typeof useQueryStates<typeof urlState>>[0];

/** Changes some of the address; `null` takes a part out of it. */
export type ChangeMap = (next: Partial<{ [Key in keyof UrlState]: UrlState[Key] | null }>) => void;

/** What a reader chose of the map, with the defaults of this window filled in. */
export type MapState = Omit<UrlState, "lod" | "view"> & {
  readonly detail: LayoutOptions["detail"];
  readonly table: boolean;
};

function detailOf(lod: number): LayoutOptions["detail"] {
  return lod === 1 || lod === 2 || lod === 4 ? lod : 3;
}

/** The state of the map in the address: a link restores all of it. A narrow window opens as a table. */
export function useMapState(): { readonly state: MapState; readonly change: ChangeMap } {
  const [{ lod, view, ...rest }, setState] = useQueryStates(urlState, { history: "replace" });
  const narrow = useNarrow();
  const table = (view ?? (narrow ? "table" : "chart")) === "table" && rest.p === "flow";
  return { state: { ...rest, detail: detailOf(lod), table }, change: (next) => void setState(next) };
}
