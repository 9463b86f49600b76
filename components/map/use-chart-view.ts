"use client";

import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Geometry } from "#lib/report/chart/geometry.ts";

const SMALLEST = 0.25;
const LARGEST = 2;
/** Below this the smallest text can no longer be read; the chart scrolls instead. */
const READABLE = 0.72;
/** Boxes are drawn this far outside of what is seen, so that scrolling never meets a blank. */
const MARGIN = 600;

type Shape = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A part of the chart from top to bottom, in the chart's own units. */
export type Stretch = { readonly top: number; readonly bottom: number };

/** How much of the chart is seen, and how large. */
export type ChartViewport = {
  /** The scrolling element; `undefined` while the drawing is not shown. */
  readonly paper: HTMLDivElement | undefined;
  readonly attach: (paper: HTMLDivElement | null) => void;
  readonly scale: number;
  /** Whether the scale has been fitted to the window; before, nothing is in its place. */
  readonly isFitted: boolean;
  /** What is seen, and what is drawn around it; `undefined` until both the scale and the room are known: nothing is drawn twice. */
  readonly seen: Stretch | undefined;
  readonly window: Stretch | undefined;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Brings a box into the middle of what is seen, large enough to read. */
  readonly reveal: (box: Shape) => void;
};

function clamp(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

type Point = { readonly x: number; readonly y: number };

/** The zoom, and the point of the paper that stays where it is while it changes. */
function useZoom(paper: HTMLDivElement | undefined, width: number) {
  const [scale, setScale] = useState<number>();
  const held = useRef<Point & { readonly from: number }>(undefined);
  const shown = scale ?? 1;
  const zoom = useCallback(
    (next: (known: number) => number, at?: Point): void => {
      const middle = { x: (paper?.clientWidth ?? 0) / 2, y: (paper?.clientHeight ?? 0) / 2 };
      held.current = { ...(at ?? middle), from: shown };
      setScale((known) => clamp(next(known ?? 1)));
    },
    [paper, shown],
  );
  useLayoutEffect(() => {
    const point = held.current;
    held.current = undefined;
    if (point === undefined || paper === undefined) return;
    const ratio = shown / point.from;
    paper.scrollTo((paper.scrollLeft + point.x) * ratio - point.x, (paper.scrollTop + point.y) * ratio - point.y);
  }, [paper, shown]);
  const fitted = useCallback(
    (smallest: number) => clamp(Math.min(1, Math.max(smallest, (paper?.clientWidth ?? width) / width))),
    [paper, width],
  );
  useLayoutEffect(() => {
    if (paper !== undefined) setScale((known) => known ?? fitted(READABLE));
  }, [paper, fitted]);
  return { shown, zoom, fitted, isFitted: scale !== undefined };
}

/** What is seen is told in steps of so much, in the units of the chart. */
export const SEEN_STEP = 200;

/** What is seen of the paper, in steps: a smooth scroll does not draw the chart anew at every pixel. */
function useSeen(paper: HTMLDivElement | undefined, scale: number | undefined): Stretch | undefined {
  const [seen, setSeen] = useState<Stretch>();
  useLayoutEffect(() => {
    if (paper === undefined || scale === undefined) return;
    const look = (): void => {
      const top = Math.floor(paper.scrollTop / scale / SEEN_STEP) * SEEN_STEP;
      const bottom = top + paper.clientHeight / scale + SEEN_STEP;
      setSeen((known) => (known?.top === top && known.bottom === bottom ? known : { top, bottom }));
    };
    look();
    const resize = new ResizeObserver(look);
    resize.observe(paper);
    paper.addEventListener("scroll", look, { passive: true });
    return () => {
      resize.disconnect();
      paper.removeEventListener("scroll", look);
    };
  }, [paper, scale]);
  return seen;
}

/** How far outside of what is seen is drawn: of a new drawing first what is seen, and the rest when that stands. */
function useMargin(geometry: Geometry): number {
  const [standing, setStanding] = useState<Geometry>();
  useEffect(() => {
    startTransition(() => setStanding(geometry));
  }, [geometry]);
  return standing === geometry ? MARGIN : 0;
}

/** Brings what is aimed at into the middle, once the zoom that goes with it is on the paper. */
function useAim(paper: HTMLDivElement | undefined, scale: number): (box: Shape) => void {
  const [aim, setAim] = useState<Shape>();
  const done = useRef<Shape>(undefined);
  useLayoutEffect(() => {
    if (aim === undefined || paper === undefined || done.current === aim) return;
    done.current = aim;
    const left = (aim.x + aim.width / 2) * scale - paper.clientWidth / 2;
    paper.scrollTo({ left, top: (aim.y + aim.height / 2) * scale - paper.clientHeight / 2 });
  }, [aim, paper, scale]);
  return (box) => setAim({ ...box });
}

/** Follows the scroll position and the zoom of the chart; Ctrl or Command with the wheel zooms, a drag pans. */
export function useChartView(geometry: Geometry): ChartViewport {
  const [paper, setPaper] = useState<HTMLDivElement>();
  const { shown, zoom, fitted, isFitted } = useZoom(paper, geometry.width);
  const seen = useSeen(paper, isFitted ? shown : undefined);
  const margin = useMargin(geometry);
  useEffect(() => {
    if (paper === undefined) return;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = paper.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      zoom((known) => known * (event.deltaY < 0 ? 1.1 : 1 / 1.1), at);
    };
    paper.addEventListener("wheel", wheel, { passive: false });
    return () => paper.removeEventListener("wheel", wheel);
  }, [paper, zoom]);
  const aimAt = useAim(paper, shown);
  return {
    paper,
    attach: useCallback((element) => setPaper(element ?? undefined), []),
    scale: shown,
    isFitted,
    seen,
    window: seen === undefined ? undefined : { top: seen.top - margin, bottom: seen.bottom + margin },
    zoomBy: (factor) => zoom((known) => known * factor),
    fit: () => zoom(() => fitted(SMALLEST)),
    reveal: (box) => {
      aimAt(box);
      zoom((known) => Math.max(known, READABLE));
    },
  };
}
