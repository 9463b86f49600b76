"use client";

import { useEffect } from "react";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { ChartViewport } from "./use-chart-view.ts";

/** Moves the paper so that what was chosen last is seen. Only a new choice does; a refresh or a zoom does not. */
export function useSelectedInSight(
  { paper, scale }: Pick<ChartViewport, "paper" | "scale">,
  { boxes }: Geometry,
  selected: string | undefined,
): void {
  useEffect(() => {
    const box = boxes.find(({ urn }) => urn === selected);
    if (box === undefined || paper === undefined) return;
    const y = box.y * scale;
    if (y < paper.scrollTop + 40 || y > paper.scrollTop + paper.clientHeight - 60) paper.scrollTo({ top: y - 120 });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [selected, paper]);
}
