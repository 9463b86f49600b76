"use client";

import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from "react";
import { useTranslations } from "use-intl";
import { chartHead, chartSvg } from "#lib/report/chart/chart-svg.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { Reading, Stop } from "#lib/report/chart/reading/reading.ts";
import { stepReading, stopOf, type ReadingStep } from "#lib/report/chart/reading/step-reading.ts";
import { followOfKey, isEnter, stepOfKey } from "./chart-keys.ts";
import { ChartSvg } from "./chart-svg.tsx";
import { ConnectionList } from "./connection-list.tsx";
import styles from "./map.module.css";
import { ReadingLayer } from "./reading-layer.tsx";
import { useAnchor } from "./use-anchor.ts";
import type { Changed } from "./use-changed.ts";
import type { ChartViewport as View } from "./use-chart-view.ts";
import { useDragScroll } from "./use-drag-scroll.ts";
import { useNear, type Near } from "./use-near.ts";
import { usePrinting } from "./use-printing.ts";
import { useSelectedInSight } from "./use-selected-in-sight.ts";
import type { StandingState } from "./use-standing.ts";
import { useWays } from "./use-ways.ts";

/** The secondary text can no longer be read below this zoom. */
const FAR = 0.6;

function attributeAt(target: EventTarget, name: string): string | undefined {
  const element = target instanceof Element ? target.closest(`[${name}]`) : null;
  return element?.getAttribute(name) ?? undefined;
}

/** Calls once what was just changed has been drawn. */
function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

/** Frames a box as the chosen one, as the drawing does when it is made again. */
function frame(paper: Element, urn: string): void {
  paper.querySelector(`[data-urn="${CSS.escape(urn)}"]`)?.classList.add("rs-selected");
}

export type ChartViewportProps = {
  readonly geometry: Geometry;
  readonly reading: Reading;
  readonly view: View;
  readonly standing: StandingState;
  readonly selected: string | undefined;
  /** Under a filter: the boxes that keep their ink. */
  readonly lit: ReadonlySet<string> | undefined;
  readonly changed: Changed;
  readonly onSelect: (urn: string) => void;
  readonly onToggle: (urn: string) => void;
  /** Marks an end of a path, whichever is not marked yet. */
  readonly onMark: (urn: string) => void;
  readonly say: (words: string) => void;
};

/** The boxes and lines in view; `undefined` until it is known what is. */
function useDrawing({ geometry, view, selected, lit }: ChartViewportProps) {
  const printing = usePrinting();
  const { top, bottom } = (printing ? { top: 0, bottom: geometry.height } : view.window) ?? {};
  return useMemo(
    () =>
      top === undefined || bottom === undefined
        ? undefined
        : chartSvg(geometry, {
            window: { top, bottom },
            ids: true,
            ...(selected === undefined ? {} : { selected }),
            ...(lit === undefined ? {} : { lit }),
          }),
    [geometry, top, bottom, selected, lit],
  );
}

/** What the keys do that move, choose and follow; letters are heard everywhere on the page. */
function useChartKeys({ reading, standing, onSelect }: ChartViewportProps, ways: ReturnType<typeof useWays>) {
  const walk = (stop: Stop, step: ReadingStep): void => {
    const column = standing.here?.id === stop.id ? standing.here.column : stop.column;
    const next = stepReading(reading, { id: stop.id, column }, step);
    if (next !== undefined) standing.go(next);
  };
  const enter = (stop: Stop): void => {
    if (stop.kind === "edges") ways.follow(stop, "all");
    else onSelect(stop.urn);
  };
  return (event: KeyboardEvent<HTMLDivElement>): void => {
    const stop = stopOf(reading, attributeAt(event.target, "data-stop"));
    if (stop === undefined) return;
    const [step, heading] = [stepOfKey(event), followOfKey(event)];
    if (step !== undefined) walk(stop, step);
    else if (heading !== undefined) ways.follow(stop, heading);
    else if (isEnter(event)) enter(stop);
    else return;
    event.preventDefault();
  };
}

/** What the first click of two was on. The second opens it, even if the panel that came with the first is below the pointer by then. */
type Clicked = { readonly urn: string; readonly clientX: number; readonly clientY: number };

/** So far a hand moves between the two clicks of a double click, in pixels. */
const SHAKE = 6;

function isAt(event: globalThis.MouseEvent, { clientX, clientY }: Clicked): boolean {
  return Math.abs(event.clientX - clientX) <= SHAKE && Math.abs(event.clientY - clientY) <= SHAKE;
}

/** What a pointer does: points at neighbours, chooses, opens, marks. */
function usePointer({ reading, standing, onSelect, onToggle, onMark }: ChartViewportProps, { pointed }: Near) {
  const urnAt = (target: EventTarget): string | undefined =>
    attributeAt(target, "data-urn") ?? stopOf(reading, attributeAt(target, "data-stop"))?.urn;
  const first = useRef<Clicked>(undefined);
  const again = useEffectEvent((event: globalThis.MouseEvent): void => {
    if (event.detail !== 2 || first.current === undefined || !isAt(event, first.current)) return;
    event.stopPropagation();
    event.preventDefault();
    onToggle(first.current.urn);
  });
  useEffect(() => {
    const listen = (event: globalThis.MouseEvent): void => again(event);
    window.addEventListener("click", listen, { capture: true });
    return () => window.removeEventListener("click", listen, { capture: true });
  }, []);
  return {
    onClick: ({ target, currentTarget, shiftKey, clientX, clientY }: MouseEvent): void => {
      const box = urnAt(target);
      first.current = box === undefined || shiftKey ? undefined : { urn: box, clientX, clientY };
      const urn = box ?? attributeAt(target, "data-line");
      if (urn === undefined) return;
      // The keys go on from here. The focus moves when the choice is seen: it costs as much again.
      const goOn = (): void => {
        if (stopOf(reading, urn) !== undefined) afterPaint(() => standing.go({ id: urn, column: 0 }, true));
      };
      if (shiftKey) {
        onMark(urn);
        goOn();
        return;
      }
      // The click is answered in the next frame; the panel, for which the whole chart makes room, comes in the one after.
      frame(currentTarget, urn);
      afterPaint(() => {
        onSelect(urn);
        goOn();
      });
    },
    onPointerOver: ({ target }: PointerEvent): void => pointed(attributeAt(target, "data-urn")),
  };
}

/** The drawing itself: scrolls, zooms, and lets one choose a box by mouse, by keyboard or by ear. */
export function ChartViewport(props: ChartViewportProps) {
  const { geometry, reading, view, standing, selected, changed, say } = props;
  const { attach, paper, scale, isFitted, window } = view;
  const t = useTranslations("map");
  const drag = useDragScroll();
  const node = useDrawing(props);
  const head = useMemo(() => chartHead(geometry), [geometry]);
  const near = useNear(paper, geometry);
  const ways = useWays(reading, standing, say);
  const onKeyDown = useChartKeys(props, ways);
  const { onPointerOver, ...pointer } = usePointer(props, near);
  useAnchor(paper, scale, geometry);
  useSelectedInSight({ paper, scale, isFitted }, geometry, selected);
  const size = { width: geometry.width * scale };
  const tabKey = reading.regions.map((region) => standing.tabStop(region)?.id ?? "").join("\n");
  const tabStops = useMemo(() => new Set(tabKey.split("\n")), [tabKey]);
  const { choice } = ways;
  const { top, bottom } = window ?? {};
  return (
    // The keys and clicks belong to the stops and boxes inside; the region only listens for them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <div
      ref={attach}
      id="map-chart"
      className={styles["paper"]}
      role="region"
      aria-label={t("chart")}
      data-far={scale < FAR}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const id = attributeAt(target, "data-stop");
        if (id === undefined) return;
        standing.arrived(id, attributeAt(target, "data-region") ?? "");
        near.now(stopOf(reading, id)?.urn);
      }}
      {...pointer}
      {...drag}
      onPointerOver={onPointerOver}
    >
      <div className={styles["lanes"]} style={size} aria-hidden="true">
        <ChartSvg node={head} />
      </div>
      <div className={styles["drawing"]} style={{ ...size, marginTop: -geometry.headHeight * scale }}>
        <div aria-hidden="true">{node === undefined ? undefined : <ChartSvg node={node} />}</div>
        <div className={styles["layer"]} style={{ "--scale": scale } as CSSProperties}>
          {top === undefined || bottom === undefined ? undefined : (
            <ReadingLayer {...{ reading, top, bottom, selected, tabStops, changed }} />
          )}
        </div>
        {choice === undefined ? undefined : (
          <ConnectionList
            label={t("ways")}
            ways={choice.ways}
            style={{ left: (choice.from.x + 24) * scale, top: (choice.from.y + choice.from.height) * scale }}
            onGo={ways.goTo}
            onClose={ways.close}
          />
        )}
      </div>
    </div>
  );
}
