"use client";

import { useMemo, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslations } from "use-intl";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import styles from "./severity-strip.module.css";
import { stripBars, STRIP_WIDTH } from "./strip-bars.ts";
import { SEEN_STEP, type ChartViewport } from "./use-chart-view.ts";

/** More of these than screens of the chart there is no need to see the whole of it beside it. */
const SCREENS = 2;

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

/** The whole chart as a narrow strip of its rows and of what is wrong with them; one sees where one is, and goes elsewhere. */
export function SeverityStrip({ geometry, view }: { readonly geometry: Geometry; readonly view: ChartViewport }) {
  const t = useTranslations("map.strip");
  const bars = useMemo(() => stripBars(geometry), [geometry]);
  const { paper, scale, seen } = view;
  if (paper === undefined || seen === undefined) return undefined;
  // What is seen is told in whole steps, one more than fits.
  const screen = seen.bottom - seen.top - SEEN_STEP;
  if (screen <= 0 || geometry.height <= screen * SCREENS) return undefined;
  const most = geometry.height - screen;
  const top = clamp(seen.top, most);
  const goTo = (y: number): void => paper.scrollTo({ top: clamp(y, most) * scale });
  const moves: { readonly [key: string]: number } = {
    ArrowUp: top - screen / 4,
    ArrowDown: top + screen / 4,
    PageUp: top - screen,
    PageDown: top + screen,
    Home: 0,
    End: most,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  const point = ({ currentTarget, clientY, buttons }: PointerEvent): void => {
    if (buttons !== 1) return;
    const box = currentTarget.getBoundingClientRect();
    goTo(((clientY - box.top) / box.height) * geometry.height - screen / 2);
  };
  const inView = bars.marked.filter(({ y }) => y >= top && y <= top + screen).length;
  const said = { percent: Math.round((top / most) * 100), here: inView, all: bars.marked.length };
  return (
    <div
      className={styles["strip"]}
      role="scrollbar"
      aria-controls="map-chart"
      aria-orientation="vertical"
      aria-label={t("label")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={said.percent}
      aria-valuetext={t("value", said)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={point}
      onPointerMove={point}
    >
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${String(STRIP_WIDTH)} ${String(geometry.height)}`}
        preserveAspectRatio="none"
      >
        <path className={styles["rows"]} d={bars.rows} />
        {bars.severities.map(({ severity, d }) => (
          <path key={severity} className={styles[severity]} d={d} />
        ))}
        <rect className={styles["seen"]} x="0.5" y={top} width={STRIP_WIDTH - 1} height={screen} />
      </svg>
    </div>
  );
}
