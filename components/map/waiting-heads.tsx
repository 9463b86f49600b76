"use client";

import { useMemo } from "react";
import { useLocale } from "use-intl";
import { chartHead } from "#lib/report/chart/chart-svg.ts";
import { waitingHeads } from "#lib/report/chart/waiting-heads.ts";
import { ChartSvg } from "./chart-svg.tsx";
import styles from "./map.module.css";
import { useChartStyle } from "./use-chart-style.ts";

/** The heads of the lanes, before anything is known of what stands in them. */
export function WaitingHeads() {
  useChartStyle();
  const language = useLocale();
  const node = useMemo(() => chartHead(waitingHeads(language)), [language]);
  return (
    <div className={styles["waitingHeads"]} data-waiting-heads="">
      <ChartSvg node={node} />
    </div>
  );
}
