"use client";

import { useTranslations } from "use-intl";
import { exportUrl, type ReportChoice } from "#lib/api/client.ts";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./reports.module.css";

const formats = ["html", "md", "json", "csv", "sarif", "junit", "svg", "drawio", "mermaid", "dot"] as const;

/** The same report in every format, each with what it is for. */
export function ReportFormats({ choice }: { readonly choice: ReportChoice }) {
  const t = useTranslations("reports");
  return (
    <section aria-label={t("download")}>
      <h2 className={styles["label"]}>{t("download")}</h2>
      <ul className={styles["formats"]}>
        {formats.map((format) => (
          <li key={format} className={styles["format"]}>
            <a
              className={styles["download"]}
              href={exportUrl(format, choice)}
              download
              aria-label={t("downloadFormat", { format })}
              data-primary={format === "html" ? "" : undefined}
            >
              <Icon name="download" />
              <code>.{format}</code>
            </a>
            <span className={styles["use"]}>{t(`formats.${format}.use`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
