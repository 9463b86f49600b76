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
      const parts = [
        ...lines.map((id) => `[data-id="${CSS.escape(id)}"]`),
        ...boxes.map((box) => `[data-urn="${CSS.escape(box)}"]`),
      ];
      for (const part of parts) {
        for (const element of paper.querySelectorAll(part)) element.setAttribute("data-near", "");
      }
    },
    [paper, geometry],
  );
}
