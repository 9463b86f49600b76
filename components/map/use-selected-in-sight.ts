"use client";

import { useEffect, useEffectEvent } from "react";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { ChartViewport } from "./use-chart-view.ts";

/** So much of a wide row must be seen: its head. */
const MOST = 240;

/** Moves the paper so that what was chosen last is seen. Only a new choice does, and a panel that takes its place; a refresh or a zoom does not. */
export function useSelectedInSight(
  { paper, scale, isFitted }: Pick<ChartViewport, "paper" | "scale" | "isFitted">,
  { boxes }: Geometry,
  selected: string | undefined,
): void {
  const show = useEffectEvent((element: HTMLDivElement): void => {
    const box = boxes.find(({ urn }) => urn === selected);
    if (box === undefined) return;
    const [x, y] = [box.x * scale, box.y * scale];
    // The panel that opens with a choice may have come over it.
    const width = Math.min(box.width, MOST) * scale;
    if (x < element.scrollLeft || x + width > element.scrollLeft + element.clientWidth)
      element.scrollTo({ left: x - 24 });
    if (y < element.scrollTop + 40 || y > element.scrollTop + element.clientHeight - 60)
      element.scrollTo({ top: y - 120 });
  });
  useEffect(() => {
    if (paper === undefined || !isFitted || selected === undefined) return;
    show(paper);
    let width = paper.clientWidth;
    // The panel may come later than the choice, and be made wider.
    const resize = new ResizeObserver(() => {
      if (paper.clientWidth < width) show(paper);
      width = paper.clientWidth;
    });
    resize.observe(paper);
    return () => resize.disconnect();
  }, [selected, paper, isFitted]);
}
