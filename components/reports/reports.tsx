"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { exportUrl } from "#lib/api/client.ts";
import { languages, type Language } from "#lib/report/text/language.ts";
import { surveyQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";
import { Icon } from "#components/ui/icon.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import styles from "./reports.module.css";

const formats = ["html", "md", "json", "csv", "svg"] as const;

/** The report as a file: one snapshot, one language, the format that fits the reader. */
export function Reports() {
  const t = useTranslations("reports");
  const at = useAt();
  const { data: survey } = useQuery(surveyQuery);
  const [language, setLanguage] = useState<Language>(useLocale());
  const snapshot = at ?? survey?.latest?.snapshotId;
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
        <LanguageChoice language={language} onChoose={setLanguage} />
        <ul className={styles["formats"]}>
          {formats.map((format) => (
            <li key={format} className={styles["format"]}>
              <code className={styles["extension"]}>.{format}</code>
              <div>
                <h2>{t(`formats.${format}.name`)}</h2>
                <p>{t(`formats.${format}.use`)}</p>
              </div>
              <a
                className={styles["download"]}
                href={exportUrl(format, { at: snapshot, lang: language })}
                download
                aria-label={t("downloadFormat", { format })}
              >
                <Icon name="download" />
                {t("download")}
              </a>
            </li>
          ))}
        </ul>
        <Section title={t("command.title")}>
          <p className={styles["lead"]}>{t("command.text")}</p>
          <CodeBlock what={t("command.title")} code={`npx roadstead report --format html --lang ${language}`} />
        </Section>
      </PageBody>
    </>
  );
}

function LanguageChoice({
  language,
  onChoose,
}: {
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
}) {
  const t = useTranslations("reports");
  return (
    <fieldset className={styles["languages"]}>
      <legend>{t("language")}</legend>
      {languages.map((one) => (
        <label key={one} lang={one}>
          <input type="radio" name="language" checked={one === language} onChange={() => onChoose(one)} />
          {t(`languages.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
