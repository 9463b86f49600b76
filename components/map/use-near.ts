"use client";

import { useCallback, useRef } from "react";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { neighbours } from "./neighbours.ts";

/** Emphasises what a box is connected to, while it is pointed at or has the focus; `undefined` takes it back. */
export function useNear(paper: HTMLDivElement | undefined, geometry: Geometry): (urn: string | undefined) => void {
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
