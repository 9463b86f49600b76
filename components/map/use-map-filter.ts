"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import { mapFinder, mapMatchesQuery, type Finder, type MapAsked } from "#components/queries/filter.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import type { FilterMatches } from "#lib/api/filter.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import type { GroundModel } from "#lib/report/chart/ground/ground-model.ts";
import { groundWithout, litGround } from "#lib/report/chart/ground/narrowed-ground.ts";
import { litBoxes, resourceOfBox } from "#lib/report/chart/lit-boxes.ts";
import { withoutHidden } from "#lib/report/chart/without-hidden.ts";
import { isUrnShownIn } from "#lib/report/report-scope.ts";

/** In `hide`: everything that does not match. The others are URNs. */
const REST = "rest";

/** The filter of the preset "Changed". */
export const CHANGED = "is:changed";

const fields = {
  q: parseAsString.withDefault(""),
  /** What is left out: single boxes by their URN, and `rest`. */
  hide: parseAsArrayOf(parseAsString).withDefault([]),
  /** `off`: what lies between matches is put back too. */
  routes: parseAsString.withDefault("on"),
  /** The earlier snapshot that the map is compared with. */
  base: parseAsString,
};

/** What a filter makes of a drawing: what of it keeps its ink, and what is left of it. */
type Narrowing<Model> = {
  readonly lit: (model: Model, found: ReadonlySet<string>, routes: boolean) => ReadonlySet<string>;
  readonly without: (model: Model, isHidden: (urn: string) => boolean) => Model;
};

const flow: Narrowing<ChartModel> = {
  lit: (model, found, routes) => litBoxes(model, found, { routes }),
  without: withoutHidden,
};

const ground: Narrowing<GroundModel> = { lit: litGround, without: groundWithout };

/** The filter of the map, and what it makes of a chart or of the ground. */
export type MapFilter<Model = ChartModel | GroundModel> = {
  readonly q: string;
  readonly setQ: (q: string) => void;
  /** Asks for what is otherwise: than in the snapshot the map is compared with, else than in the survey before. */
  readonly askChanged: () => void;
  readonly answer: FilterMatches | undefined;
  /** Tries other filters. */
  readonly finder: Finder;
  /** The chart without what is hidden or in another scope. */
  readonly model: Model;
  /** What keeps its ink; absent while nothing is asked for or known. */
  readonly lit: ReadonlySet<string> | undefined;
  readonly hidden: readonly string[];
  readonly hide: (urn: string) => void;
  readonly undo: () => void;
  readonly toggleRest: () => void;
  readonly isRestHidden: boolean;
  /** Absent where there are none: on the ground. */
  readonly routes: boolean | undefined;
  readonly toggleRoutes: () => void;
};

/** The filter of the flow; `withTasks` where tasks have boxes of their own. */
export function useMapFilter(model: ChartModel, withTasks: boolean): MapFilter<ChartModel> {
  return useNarrowed(model, { ground: false, tasks: withTasks }, flow);
}

/** The filter of the ground. */
export function useGroundFilter(model: GroundModel): MapFilter<GroundModel> {
  return useNarrowed(model, { ground: true, tasks: false }, ground);
}

/** Which drawing is narrowed. */
type Drawn = Pick<MapAsked, "ground" | "tasks">;

/** What is asked besides the filter: one value as long as it says the same. */
function useAsked({ ground: isGround, tasks }: Drawn, base: string | null): MapAsked {
  const [at, lang] = [useAt(), useLocale()];
  return useMemo(
    () => ({ ground: isGround, tasks, at, lang, base: base ?? undefined }),
    [isGround, tasks, at, lang, base],
  );
}

/** Reads the filter of the address and has it judged; what is typed does not wait for the answer. */
function useNarrowed<Model>(
  model: Model,
  { ground: isGround, tasks }: Drawn,
  narrowing: Narrowing<Model>,
): MapFilter<Model> {
  const [{ q, hide, routes, base }, set] = useQueryStates(fields, { history: "replace" });
  const asked = useAsked({ ground: isGround, tasks }, base);
  const found = useQuery(mapMatchesQuery(q, asked));
  const answer = q === "" ? undefined : found.data;
  const scope = useScope();
  const withRoutes = routes !== "off";
  const lit = useMemo(
    () =>
      answer === undefined ? undefined : narrowing.lit(model, new Set([...answer.matches, ...answer.open]), withRoutes),
    [model, answer, withRoutes, narrowing],
  );
  const hideKey = hide.join();
  const hidden = useMemo(() => (hideKey === "" ? [] : hideKey.split(",")), [hideKey]);
  const isRestHidden = hidden.includes(REST);
  const shown = useMemo(() => {
    const single = new Set(hidden);
    const rest = isRestHidden && lit !== undefined && lit.size > 0;
    if (single.size === 0 && !rest && scope === undefined) return model;
    return narrowing.without(
      model,
      (urn) => single.has(resourceOfBox(urn)) || (rest && !lit.has(urn)) || !isUrnShownIn(resourceOfBox(urn), scope),
    );
  }, [model, hidden, isRestHidden, lit, scope, narrowing]);
  // The same value until something of it is another: a choice on the map is none of the filter's business.
  return useMemo(() => {
    const others = hidden.filter((one) => one !== REST);
    return {
      q,
      setQ: (next) => void set(next === "" ? { q: next, hide: others } : { q: next }),
      askChanged: () => void set({ q: CHANGED, base: base === null || base === "" ? "previous" : base }),
      answer,
      finder: mapFinder(asked),
      model: shown,
      lit,
      hidden,
      hide: (urn) => void set({ hide: [...hidden, resourceOfBox(urn)] }),
      undo: () => void set({ hide: hidden.slice(0, -1) }),
      toggleRest: () => void set({ hide: isRestHidden ? others : [...hidden, REST] }),
      isRestHidden,
      routes: isGround ? undefined : withRoutes,
      toggleRoutes: () => void set({ routes: withRoutes ? "off" : "on" }),
    };
  }, [q, base, set, answer, asked, shown, lit, hidden, isRestHidden, withRoutes, isGround]);
}
