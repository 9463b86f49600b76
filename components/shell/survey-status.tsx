"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { surveyQuery } from "#components/queries/survey.ts";
import { Icon } from "#components/ui/icon.tsx";
import { ClockTime, RelativeTime } from "#components/ui/relative-time.tsx";
import styles from "./survey-status.module.css";
import { surveyProgress } from "./survey-progress.ts";

/** When the data was read, and how far the survey is that runs now. */
export function SurveyStatus() {
  const t = useTranslations("frame");
  const { data: survey } = useQuery(surveyQuery);
  if (survey === undefined) return <span className={styles["status"]} />;
  const { done, all } = surveyProgress(survey);
  return (
    <Link className={styles["status"]} href="/survey" prefetch={false}>
      {survey.state === "running" ? (
        <span className={styles["running"]}>
          <Icon name="refresh" />
          <span>{t("surveying", { done, all })}</span>
        </span>
      ) : undefined}
      {survey.latest === undefined ? (
        survey.state === "running" ? undefined : (
          <span>{t("nothingRead")}</span>
        )
      ) : (
        <span className={styles["read"]}>
          {t.rich("surveyedAt", {
            clock: () => <ClockTime at={survey.latest?.finishedAt ?? ""} />,
            age: () => <RelativeTime at={survey.latest?.finishedAt ?? ""} />,
          })}
        </span>
      )}
    </Link>
  );
}
