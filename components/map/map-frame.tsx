"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { usePanelAtHand } from "#components/entity/panel-at-hand.tsx";
import { Said, useSaid } from "#components/findings/said.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import type { Marked } from "#lib/report/chart/chart-model.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { Reading } from "#lib/report/chart/reading/reading.ts";
import { stopOf } from "#lib/report/chart/reading/step-reading.ts";
import { undrawnText, type UndrawnArea } from "#lib/report/chart/undrawn-area.ts";
import { ChartViewport } from "./chart-viewport.tsx";
import { Legend } from "./legend.tsx";
import { closeExport, MapTools, toolLetters } from "./map-tools.tsx";
import styles from "./map.module.css";
import { PathEnds } from "./path-ends.tsx";
import { SeverityStrip } from "./severity-strip.tsx";
import { SidePanel } from "./side-panel.tsx";
import { SkipLinks } from "./skip-links.tsx";
import type { Changed } from "./use-changed.ts";
import { useChartView } from "./use-chart-view.ts";
import { useMapActs, useMapLetters } from "./use-map-acts.ts";
import type { MapFilter } from "./use-map-filter.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useMapKeys } from "./use-map-keys.ts";
import type { ChangeMap, MapState } from "./use-map-state.ts";
import { useStanding } from "./use-standing.ts";
import { useTrace } from "./use-trace.ts";

/** Below this zoom services cannot be told apart: fewer, larger things say more. */
const TINY = 0.35;

type Frame = {
  readonly geometry: Geometry;
  readonly reading: Reading;
  readonly things: ReadonlyMap<string, Marked>;
  readonly snapshotId: string;
  readonly unread: readonly UndrawnArea[];
  readonly state: MapState;
  readonly change: ChangeMap;
  /** What the last survey has changed, where that is known. */
  readonly changed?: Changed;
  /** What is narrowed by the reader, where the drawing can be. */
  readonly filter?: Pick<MapFilter, "lit" | "hide" | "undo" | "hidden">;
  readonly bar?: ReactNode;
  /** What is shown in place of the drawing. */
  readonly table?: ReactNode;
};

const unchanged: Changed = { ids: new Set(), survey: "" };

/** From the panel back to what was chosen, in the chart or the table, and from there to the panel. */
function otherPart({ table }: MapState): void {
  const panel = document.getElementById("map-panel");
  const inside = panel?.contains(document.activeElement) === true;
  const part = document.getElementById(table ? "map-table" : "map-chart");
  const chosen = part?.querySelector<HTMLElement>("[data-stop][aria-selected='true'], [aria-selected='true'] > [data-stop], [data-choose][aria-pressed='true']"); // prettier-ignore
  const back = chosen ?? part?.querySelector<HTMLElement>("[data-stop][tabindex='0']") ?? part;
  (inside ? back : panel)?.focus();
}

/** A drawing with everything around it: tools, legend, notices, and what is chosen beside it. */
export function MapFrame(frame: Frame) {
  const { geometry, reading, things, snapshotId, unread, state, change, filter, bar, table } = frame;
  const t = useTranslations("map");
  usePanelAtHand();
  const view = useChartView(geometry);
  const standing = useStanding(reading, state.sel ?? undefined);
  const [said, say] = useSaid();
  const trace = useTrace(state);
  const input = { geometry, reading, state, change, view, standing, filter, say, trace };
  const acts = useMapActs(input);
  const ofBoxes = useMapLetters(input, acts);
  const keepFocus = useKeptFocus(state.table, reading, standing);
  const ofTools = toolLetters({ state, view, change });
  const asOther = (): void => {
    keepFocus();
    ofTools["t"]?.();
  };
  const letters = { ...ofTools, t: asOther, ...ofBoxes, ".": () => otherPart(state) };
  useMapKeys(letters, () => closeExport() || backOut(state, acts.close, () => change({ legend: false })));
  const { sel } = state;
  return (
    <>
      <SkipLinks table={state.table} panel={sel !== null} onTable={(on) => change({ view: on ? "table" : "chart" })} />
      <PageHead title={t("title")} actions={<MapTools {...{ geometry, snapshotId, state, view, change }} />} />
      {bar}
      {state.legend ? <Legend geometry={geometry} /> : undefined}
      <PathEnds ends={state} onChange={change} onTrace={trace} />
      <Notices geometry={geometry} unread={unread} quiet={table !== undefined} />
      {table === undefined ? (
        <TooSmall scale={view.scale} state={state} onFewer={() => change({ lod: 1 })} />
      ) : undefined}
      <div className={classNames(styles["body"], sel === null ? undefined : styles["withPanel"])}>
        {table ?? (
          <div className={styles["sheet"]}>
            <ChartViewport
              {...{ geometry, reading, view, standing, say }}
              selected={sel ?? undefined}
              lit={filter?.lit}
              changed={frame.changed ?? unchanged}
              onSelect={acts.select}
              onToggle={acts.toggle}
              onMark={(urn) => acts.mark("next", urn)}
            />
            <SeverityStrip geometry={geometry} view={view} />
          </div>
        )}
        {sel === null ? undefined : <SidePanel {...{ geometry, things, acts, sel }} unfolds={state.p === "flow"} />}
      </div>
      <Announced words={chosenWords(reading, sel, acts.nameOf)} />
      <Said words={said} />
    </>
  );
}

/** Goes back one level: from what is chosen, then from the legend; `false` when there is none. */
function backOut({ sel, legend }: MapState, close: () => void, closeLegend: () => void): boolean {
  if (sel !== null) close();
  else if (legend) closeLegend();
  return sel !== null || legend;
}

/** Services are drawn so small that they cannot be told apart: offers what can. */
function TooSmall({
  scale,
  state,
  onFewer,
}: {
  readonly scale: number;
  readonly state: MapState;
  readonly onFewer: () => void;
}) {
  const t = useTranslations("map");
  if (scale >= TINY || state.p !== "flow" || state.detail === 1) return undefined;
  return (
    <p className={styles["notes"]}>
      {t("tiny")} <Button onClick={onFewer}>{t("tinyOffer")}</Button>
    </p>
  );
}

function chosenWords(reading: Reading, sel: string | null, nameOf: (urn: string) => string): string | undefined {
  return sel === null ? undefined : (stopOf(reading, sel)?.says ?? nameOf(sel));
}

/** What was chosen, for those who hear it. */
function Announced({ words }: { readonly words: string | undefined }) {
  const t = useTranslations("map.said");
  return (
    <p className="visually-hidden" role="status">
      {words === undefined ? "" : t("chosen", { name: words })}
    </p>
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
  readonly unread: readonly UndrawnArea[];
  readonly quiet: boolean;
}) {
  const t = useTranslations("map");
  const language = useLocale();
  const areas = unread.map((area) => undrawnText(area, language)).join(" · ");
  return (
    <>
      {unread.length > 0 ? <p className={styles["notes"]}>{t("unread", { areas })}</p> : undefined}
      {geometry.crowded && !quiet ? (
        <p className={styles["notes"]} role="status">
          {t("troubleFirst", { folded: foldedCount(geometry) })}
        </p>
      ) : undefined}
    </>
  );
}
