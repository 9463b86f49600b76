"use client";

import { useTranslations } from "use-intl";
import styles from "./map.module.css";

/** Ways past the tools: to the chart or the table, and to what is chosen. They show themselves when Tab reaches them. */
export function SkipLinks({
  table,
  panel,
  onTable,
}: {
  readonly table: boolean;
  readonly panel: boolean;
  readonly onTable: (table: boolean) => void;
}) {
  const t = useTranslations("map.skip");
  const focus = (id: string) => (): void => {
    const part = document.getElementById(id);
    (part?.querySelector<HTMLElement>("[data-stop][tabindex='0'], [data-choose]") ?? part)?.focus();
  };
  return (
    <nav className={styles["skips"]} aria-label={t("label")}>
      {table ? (
        <>
          <button type="button" onClick={focus("map-table")}>
            {t("table")}
          </button>
          <button type="button" onClick={() => onTable(false)}>
            {t("asChart")}
          </button>
        </>
      ) : (
        <>
          <button type="button" onClick={focus("map-chart")}>
            {t("chart")}
          </button>
          <button type="button" onClick={() => onTable(true)}>
            {t("asTable")}
          </button>
        </>
      )}
      {panel ? (
        <button type="button" onClick={focus("map-panel")}>
          {t("panel")}
        </button>
      ) : undefined}
    </nav>
  );
}
