"use client";

import { useQuery } from "@tanstack/react-query";
import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { EntityPanel } from "#components/entity/entity-panel.tsx";
import { chartQuery } from "#components/queries/chart.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { isGathering } from "#lib/report/chart/members.ts";
import { rowCount } from "#lib/report/chart/plan-chart.ts";
import type { LayoutOptions } from "#lib/report/chart/layout-options.ts";
import { ChartViewport } from "./chart-viewport.tsx";
import { Legend } from "./legend.tsx";
import { MapFilterBar } from "./map-filter-bar.tsx";
import { MapTable } from "./map-table.tsx";
import { MapTools } from "./map-tools.tsx";
import styles from "./map.module.css";
import { MemberPanel } from "./member-panel.tsx";
import { PathEnds } from "./path-ends.tsx";
import { usePathOnMap } from "./use-path-on-map.ts";
import { useChartStyle } from "./use-chart-style.ts";
import { useChartView } from "./use-chart-view.ts";
import { useMapFilter } from "./use-map-filter.ts";
import { useNarrow } from "#components/ui/use-narrow.ts";

/** What the address says of the map. */
const urlState = {
  lod: parseAsInteger.withDefault(3),
  sel: parseAsString,
  x: parseAsArrayOf(parseAsString).withDefault([]),
  view: parseAsStringLiteral(["chart", "table"]),
  legend: parseAsBoolean.withDefault(false),
  from: parseAsString,
  to: parseAsString,
};

function detailOf(lod: number): LayoutOptions["detail"] {
  return lod === 1 || lod === 2 || lod === 4 ? lod : 3;
}

/** The box that is chosen: a gateway stands on both sides of the chart, and both are the same resource. */
function resourceOf(urn: string): string {
  return urn.split("#")[0] ?? urn;
}

function foldedCount({ folds }: Geometry): number {
  return folds.reduce((sum, { members }) => sum + members.length, 0);
}

/** What is connected to what, through which rules: the chart, or the same as a table. */
export function NetworkMap() {
  useChartStyle();
  usePathOnMap();
  const t = useTranslations("map");
  const [state, setState] = useQueryStates(urlState, { history: "replace" });
  const detail = detailOf(state.lod);
  const query = useQuery(chartQuery(useAt(), detail === 4));
  const narrow = useNarrow();
  const table = (state.view ?? (narrow ? "table" : "chart")) === "table";
  const change = (next: Partial<{ [Key in keyof typeof state]: (typeof state)[Key] | null }>): void =>
    void setState(next);
  return (
    <div className={styles["page"]}>
      {query.data === undefined ? <PageHead title={t("title")} /> : undefined}
      <Loaded query={query}>
        {(model) => <MapBody model={model} state={{ ...state, detail, table }} change={change} />}
      </Loaded>
    </div>
  );
}

type BodyState = {
  readonly detail: LayoutOptions["detail"];
  readonly sel: string | null;
  readonly x: readonly string[];
  readonly table: boolean;
  readonly legend: boolean;
  readonly from: string | null;
  readonly to: string | null;
};

function MapBody({
  model: whole,
  state,
  change,
}: {
  readonly model: ChartModel;
  readonly state: BodyState;
  readonly change: (next: {
    lod?: number;
    sel?: string | null;
    x?: string[];
    view?: "chart" | "table";
    legend?: boolean;
    from?: string | null;
    to?: string | null;
  }) => void;
}) {
  const t = useTranslations("map");
  const language = useLocale();
  const expandedKey = state.x.join(",");
  const filter = useMapFilter(whole, state.detail === 4);
  const { model } = filter;
  const geometry = useMemo(
    () => layoutChart(model, { detail: state.detail, language, expanded: new Set(expandedKey.split(",")) }),
    [model, state.detail, language, expandedKey],
  );
  const view = useChartView(geometry.width);
  const select = (urn: string | undefined): void => change({ sel: urn ?? null });
  const toggle = (urn: string): void =>
    change({ x: state.x.includes(urn) ? state.x.filter((known) => known !== urn) : [...state.x, urn] });
  const mark = (end: "from" | "to" | "next", urn: string): void => {
    const free = state.from === null ? "from" : "to";
    change({ [end === "next" ? free : end]: resourceOf(urn) });
  };
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          <MapTools geometry={geometry} snapshotId={model.snapshotId} state={state} view={view} change={change} />
        }
      />
      <MapFilterBar filter={filter} />
      {state.legend ? <Legend /> : undefined}
      <PathEnds ends={state} onChange={change} />
      {model.unread.length > 0 ? (
        <p className={styles["notes"]}>{t("unread", { areas: model.unread.join(" · ") })}</p>
      ) : undefined}
      {geometry.crowded && !state.table ? (
        <p className={styles["notes"]} role="status">
          {t("troubleFirst", { rows: rowCount(model), folded: foldedCount(geometry) })}
        </p>
      ) : undefined}
      <div className={state.sel === null ? styles["body"] : `${styles["body"] ?? ""} ${styles["withPanel"] ?? ""}`}>
        {state.table ? (
          <MapTable model={model} onSelect={select} />
        ) : (
          <ChartViewport
            geometry={geometry}
            frame={view.frame}
            scale={view.scale}
            window={view.window}
            selected={state.sel ?? undefined}
            lit={filter.lit}
            onHide={filter.hide}
            onUndo={filter.undo}
            onSelect={select}
            onToggle={toggle}
            onMark={mark}
          />
        )}
        {state.sel === null ? undefined : (
          <aside className={styles["panel"]} aria-label={t("panel")}>
            <Chosen id={state.sel} geometry={geometry} model={model} onChoose={select} onUnfold={toggle} />
          </aside>
        )}
      </div>
    </>
  );
}

/** What is chosen, beside the map: a resource, or the members of what stands for several. */
function Chosen({
  id,
  geometry,
  model,
  onChoose,
  onUnfold,
}: {
  readonly id: string;
  readonly geometry: Geometry;
  readonly model: ChartModel;
  readonly onChoose: (urn: string | undefined) => void;
  readonly onUnfold: (urn: string) => void;
}) {
  const close = (): void => onChoose(undefined);
  if (!isGathering(id)) return <EntityPanel urn={resourceOf(id)} onClose={close} />;
  return <MemberPanel {...{ geometry, model, id, onUnfold }} onChoose={onChoose} onClose={close} />;
}
