"use client";

import { useEffect, useMemo, useState, type KeyboardEvent, type MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { chartHead, chartSvg } from "#lib/report/chart/chart-svg.ts";
import type { Box, Geometry } from "#lib/report/chart/geometry.ts";
import { nextBox } from "#lib/report/chart/next-box.ts";
import { stepOfKey } from "./chart-keys.ts";
import { ChartSvg } from "./chart-svg.tsx";
import styles from "./map.module.css";
import type { ChartViewport as View } from "./use-chart-view.ts";
import { useDragScroll } from "./use-drag-scroll.ts";

function urnAt(target: EventTarget): string | undefined {
  const box = target instanceof Element ? target.closest("[data-urn]") : null;
  return box?.getAttribute("data-urn") ?? undefined;
}

/** The trunk under the pointer: it opens the list of its members. */
function trunkAt(target: EventTarget): string | undefined {
  const line = target instanceof Element ? target.closest("[data-line]") : null;
  return line?.getAttribute("data-line") ?? undefined;
}

/** Marks an end of a path: its start, its end, or whichever is not marked yet. */
type Mark = (end: "from" | "to" | "next", urn: string) => void;

type BoxActions = {
  readonly onSelect: (urn: string | undefined) => void;
  readonly onToggle: (urn: string) => void;
  readonly onMark: Mark;
  readonly onHide: (urn: string) => void;
  readonly onUndo: () => void;
};

/** What a key does with the box that has the focus. */
function keysOfBox({ onSelect, onToggle, onMark, onHide, onUndo }: BoxActions): {
  readonly [key: string]: (urn: string) => void;
} {
  return {
    Enter: onSelect,
    " ": onSelect,
    x: onToggle,
    a: (urn) => onMark("from", urn),
    b: (urn) => onMark("to", urn),
    h: onHide,
    u: onUndo,
  };
}

/** The boxes and lines in view. */
function useDrawing(
  geometry: Geometry,
  {
    top,
    bottom,
    selected,
    lit,
  }: View["window"] & { readonly selected: string | undefined; readonly lit: ReadonlySet<string> | undefined },
) {
  return useMemo(
    () =>
      chartSvg(geometry, {
        window: { top, bottom },
        ...(selected === undefined ? {} : { selected }),
        ...(lit === undefined ? {} : { lit }),
      }),
    [geometry, top, bottom, selected, lit],
  );
}

/** The drawing itself: scrolls, zooms, and lets one choose a box by mouse or by keyboard. */
export function ChartViewport({
  geometry,
  frame,
  scale,
  window: { top, bottom },
  selected,
  lit,
  ...actions
}: Pick<View, "frame" | "scale" | "window"> &
  BoxActions & {
    readonly geometry: Geometry;
    readonly selected: string | undefined;
    /** Under a filter: the boxes that keep their ink. */
    readonly lit: ReadonlySet<string> | undefined;
  }) {
  const { onSelect, onToggle, onMark } = actions;
  const t = useTranslations("map");
  const [focused, setFocused] = useState<string>();
  const drag = useDragScroll();
  const node = useDrawing(geometry, { top, bottom, selected, lit });
  const head = useMemo(() => chartHead(geometry), [geometry]);
  const tabStop = focused ?? selected ?? geometry.boxes[0]?.urn;

  const reveal = (box: Box): void => {
    setFocused(box.urn);
    frame.current?.querySelector<SVGElement>(`[data-urn="${CSS.escape(box.urn)}"]`)?.focus();
  };
  useEffect(() => {
    const box = geometry.boxes.find(({ urn }) => urn === selected);
    const paper = frame.current;
    if (box === undefined || paper === null) return;
    const y = box.y * scale;
    if (y < paper.scrollTop + 40 || y > paper.scrollTop + paper.clientHeight - 60) paper.scrollTo({ top: y - 120 });
    // Only a new choice moves the paper; a refresh or a zoom does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [selected]);

  const keys = keysOfBox(actions);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const urn = urnAt(event.target);
    const step = stepOfKey(event);
    const box = step === undefined ? undefined : nextBox(geometry, urn ?? tabStop, step);
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (box !== undefined) reveal(box);
    else if (urn !== undefined && act !== undefined) act(urn);
    else if (event.key === "Escape" && selected !== undefined) onSelect(undefined);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const urn = urnAt(event.target) ?? trunkAt(event.target);
    if (urn === undefined) return;
    if (event.shiftKey) onMark("next", urn);
    else onSelect(urn);
  };

  const size = { width: geometry.width * scale };
  return (
    // The keys and clicks belong to the boxes inside, which are buttons; the region only listens for them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <div
      ref={frame}
      className={styles["paper"]}
      role="region"
      aria-label={t("chart")}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        const urn = urnAt(event.target);
        if (urn !== undefined) onToggle(urn);
      }}
      {...drag}
    >
      <div className={styles["lanes"]} style={size} aria-hidden="true">
        <ChartSvg node={head} />
      </div>
      <div className={styles["drawing"]} style={{ ...size, marginTop: -geometry.headHeight * scale }}>
        <ChartSvg node={node} tabStop={tabStop} />
      </div>
    </div>
  );
}
