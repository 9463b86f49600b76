"use client";

import { useRef, type PointerEvent } from "react";

/** How far a pointer may wander and still have clicked. */
const CLICK_PX = 4;

/** Handlers that let a mouse drag the paper of the chart; a click on a box stays a click. */
export function useDragScroll() {
  const held = useRef<{ readonly x: number; readonly y: number; readonly left: number; readonly top: number }>(
    undefined,
  );
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      const { scrollLeft, scrollTop } = event.currentTarget;
      held.current = { x: event.clientX, y: event.clientY, left: scrollLeft, top: scrollTop };
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const from = held.current;
      if (from === undefined) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (Math.abs(dx) + Math.abs(dy) < CLICK_PX) return;
      event.currentTarget.scrollTo(from.left - dx, from.top - dy);
    },
    onPointerUp: () => {
      held.current = undefined;
    },
    onPointerLeave: () => {
      held.current = undefined;
    },
  };
}
