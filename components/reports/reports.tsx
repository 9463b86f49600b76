"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { exportUrl, type ReportChoice } from "#lib/api/client.ts";
import { surveyQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { ReportForm } from "./report-form.tsx";
import { ReportPreview } from "./report-preview.tsx";
import { ReportFormats } from "./report-formats.tsx";
import { useReportChoice } from "./use-report-choice.ts";
import styles from "./reports.module.css";

/** A report is built here: for what, of what, in which language, with what hidden; the preview is the document itself. */
export function Reports() {
  const t = useTranslations("reports");
  const at = useAt();
  const reading = useLocale();
  const { data: survey } = useQuery(surveyQuery);
  const { chosen, setState, choice, isPossible } = useReportChoice();
  return (
    <>
      <PageHead
        title={t("title")}
        lead={
          survey?.latest === undefined || at !== undefined
            ? t("lead")
            : t.rich("leadOf", { age: () => <RelativeTime at={survey.latest?.finishedAt ?? ""} /> })
        }
      />
      <PageBody>
        <div className={styles["builder"]}>
          <div className={styles["choices"]}>
            <ReportForm chosen={chosen} onChange={(next) => void setState(next)} />
            {isPossible ? <ReportFormats choice={choice} single={reading} /> : undefined}
            <h2 className={styles["label"]}>{t("command.title")}</h2>
            <CodeBlock what={t("command.title")} code={commandOf(choice)} />
          </div>
          {isPossible ? <ReportPreview src={exportUrl("html", { ...choice, preview: "true" })} /> : undefined}
        </div>
      </PageBody>
    </>
  );
}

function commandOf({ lang, template, redact, scope, q, base }: ReportChoice): string {
  const flags = [
    ["template", template === "full" ? undefined : template],
    ["redact", redact],
    ["scope", scope],
    ["filter", q === undefined ? undefined : `'${q.replaceAll("'", "'\\''")}'`],
    ["base", base === undefined ? undefined : "before.json.gz"],
    ["lang", lang],
  ].flatMap(([flag, value]) => (value === undefined ? [] : [`--${String(flag)} ${value}`]));
  return ["npx roadstead report --format html", ...flags].join(" ");
}
