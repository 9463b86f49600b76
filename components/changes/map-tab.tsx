"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { ChartSvg } from "#components/map/chart-svg.tsx";
import { Legend } from "#components/map/legend.tsx";
import { useChartStyle } from "#components/map/use-chart-style.ts";
import { chartQuery } from "#components/queries/chart.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Compare } from "./compare.tsx";
import type { Two } from "./use-compared.ts";
import styles from "./changes.module.css";

/** Both surveys on one map: + of what is new, − of what is gone, Δ of what is otherwise. The map page has it as a table, and with keys. */
export function MapTab({ two }: { readonly two: Two }) {
  const query = useQuery(chartQuery(two.head.snapshotId, { tasks: false, opened: [], base: two.base.snapshotId }));
  return <Compare query={query}>{(model) => <Drawing model={model} two={two} />}</Compare>;
}

function Drawing({ model, two }: { readonly model: ChartModel; readonly two: Two }) {
  useChartStyle();
  const t = useTranslations("changes.map");
  const language = useLocale();
  const geometry = useMemo(() => layoutChart(model, { detail: 3, language, expanded: new Set() }), [model, language]);
  const drawing = useMemo(() => chartSvg(geometry), [geometry]);
  const { things = {}, edges = {}, cells = {} } = model.compared ?? {};
  const counts = { things: Object.keys(things).length, lines: Object.keys(edges).length, cells: Object.keys(cells).length }; // prettier-ignore
  const isSame = counts.things + counts.lines + counts.cells === 0;
  const search = new URLSearchParams({ base: two.base.snapshotId, at: two.head.snapshotId });
  return (
    <>
      <p className={styles["lead"]}>
        {isSame ? t("none") : t("lead", counts)}{" "}
        <PageLink href={`/map?${search.toString()}`} prefetch={false}>
          {t("open")}
        </PageLink>
      </p>
      <Legend geometry={geometry} />
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div className={styles["drawing"]} role="group" aria-label={t("label")} tabIndex={0}>
        <div role="img" aria-label={t("label")}>
          <ChartSvg node={drawing} />
        </div>
      </div>
    </>
  );
}
