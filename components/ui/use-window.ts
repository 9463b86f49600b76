"use client";

import { useEffect, useState, type RefObject } from "react";

/** Which rows and columns of equal size are in view, the last one excluded. */
export type Window = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** So many rows and columns are drawn beyond the edge, so that scrolling shows no gaps. */
const BEYOND = 6;

/** Follows what of a large grid is in view: rows of `size` pixels, columns of `columnSize` or the same, after heads of their own. */
export function useWindow(
  frame: RefObject<HTMLElement | null>,
  {
    size,
    columnSize = size,
    headWidth,
    headHeight,
  }: {
    readonly size: number;
    readonly columnSize?: number;
    readonly headWidth: number;
    readonly headHeight: number;
  },
): Window {
  const [window, setWindow] = useState<Window>({ top: 0, bottom: 40, left: 0, right: 60 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = (): void => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
      const top = Math.max(0, Math.floor(scrollTop / size) - BEYOND);
      const left = Math.max(0, Math.floor(scrollLeft / columnSize) - BEYOND);
      const bottom = Math.ceil((scrollTop + clientHeight - headHeight) / size) + BEYOND;
      const right = Math.ceil((scrollLeft + clientWidth - headWidth) / columnSize) + BEYOND;
      setWindow((now) =>
        now.top === top && now.bottom === bottom && now.left === left && now.right === right
          ? now
          : { top, bottom, left, right },
      );
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [frame, size, columnSize, headWidth, headHeight]);
  return window;
}
