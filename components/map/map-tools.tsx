"use client";

import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { LayoutOptions } from "#lib/report/chart/layout-options.ts";
import styles from "./map.module.css";
import { MapExport } from "./map-export.tsx";
import type { ChartViewport } from "./use-chart-view.ts";
import type { MapLetters } from "./use-map-keys.ts";
import type { ChangeMap, MapState } from "./use-map-state.ts";

const projections = ["flow", "ground"] as const;
const details: readonly LayoutOptions["detail"][] = [1, 2, 3, 4];

/** Opens the list of formats and puts the focus on the first. */
function openExport(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details[data-export]");
  menu?.setAttribute("open", "");
  menu?.querySelector("button")?.focus();
}

/** Closes the list of formats; `false` when it is closed. */
export function closeExport(): boolean {
  const menu = document.querySelector<HTMLDetailsElement>("details[data-export][open]");
  menu?.removeAttribute("open");
  menu?.querySelector("summary")?.focus();
  return menu !== null;
}

/** The letters of the tools. */
export function toolLetters({ state, view, change }: Pick<MapToolsProps, "state" | "view" | "change">): MapLetters {
  const flow = state.p === "flow";
  const byDetail = details.map((detail) => [String(detail), () => flow && change({ lod: detail })] as const);
  return {
    ...Object.fromEntries(byDetail),
    t: () => flow && change({ view: state.table ? "chart" : "table" }),
    l: () => change({ legend: !state.legend }),
    e: openExport,
    "+": () => view.zoomBy(1.25),
    "=": () => view.zoomBy(1.25),
    "-": () => view.zoomBy(0.8),
    "0": view.fit,
  };
}

type MapToolsProps = {
  readonly geometry: Geometry;
  readonly snapshotId: string;
  readonly state: MapState;
  readonly view: ChartViewport;
  readonly change: ChangeMap;
};

/** What can be done with the map: level of detail, table, legend, zoom, and the drawing as a file. A table has no detail and no zoom. */
export function MapTools({ geometry, snapshotId, state, view, change }: MapToolsProps) {
  const t = useTranslations("map");
  return (
    <div className={styles["tools"]} role="toolbar" aria-label={t("tools")}>
      <span className={styles["group"]} role="group" aria-label={t("projection")}>
        {projections.map((p) => (
          <Button key={p} aria-pressed={state.p === p} title={t(`projections.${p}.use`)} onClick={() => change({ p })}>
            {t(`projections.${p}.name`)}
          </Button>
        ))}
      </span>
      <span
        className={styles["group"]}
        role="group"
        aria-label={t("detail")}
        hidden={state.p === "ground" || state.table}
      >
        <span className={styles["label"]}>{t("detail")}</span>
        {details.map((detail) => (
          <Button
            key={detail}
            aria-pressed={state.detail === detail}
            title={t(`details.${String(detail) as "1" | "2" | "3" | "4"}`)}
            onClick={() => change({ lod: detail })}
          >
            {detail}
          </Button>
        ))}
      </span>
      <Button
        hidden={state.p === "ground"}
        aria-pressed={state.table}
        onClick={() => change({ view: state.table ? "chart" : "table" })}
      >
        {t("table")}
      </Button>
      <Button aria-pressed={state.legend} onClick={() => change({ legend: !state.legend })}>
        {t("legend")}
      </Button>
      <span className={styles["group"]} role="group" aria-label={t("zoom")} hidden={state.table}>
        <Button aria-label={t("zoomOut")} onClick={() => view.zoomBy(0.8)}>
          −
        </Button>
        <Button onClick={view.fit}>{t("fit")}</Button>
        <Button aria-label={t("zoomIn")} onClick={() => view.zoomBy(1.25)}>
          +
        </Button>
      </span>
      <MapExport geometry={geometry} snapshotId={snapshotId} />
    </div>
  );
}
