"use client";

import { useTranslations } from "use-intl";
import type { Box, Geometry } from "#lib/report/chart/geometry.ts";
import type { Reading } from "#lib/report/chart/reading/reading.ts";
import { stepReading, stopOf, type Standing } from "#lib/report/chart/reading/step-reading.ts";
import { canToggle, isOpenByItself, toggleOpened } from "./toggle-opened.ts";
import type { ChartViewport } from "./use-chart-view.ts";
import { elementOfStop, type StandingState } from "./use-standing.ts";
import type { MapFilter } from "./use-map-filter.ts";
import type { MapLetters } from "./use-map-keys.ts";
import type { ChangeMap, MapState } from "./use-map-state.ts";

/** What the map knows when something is done to it. */
export type MapActsInput = {
  readonly geometry: Geometry;
  readonly reading: Reading;
  readonly state: MapState;
  readonly change: ChangeMap;
  readonly view: ChartViewport;
  readonly standing: StandingState;
  readonly filter: Pick<MapFilter, "hide" | "undo" | "hidden"> | undefined;
  readonly say: (words: string) => void;
  /** Goes to the page of the path between the marked ends; `false` while one is missing. */
  readonly trace: () => boolean;
};

/** The resource of a box: what is drawn at several places has a key for each. */
export function resourceOf(urn: string): string {
  return urn.split("#")[0] ?? urn;
}

/** The box of what is chosen, or of what it is folded into. */
export function boxFor({ boxes, folds }: Geometry, urn: string | undefined): Box | undefined {
  const folded = folds.find(({ members }) => urn !== undefined && members.includes(urn))?.urn;
  return boxes.find((box) => box.urn === urn) ?? boxes.find((box) => box.urn === folded);
}

function focusedRow(): string | undefined {
  const row = document.activeElement?.closest("[data-choose]");
  return row?.getAttribute("data-choose") ?? undefined;
}

/** In the table: the focus goes to the next service with a finding, or to the one before. */
function stepTable(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-choose]")];
  const troubled = all.filter((row) => row.dataset["troubled"] === "true");
  const at = all.findIndex((row) => row.dataset["choose"] === focusedRow());
  const after =
    by === 1 ? troubled.find((row) => all.indexOf(row) > at) : troubled.findLast((row) => all.indexOf(row) < at);
  (after ?? troubled.at(by === 1 ? 0 : -1))?.focus();
}

/** Puts the focus back on what was chosen, once the panel beside it has gone. */
export function focusChosen(urn: string): void {
  const row = document.querySelector<HTMLElement>(`[data-choose="${CSS.escape(urn)}"]`);
  (elementOfStop(urn) ?? row)?.focus();
}

/** What a letter is about: what has the focus, else what is chosen, else where the reader stood. */
function currentBox({ reading, state, standing }: MapActsInput): string | undefined {
  if (state.table) return focusedRow() ?? state.sel ?? undefined;
  const focused = document.activeElement?.closest("[data-stop]")?.getAttribute("data-stop") ?? undefined;
  return stopOf(reading, focused)?.urn ?? state.sel ?? stopOf(reading, standing.here?.id)?.urn;
}

/** The other stop that is nearest to one that goes: below it, else above. */
function beside(reading: Reading, urn: string): Standing | undefined {
  const from = { id: urn, column: 0 };
  return stepReading(reading, from, "down") ?? stepReading(reading, from, "up");
}

type Ends = Pick<MapState, "from" | "to">;

/** The ends of a path after one was marked: `next` is the one that is missing, and where none is a new path begins. */
export function markedEnds(
  { from, to }: Ends,
  end: "from" | "to" | "next",
  urn: string,
): readonly ["from" | "to", Partial<Ends>] {
  if (end !== "next") return [end, { [end]: urn }];
  if (from !== null && to !== null) return ["from", { from: urn, to: null }];
  const missing = from === null ? "from" : "to";
  return [missing, { [missing]: urn }];
}

/** What chooses, opens and marks, by keys and pointer alike. */
export function useMapActs({ geometry, reading, state, change, say }: MapActsInput) {
  const t = useTranslations("map.said");
  const nameOf = (urn: string): string =>
    reading.connections?.names.get(urn) ?? boxFor(geometry, urn)?.title ?? resourceOf(urn);
  const select = (urn: string | undefined): void => change({ sel: urn ?? null });
  return {
    nameOf,
    select,
    close: (): void => {
      const { sel } = state;
      select(undefined);
      if (sel !== null) focusChosen(boxFor(geometry, sel)?.urn ?? sel);
    },
    toggle: (urn: string): void => {
      if (!canToggle(reading, geometry, urn)) return;
      change({ x: [...toggleOpened(state.x, urn, isOpenByItself({ reading, geometry, detail: state.detail }, urn))] });
    },
    mark: (end: "from" | "to" | "next", urn: string): void => {
      const [marked, ends] = markedEnds(state, end, resourceOf(urn));
      change(ends);
      say(t(marked, { name: nameOf(urn) }));
    },
  };
}

/** What the letters do that are about a box, or lead to one. */
export function useMapLetters(
  input: MapActsInput,
  { nameOf, toggle, mark }: ReturnType<typeof useMapActs>,
): MapLetters {
  const { geometry, reading, state, view, standing, filter, say, trace } = input;
  const t = useTranslations("map.said");
  const on = (act: (urn: string) => void) => (): void => {
    const urn = currentBox(input);
    if (urn === undefined) say(t("nothing"));
    else act(urn);
  };
  const hide = (urn: string): void => {
    if (filter === undefined) return;
    const next = beside(reading, urn);
    filter.hide(urn);
    // Whoever hides what has the focus stays where it was.
    if (!state.table && next !== undefined) standing.go(next);
    say(t("hidden", { name: nameOf(urn) }));
  };
  const step = (by: "next-trouble" | "previous-trouble"): void => {
    if (state.table) {
      stepTable(by === "next-trouble" ? 1 : -1);
      return;
    }
    const chosen = state.sel === null ? undefined : { id: state.sel, column: 0 };
    const next = stepReading(reading, standing.here ?? chosen, by);
    if (next === undefined) say(t("noTrouble"));
    else standing.go(next);
  };
  return {
    x: on(toggle),
    a: on((urn) => mark("from", urn)),
    b: on((urn) => mark("to", urn)),
    p: () => {
      if (!trace()) say(t("noEnds"));
    },
    h: on(hide),
    u: () => {
      if (filter === undefined || filter.hidden.length === 0) return;
      filter.undo();
      say(t("shown"));
    },
    n: () => step("next-trouble"),
    N: () => step("previous-trouble"),
    f: on((urn) => {
      const box = boxFor(geometry, urn);
      if (box !== undefined) view.reveal(box);
    }),
  };
}
