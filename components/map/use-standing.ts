"use client";

import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { Reading, ReadingRegion, Stop } from "#lib/report/chart/reading/reading.ts";
import { rowsOf, stopOf, type Standing } from "#lib/report/chart/reading/step-reading.ts";

/** Where a reader stands on the chart, and in each of its regions. */
export type StandingState = {
  /** The last stop that had the focus; `undefined` when it is gone, or before the first. */
  readonly here: Standing | undefined;
  /** The one stop of a region that Tab reaches. */
  readonly tabStop: (region: ReadingRegion) => Stop | undefined;
  /** Stands on a stop and gives it the focus; `quiet` does not scroll to it. */
  readonly go: (to: Standing, quiet?: boolean) => void;
  /** A stop has got the focus by itself. */
  readonly arrived: (id: string, region: string) => void;
};

/** The element of a stop. */
export function elementOfStop(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`);
}

function find(region: ReadingRegion, fits: (stop: Stop) => boolean): Stop | undefined {
  for (const { stops } of rowsOf(region)) {
    const stop = stops.find(fits);
    if (stop !== undefined) return stop;
  }
  return undefined;
}

/** Keeps where a reader stands. One stop a region is in the order of Tab: the last, else what is chosen, else the first. */
export function useStanding(reading: Reading, selected: string | undefined): StandingState {
  const [here, setHere] = useState<Standing>();
  const [last, setLast] = useState<{ readonly [region: string]: string }>({});
  const wanted = useRef<{ readonly id: string; readonly quiet: boolean }>(undefined);
  useLayoutEffect(() => {
    const { id, quiet } = wanted.current ?? { id: undefined, quiet: true };
    const element = id === undefined ? null : elementOfStop(id);
    if (element === null) return;
    wanted.current = undefined;
    element.focus({ preventScroll: true });
    if (!quiet) element.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  const regionOf = (id: string): string | undefined =>
    reading.regions.find((region) => find(region, (stop) => stop.id === id) !== undefined)?.id;
  const stand = (to: Standing, region: string | undefined): void => {
    setHere(to);
    if (region !== undefined) setLast((known) => (known[region] === to.id ? known : { ...known, [region]: to.id }));
  };
  return {
    here: stopOf(reading, here?.id) === undefined ? undefined : here,
    tabStop: (region) => {
      const known = last[region.id];
      return (
        find(region, ({ id }) => id === known) ??
        find(region, ({ id }) => id === selected) ??
        rowsOf(region)[0]?.stops[0]
      );
    },
    go: (to, quiet = false) => {
      wanted.current = { id: to.id, quiet };
      stand({ ...to }, regionOf(to.id));
    },
    arrived: useCallback(
      (id, region) => {
        setHere((known) => (known?.id === id ? known : { id, column: stopOf(reading, id)?.column ?? 0 }));
        setLast((known) => (known[region] === id ? known : { ...known, [region]: id }));
      },
      [reading],
    ),
  };
}
