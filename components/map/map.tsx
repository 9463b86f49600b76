"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import { chartQuery, groundQuery } from "#components/queries/chart.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { WhyEmpty } from "#components/scope/empty-scopes.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { parseUrn } from "#lib/model/urn.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import type { GroundModel } from "#lib/report/chart/ground/ground-model.ts";
import { groundThings } from "#lib/report/chart/ground/ground-things.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { readChart } from "#lib/report/chart/reading/read-chart.ts";
import { readGround } from "#lib/report/chart/reading/read-ground.ts";
import { nothingRead } from "#lib/report/chart/reading/reading.ts";
import { namedThings } from "#lib/report/chart/members.ts";
import { ComparedNote } from "./compared-note.tsx";
import { groundInRoom } from "./ground-in-room.ts";
import { MapFilterBar } from "./map-filter-bar.tsx";
import { MapFrame } from "./map-frame.tsx";
import { MapTable } from "./map-table.tsx";
import styles from "./map.module.css";
import { useChanged } from "./use-changed.ts";
import { useChartStyle } from "./use-chart-style.ts";
import { usePathOnMap, useWayBoxes, useWayLines } from "./use-path-on-map.ts";
import { useGroundFilter, useMapFilter } from "./use-map-filter.ts";
import { useRoom, type Room } from "./use-room.ts";
import { useMapState, type ChangeMap, type MapState } from "./use-map-state.ts";
import { WaitingHeads } from "./waiting-heads.tsx";

/** So many rows may be opened for their tasks at once: more would not fit into the address of the question. */
const OPENED = 16;

/** Rows that a reader opened, the last ones: their tasks are asked for. */
function openedRows({ x }: MapState): readonly string[] {
  return x.filter((urn) => parseUrn(urn)?.kind === "ecs-service" || urn.endsWith("#family")).slice(-OPENED);
}

/** The owner of interfaces that is chosen on the ground: its lines are asked for. */
function ownerOf({ sel }: MapState): string | undefined {
  const urn = sel?.split("#")[0];
  return urn === undefined || parseUrn(urn) === undefined ? undefined : urn;
}

/** What is connected to what, through which rules; or where it lives; or the first as a table. */
export function NetworkMap() {
  useChartStyle();
  usePathOnMap();
  const t = useTranslations("map");
  const { state, change } = useMapState();
  const at = useAt();
  const ground = state.p === "ground";
  const flowQuery = useQuery({
    ...chartQuery(at, { tasks: state.detail === 4, opened: openedRows(state), base: state.base ?? undefined }),
    enabled: !ground,
  });
  const placeQuery = useQuery({ ...groundQuery(at, ownerOf(state)), enabled: ground });
  const page = useRef<HTMLDivElement>(null);
  const room = useRoom(page);
  const waiting = (ground ? placeQuery.data : flowQuery.data) === undefined;
  return (
    <div ref={page} className={styles["page"]} data-fills="">
      {waiting ? <PageHead title={t("title")} /> : undefined}
      {waiting ? <ComparedNote state={state} change={change} /> : undefined}
      {ground ? (
        <Loaded query={placeQuery}>
          {(model) => <GroundMap model={model} state={state} change={change} room={room} />}
        </Loaded>
      ) : (
        <Loaded query={flowQuery} heads={state.table ? undefined : <WaitingHeads />}>
          {(model) => <FlowMap model={model} state={state} change={change} />}
        </Loaded>
      )}
    </div>
  );
}

/** Whether the chart stands on the screen. What is read and walked is made after it: it has no ink, and costs as much as the layout. */
function useIsDrawn(): boolean {
  return useDeferredValue(true, false);
}

type Given<Model> = { readonly model: Model; readonly state: MapState; readonly change: ChangeMap };

function FlowMap({ model: whole, state, change }: Given<ChartModel>) {
  const language = useLocale();
  const asked = useMapFilter(whole, state.detail === 4 || openedRows(state).length > 0);
  const { model } = asked;
  const way = useWayBoxes(model);
  // Whoever filters while a path is shown looks for something else.
  const filter = useMemo(
    () => (asked.lit === undefined && way !== undefined ? { ...asked, lit: way } : asked),
    [asked, way],
  );
  // The tools answer at once; what they change is laid out and drawn after that.
  const detail = useDeferredValue(state.detail);
  const opened = useDeferredValue(state.x.join(","));
  const geometry = useMemo(
    () => layoutChart(model, { detail, language, expanded: new Set(opened.split(",")) }),
    [model, detail, language, opened],
  );
  const things = useMemo(() => namedThings(model), [model]);
  const isDrawn = useIsDrawn();
  const reading = useMemo(
    () => (isDrawn ? readChart(model, geometry, { language, opened: new Set(opened.split(",")) }) : nothingRead),
    [isDrawn, model, geometry, language, opened],
  );
  useWayLines(geometry, way);
  const changed = useChanged(whole);
  return (
    <MapFrame
      {...{ geometry, reading, things, state, change, changed }}
      snapshotId={model.snapshotId}
      unread={model.unread}
      filter={filter}
      bar={
        <>
          <ComparedNote state={state} change={change} compared={whole.compared} />
          <MapFilterBar filter={filter} />
          {hasServices(model, filter) ? undefined : <WhyEmpty />}
        </>
      }
      table={
        state.table ? (
          <MapTable model={model} lit={filter.lit} selected={state.sel} onSelect={(sel) => change({ sel })} />
        ) : undefined
      }
    />
  );
}

/** Whether there is a service in what is looked at; one that the reader hides is still there. */
function hasServices({ vpcs }: ChartModel, { hidden }: { readonly hidden: readonly string[] }): boolean {
  return hidden.length > 0 || vpcs.some(({ clusters }) => clusters.some(({ rows }) => rows.length > 0));
}

function GroundMap({ model: whole, state, change, room }: Given<GroundModel> & { readonly room: Room }) {
  const language = useLocale();
  const filter = useGroundFilter(whole);
  const { model } = filter;
  const geometry = useMemo(
    () => groundInRoom(model, room, { language, selected: state.sel ?? undefined }),
    [model, language, state.sel, room],
  );
  const things = useMemo(() => groundThings(model), [model]);
  const isDrawn = useIsDrawn();
  const reading = useMemo(
    () => (isDrawn ? readGround(model, geometry, language) : nothingRead),
    [isDrawn, model, geometry, language],
  );
  return (
    <MapFrame
      {...{ geometry, reading, things, state, change }}
      snapshotId={model.snapshotId}
      unread={model.unread}
      filter={filter}
      bar={
        <>
          <ComparedNote state={state} change={change} />
          <MapFilterBar filter={filter} />
        </>
      }
    />
  );
}
