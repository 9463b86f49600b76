"use client";

import { useTranslations } from "use-intl";
import { exportUrl, type ReportChoice } from "#lib/api/client.ts";
import type { Language } from "#lib/report/text/language.ts";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./reports.module.css";

const formats = ["html", "md", "json", "csv", "sarif", "junit", "svg", "drawio", "mermaid", "dot"] as const;

/** The documents that people read: they can stand in both languages at once. */
const bilingual: ReadonlySet<string> = new Set(["html", "md"]);

/** The same report in every format, each with what it is for. */
export function ReportFormats({ choice, single }: { readonly choice: ReportChoice; readonly single: Language }) {
  const t = useTranslations("reports");
  const isBoth = choice.lang === "both";
  return (
    <section aria-label={t("download")}>
      <h2 className={styles["label"]}>{t("download")}</h2>
      <ul className={styles["formats"]}>
        {formats.map((format) => (
          <li key={format} className={styles["format"]}>
            <a
              className={styles["download"]}
              href={exportUrl(format, isBoth && !bilingual.has(format) ? { ...choice, lang: single } : choice)}
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
      {isBoth ? <p className={styles["use"]}>{t("formatsIn", { language: t(`languages.${single}`) })}</p> : undefined}
    </section>
  );
}
