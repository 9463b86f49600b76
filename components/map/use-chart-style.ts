"use client";

import { useInsertionEffect } from "react";
import { chartStyle } from "#lib/report/chart/chart-style.ts";

/** Gives the page the chart's style sheet while the map is shown; an inline style element would need a nonce. */
export function useChartStyle(): void {
  useInsertionEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(chartStyle);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    };
  }, []);
}
