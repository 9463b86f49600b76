"use client";

import { useEffect, useState, type RefObject } from "react";

/** Whether there is more to the right of what a frame shows, now that it stands where it does and is as wide as it and its content are. */
export function useGoesOn(frame: RefObject<HTMLElement | null>): boolean {
  const [goesOn, setGoesOn] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    // Half pixels of a zoomed page are no more.
    const look = (): void => setGoesOn(element.scrollLeft + element.clientWidth < element.scrollWidth - 1);
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [frame]);
  return goesOn;
}
