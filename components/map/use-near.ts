"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { neighbours } from "./neighbours.ts";

/** How long a pointer stays on a box before it means it: less is on its way elsewhere, or about to press. */
const RESTS_MS = 60;

/** Emphasises what a box is connected to; `undefined` takes it back. */
export type Near = {
  /** At once: the box has the focus. */
  readonly now: (urn: string | undefined) => void;
  /** Once the pointer rests: what it only passes does not flash, and a press is answered first. */
  readonly pointed: (urn: string | undefined) => void;
};

/** Emphasis that lasts while a box is pointed at or has the focus. */
export function useNear(paper: HTMLDivElement | undefined, geometry: Geometry): Near {
  const now = useShowNear(paper, geometry);
  const resting = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(resting.current), []);
  return useMemo(() => {
    const later = (urn: string | undefined): void => {
      window.clearTimeout(resting.current);
      resting.current = window.setTimeout(() => now(urn), RESTS_MS);
    };
    const atOnce = (urn: string | undefined): void => {
      window.clearTimeout(resting.current);
      now(urn);
    };
    return { now: atOnce, pointed: later };
  }, [now]);
}

function useShowNear(paper: HTMLDivElement | undefined, geometry: Geometry): (urn: string | undefined) => void {
  const shown = useRef<string>(undefined);
  return useCallback(
    (urn) => {
      if (paper === undefined || shown.current === urn) return;
      shown.current = urn;
      // Straight on the elements: a hover must not draw the chart anew.
      for (const element of paper.querySelectorAll("[data-near]")) element.removeAttribute("data-near");
      if (urn === undefined) return;
      const { lines, boxes } = neighbours(geometry, urn);
      const parts = new Set([...lines, ...boxes]);
      // One walk: a search of its own for each part would walk all of them.
      for (const element of paper.querySelectorAll("[data-id], [data-urn]")) {
        const part = element.getAttribute("data-id") ?? element.getAttribute("data-urn") ?? "";
        if (parts.has(part)) element.setAttribute("data-near", "");
      }
    },
    [paper, geometry],
  );
}
