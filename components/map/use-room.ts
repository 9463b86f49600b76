"use client";

import { useLayoutEffect, useState, type RefObject } from "react";

/**
 * How wide the place of a drawing is, in whole pixels, known before the first paint: a drawing that asks for it is never
 * seen at another width. 0 on the server. A panel beside the drawing does not count: what is chosen stays where it is.
 */
export function useRoom(page: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = page.current;
    if (element === null) return;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [page]);
  return width;
}
