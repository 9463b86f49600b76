"use client";

import { useEffect, useEffectEvent } from "react";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { ChartViewport } from "./use-chart-view.ts";

/** Moves the paper so that what was chosen last is seen. Only a new choice does; a refresh or a zoom does not. */
export function useSelectedInSight(
  { paper, scale }: Pick<ChartViewport, "paper" | "scale">,
  { boxes }: Geometry,
  selected: string | undefined,
): void {
  const show = useEffectEvent((element: HTMLDivElement): void => {
    const box = boxes.find(({ urn }) => urn === selected);
    if (box === undefined) return;
    const y = box.y * scale;
    if (y < element.scrollTop + 40 || y > element.scrollTop + element.clientHeight - 60)
      element.scrollTo({ top: y - 120 });
  });
  useEffect(() => {
    if (paper !== undefined && selected !== undefined) show(paper);
  }, [selected, paper]);
}
