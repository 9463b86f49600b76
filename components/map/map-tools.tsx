"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { Box, Geometry } from "#lib/report/chart/geometry.ts";
import type { LayoutOptions } from "#lib/report/chart/layout-options.ts";
import styles from "./map.module.css";
import { MapExport } from "./map-export.tsx";
import type { ChartViewport } from "./use-chart-view.ts";
import type { ChangeMap, MapState } from "./use-map-state.ts";

const projections = ["flow", "ground"] as const;
const details: readonly LayoutOptions["detail"][] = [1, 2, 3, 4];

/** Opens the list of formats and puts the focus on the first. */
function openExport(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details[data-export]");
  menu?.setAttribute("open", "");
  menu?.querySelector("button")?.focus();
}

/** The box of what is chosen, or of what it is folded into. */
function boxFor({ boxes, folds }: Geometry, sel: string | null): Box | undefined {
  const folded = folds.find(({ members }) => sel !== null && members.includes(sel))?.urn;
  return boxes.find(({ urn }) => urn === sel) ?? boxes.find(({ urn }) => urn === folded);
}

/** Keys that act wherever the focus is, unless something is being typed. */
function useToolKeys(act: (key: string) => boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const lettersOff = document.documentElement.dataset["letters"] === "off";
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
      if (typing || lettersOff || event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(event.key)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}

/** What can be done with the map: level of detail, table, legend, zoom, and the drawing as a file. */
export function MapTools({
  geometry,
  snapshotId,
  state,
  view,
  change,
}: {
  readonly geometry: Geometry;
  readonly snapshotId: string;
  readonly state: MapState;
  readonly view: ChartViewport;
  readonly change: ChangeMap;
}) {
  const t = useTranslations("map");
  const chosen = boxFor(geometry, state.sel);
  useToolKeys((key) => {
    const detail = details.find((candidate) => String(candidate) === key);
    if (detail !== undefined) change({ lod: detail });
    else if (key === "t") change({ view: state.table ? "chart" : "table" });
    else if (key === "l") change({ legend: !state.legend });
    else if (key === "e") openExport();
    else if (key === "+" || key === "=") view.zoomBy(1.25);
    else if (key === "-") view.zoomBy(0.8);
    else if (key === "0") view.fit();
    else if (key === "f" && chosen !== undefined) view.reveal(chosen);
    else return false;
    return true;
  });
  return (
    <div className={styles["tools"]} role="toolbar" aria-label={t("tools")}>
      <span className={styles["group"]} role="group" aria-label={t("projection")}>
        {projections.map((p) => (
          <Button key={p} aria-pressed={state.p === p} title={t(`projections.${p}.use`)} onClick={() => change({ p })}>
            {t(`projections.${p}.name`)}
          </Button>
        ))}
      </span>
      <span className={styles["group"]} role="group" aria-label={t("detail")} hidden={state.p === "ground"}>
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
      <span className={styles["group"]} role="group" aria-label={t("zoom")}>
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
