"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";

const SMALLEST = 0.25;
const LARGEST = 2;
/** Below this the smallest text can no longer be read; the chart scrolls instead. */
const READABLE = 0.72;
/** Boxes are drawn this far outside of what is seen, so that scrolling never meets a blank. */
const MARGIN = 600;

type Shape = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function centre(paper: HTMLElement | null, { x, y, width, height }: Shape, scale: number): void {
  if (paper === null) return;
  const left = (x + width / 2) * scale - paper.clientWidth / 2;
  paper.scrollTo({ left, top: (y + height / 2) * scale - paper.clientHeight / 2 });
}

/** How much of the chart is seen, and how large. */
export type ChartViewport = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly scale: number;
  readonly window: { readonly top: number; readonly bottom: number };
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Brings a box into the middle of what is seen, large enough to read. */
  readonly reveal: (box: Shape) => void;
};

function clamp(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** Follows the scroll position and the zoom of the chart; Ctrl or Command with the wheel zooms, a drag pans. */
export function useChartView(width: number): ChartViewport {
  const frame = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState<number>();
  const [seen, setSeen] = useState({ top: 0, bottom: 2000 });
  const fitted = useCallback(
    (smallest: number) => {
      const room = frame.current?.clientWidth ?? width;
      return clamp(Math.min(1, Math.max(smallest, room / width)));
    },
    [width],
  );
  useEffect(() => setScale((known) => known ?? fitted(READABLE)), [fitted]);
  const shown = scale ?? 1;
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = (): void => {
      // In steps, so that a smooth scroll does not draw the chart anew at every pixel.
      const top = Math.floor(element.scrollTop / shown / 200) * 200;
      const bottom = top + element.clientHeight / shown + 200;
      setSeen((known) => (known.top === top && known.bottom === bottom ? known : { top, bottom }));
    };
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setScale((known) => clamp((known ?? 1) * (event.deltaY < 0 ? 1.1 : 1 / 1.1)));
    };
    look();
    const resize = new ResizeObserver(look);
    resize.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      resize.disconnect();
      element.removeEventListener("scroll", look);
      element.removeEventListener("wheel", wheel);
    };
  }, [shown]);
  return {
    frame,
    scale: shown,
    window: { top: seen.top - MARGIN, bottom: seen.bottom + MARGIN },
    zoomBy: (factor) => setScale((known) => clamp((known ?? 1) * factor)),
    fit: () => setScale(fitted(SMALLEST)),
    reveal: (box) => {
      const readable = Math.max(shown, READABLE);
      setScale(readable);
      // The new scale is on the paper one frame later; where the box is then is known now.
      requestAnimationFrame(() => centre(frame.current, box, readable));
    },
  };
}
