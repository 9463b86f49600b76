"use client";

import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import type { ChartCluster, ChartRow, ChartVpc } from "#lib/report/chart/chart-model.ts";
import styles from "./map.module.css";

/** Where the tasks of a row are, by subnet; hatched, with the call that would tell, where they were not read. */
export function RowPlaces({
  vpc,
  cluster,
  row,
}: {
  readonly vpc: Pick<ChartVpc, "columns">;
  readonly cluster: Pick<ChartCluster, "unread">;
  readonly row: Pick<ChartRow, "cells">;
}) {
  const t = useTranslations("map");
  const places = placesOf(vpc, row);
  return (
    <>
      {places.map((text, at) => (
        <Fragment key={text}>
          <span className={styles["whole"]}>{at < places.length - 1 ? `${text},` : text}</span>{" "}
        </Fragment>
      ))}
      {cluster.unread === undefined ? undefined : (
        <span className={styles["notRead"]}>
          <SeverityMark name="unknown" /> {t("tasksNotRead")} <code>{cluster.unread}</code>
        </span>
      )}
    </>
  );
}

/** `app-1a 4`: how many tasks in which subnet, in the order of the chart's columns. */
function placesOf(vpc: Pick<ChartVpc, "columns">, row: Pick<ChartRow, "cells">): readonly string[] {
  return vpc.columns.flatMap((column) => {
    const cell = row.cells.find(({ subnetUrn }) => subnetUrn === column.urn);
    return cell === undefined ? [] : `${column.name} ${String(cell.healthy + cell.unwell + cell.stopping)}`;
  });
}
