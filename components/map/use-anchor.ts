"use client";

import { useLayoutEffect, useRef } from "react";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { anchorShift } from "./anchor-shift.ts";

/** Keeps what a reader looks at in its place when the chart is laid out anew. */
export function useAnchor(paper: HTMLDivElement | undefined, scale: number, geometry: Geometry): void {
  const drawn = useRef(geometry);
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = geometry;
    if (paper === undefined || before === geometry) return;
    paper.scrollTop += anchorShift(before, geometry, paper.scrollTop / scale) * scale;
  }, [paper, scale, geometry]);
}
