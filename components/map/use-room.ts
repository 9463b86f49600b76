"use client";

import { useLayoutEffect, useState, type RefObject } from "react";

/** How large a place is, in whole pixels. */
export type Room = { readonly width: number; readonly height: number };

/**
 * How much room the page of a drawing has, known before the first paint: a drawing that asks for it is never seen at another
 * width. Nothing on the server. A panel beside the drawing does not count: what is chosen stays where it is.
 */
export function useRoom(page: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = page.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setRoom((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [page]);
  return room;
}
