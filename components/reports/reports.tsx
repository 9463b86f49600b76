"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useLocale, useTranslations } from "use-intl";
import { exportUrl, type ReportChoice } from "#lib/api/client.ts";
import { redactions } from "#lib/report/redact/redaction.ts";
import { templates } from "#lib/report/report-template.ts";
import { languages } from "#lib/report/text/language.ts";
import { surveyQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { ReportForm } from "./report-form.tsx";
import { ReportFormats } from "./report-formats.tsx";
import styles from "./reports.module.css";

/** What the address says of the report. */
const urlState = {
  template: parseAsStringLiteral(templates).withDefault("full"),
  redact: parseAsStringLiteral(redactions).withDefault("none"),
  scope: parseAsString,
  q: parseAsString.withDefault(""),
  language: parseAsStringLiteral(languages),
};

/** A report is built here: for what, of what, in which language, with what hidden; the preview is the document itself. */
export function Reports() {
  const t = useTranslations("reports");
  const at = useAt();
  const reading = useLocale();
  const { data: survey } = useQuery(surveyQuery);
  const [state, setState] = useQueryStates(urlState, { history: "replace" });
  const language = state.language ?? reading;
  const choice: ReportChoice = {
    at: at ?? survey?.latest?.snapshotId,
    lang: language,
    template: state.template,
    redact: state.redact === "none" ? undefined : state.redact,
    scope: state.scope ?? undefined,
    q: state.q === "" ? undefined : state.q,
  };
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
            <ReportForm chosen={{ ...state, language }} onChange={(next) => void setState(next)} />
            <ReportFormats choice={choice} />
            <h2 className={styles["label"]}>{t("command.title")}</h2>
            <CodeBlock what={t("command.title")} code={commandOf(choice)} />
          </div>
          <iframe
            className={styles["preview"]}
            title={t("preview")}
            sandbox=""
            src={exportUrl("html", { ...choice, preview: "true" })}
          />
        </div>
      </PageBody>
    </>
  );
}

function commandOf({ lang, template, redact, scope, q }: ReportChoice): string {
  const flags = [
    ["template", template === "full" ? undefined : template],
    ["redact", redact],
    ["scope", scope],
    ["filter", q === undefined ? undefined : `'${q.replaceAll("'", "'\\''")}'`],
    ["lang", lang],
  ].flatMap(([flag, value]) => (value === undefined ? [] : [`--${String(flag)} ${value}`]));
  return ["npx roadstead report --format html", ...flags].join(" ");
}
