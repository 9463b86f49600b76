"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { EntityPanel } from "#components/entity/entity-panel.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import type { Marked } from "#lib/report/chart/chart-model.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { isGathering } from "#lib/report/chart/members.ts";
import { ChartViewport } from "./chart-viewport.tsx";
import { Legend } from "./legend.tsx";
import { MapTools } from "./map-tools.tsx";
import styles from "./map.module.css";
import { MemberPanel } from "./member-panel.tsx";
import { PathEnds } from "./path-ends.tsx";
import { useChartView } from "./use-chart-view.ts";
import type { MapFilter } from "./use-map-filter.ts";
import type { ChangeMap, MapState } from "./use-map-state.ts";

/** The resource of a box: what is drawn at several places has a key for each. */
function resourceOf(urn: string): string {
  return urn.split("#")[0] ?? urn;
}

type Frame = {
  readonly geometry: Geometry;
  readonly things: ReadonlyMap<string, Marked>;
  readonly snapshotId: string;
  readonly unread: readonly string[];
  readonly state: MapState;
  readonly change: ChangeMap;
  /** What is narrowed by the reader, where the drawing can be. */
  readonly filter?: Pick<MapFilter, "lit" | "hide" | "undo">;
  readonly bar?: ReactNode;
  /** What is shown in place of the drawing. */
  readonly table?: ReactNode;
};

/** A drawing with everything around it: tools, legend, notices, and what is chosen beside it. */
export function MapFrame({ geometry, things, snapshotId, unread, state, change, filter, bar, table }: Frame) {
  const t = useTranslations("map");
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
      <PageHead title={t("title")} actions={<MapTools {...{ geometry, snapshotId, state, view, change }} />} />
      {bar}
      {state.legend ? <Legend geometry={geometry} /> : undefined}
      <PathEnds ends={state} onChange={change} />
      <Notices geometry={geometry} unread={unread} quiet={table !== undefined} />
      <div className={state.sel === null ? styles["body"] : `${styles["body"] ?? ""} ${styles["withPanel"] ?? ""}`}>
        {table ?? (
          <ChartViewport
            geometry={geometry}
            frame={view.frame}
            scale={view.scale}
            window={view.window}
            selected={state.sel ?? undefined}
            lit={filter?.lit}
            onHide={(urn) => filter?.hide(urn)}
            onUndo={() => filter?.undo()}
            onSelect={select}
            onToggle={toggle}
            onMark={mark}
          />
        )}
        {state.sel === null ? undefined : (
          <aside className={styles["panel"]} aria-label={t("panel")}>
            {isGathering(state.sel) ? (
              <MemberPanel
                {...{ geometry, things }}
                id={state.sel}
                onChoose={select}
                {...(state.p === "flow" ? { onUnfold: toggle } : {})}
                onClose={() => select(undefined)}
              />
            ) : (
              <EntityPanel urn={resourceOf(state.sel)} onClose={() => select(undefined)} />
            )}
          </aside>
        )}
      </div>
    </>
  );
}

function foldedCount({ folds }: Geometry): number {
  return folds.reduce((sum, { members }) => sum + members.length, 0);
}

/** What the drawing does not show, or shows folded. */
function Notices({
  geometry,
  unread,
  quiet,
}: {
  readonly geometry: Geometry;
  readonly unread: readonly string[];
  readonly quiet: boolean;
}) {
  const t = useTranslations("map");
  return (
    <>
      {unread.length > 0 ? <p className={styles["notes"]}>{t("unread", { areas: unread.join(" · ") })}</p> : undefined}
      {geometry.crowded && !quiet ? (
        <p className={styles["notes"]} role="status">
          {t("troubleFirst", { folded: foldedCount(geometry) })}
        </p>
      ) : undefined}
    </>
  );
}
