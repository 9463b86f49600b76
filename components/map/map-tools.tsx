"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { LayoutOptions } from "#lib/report/chart/layout-options.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import styles from "./map.module.css";
import type { ChartViewport } from "./use-chart-view.ts";

const details: readonly LayoutOptions["detail"][] = [1, 2, 3, 4];

function download(geometry: Geometry, snapshotId: string): void {
  const url = URL.createObjectURL(new Blob([writeSvg(chartSvg(geometry))], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `roadstead-map-${snapshotId}.svg`;
  link.click();
  URL.revokeObjectURL(url);
}

type State = { readonly detail: LayoutOptions["detail"]; readonly table: boolean; readonly legend: boolean };

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
  readonly state: State;
  readonly view: ChartViewport;
  readonly change: (next: { lod?: number; view?: "chart" | "table"; legend?: boolean }) => void;
}) {
  const t = useTranslations("map");
  useToolKeys((key) => {
    const detail = details.find((candidate) => String(candidate) === key);
    if (detail !== undefined) change({ lod: detail });
    else if (key === "t") change({ view: state.table ? "chart" : "table" });
    else if (key === "l") change({ legend: !state.legend });
    else if (key === "e") download(geometry, snapshotId);
    else if (key === "+" || key === "=") view.zoomBy(1.25);
    else if (key === "-") view.zoomBy(0.8);
    else if (key === "0") view.fit();
    else return false;
    return true;
  });
  return (
    <div className={styles["tools"]} role="toolbar" aria-label={t("tools")}>
      <span className={styles["group"]} role="group" aria-label={t("detail")}>
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
      <Button aria-pressed={state.table} onClick={() => change({ view: state.table ? "chart" : "table" })}>
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
      <Button onClick={() => download(geometry, snapshotId)}>{t("export")}</Button>
    </div>
  );
}
