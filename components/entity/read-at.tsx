"use client";

import { useQuery } from "@tanstack/react-query";
import { useNow, useTranslations } from "use-intl";
import { surveyQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import styles from "./read-at.module.css";

const TICK_MS = 10_000;
/** A fact is stale when two surveys should have told it anew. */
const STALE_AFTER_SURVEYS = 2;

type Read = { readonly at: string };

/** When something was read last, as its age; a ring with a gap when two surveys since should have told it anew. */
export function ReadAt({
  readings,
  isHeaded = false,
}: {
  readonly readings: readonly Read[];
  /** A head says already what the time is of. */
  readonly isHeaded?: boolean;
}) {
  const t = useTranslations("entity");
  const at = readings
    .map((reading) => reading.at)
    .sort()
    .at(-1);
  const isStale = useIsStale(at);
  if (at === undefined) return <span>{t("neverRead")}</span>;
  return (
    <span className={styles["read"]}>
      {isStale ? <SeverityMark name="stale" label={t("stale")} /> : undefined}
      <span>{isHeaded ? <RelativeTime at={at} /> : t.rich("readAt", { age: () => <RelativeTime at={at} /> })}</span>
    </span>
  );
}

/** Whether a time is older than the surveys allow. A snapshot that is looked back at, or never surveyed again, is as old as it is. */
function useIsStale(at: string | undefined): boolean {
  const past = useAt() !== undefined;
  const now = useNow({ updateInterval: TICK_MS });
  const { data: survey } = useQuery(surveyQuery);
  const seconds = survey?.refreshSeconds;
  if (past || at === undefined || seconds === undefined) return false;
  return now.getTime() - Date.parse(at) > seconds * STALE_AFTER_SURVEYS * 1000;
}
