"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useNow, useTranslations } from "use-intl";
import type { Survey } from "#lib/api/contract.ts";
import { calledBy } from "#lib/model/snapshot-name.ts";
import { snapshotsQuery } from "#components/queries/inspection.ts";
import { surveyQuery, versionQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";
import { ClockTime, RelativeTime } from "#components/ui/relative-time.tsx";
import { Strip } from "#components/ui/strip.tsx";
import { DemoStrip } from "./demo-strip.tsx";
import type { ReadingPlace } from "./reading-place.ts";
import styles from "./strips.module.css";

/** What must be known of the page as a whole before anything on it is believed. */
export function Strips({ reading }: { readonly reading: ReadingPlace }) {
  const t = useTranslations("strips");
  const at = useAt();
  const { data: version } = useQuery(versionQuery);
  return (
    <section aria-label={t("label")}>
      {version?.mode === "demo" ? <DemoStrip version={version} reading={reading} /> : undefined}
      {version?.mode === "snapshot" ? <FileStrip /> : undefined}
      {at === undefined ? <TroubleStrips /> : <PastStrip at={at} />}
    </section>
  );
}

function FileStrip() {
  const t = useTranslations("strips");
  const { data: survey } = useQuery(surveyQuery);
  const at = survey?.latest?.finishedAt;
  return (
    <Strip tone="hatch">
      {at === undefined ? t("file") : t.rich("fileOf", { age: () => <RelativeTime at={at} /> })}
    </Strip>
  );
}

/** This page of the latest snapshot: the same question, the same choice. */
function useLiveAddress(): string {
  const pathname = usePathname();
  const rest = new URLSearchParams(useSearchParams());
  rest.delete("at");
  return rest.size === 0 ? pathname : `${pathname}?${rest.toString()}`;
}

function PastStrip({ at }: { readonly at: string }) {
  const t = useTranslations("strips");
  const live = useLiveAddress();
  const { data } = useQuery(snapshotsQuery);
  const entry = calledBy(data?.snapshots ?? [], at);
  return (
    <Strip
      tone="hatch"
      actions={
        <Link className={styles["action"]} href={live}>
          {t("toLive")}
        </Link>
      }
    >
      {t.rich("past", {
        snapshot: () =>
          entry?.name === undefined ? (
            <code>{at}</code>
          ) : (
            <bdi title={entry.snapshotId}>{t("name", { name: entry.name })}</bdi>
          ),
        age: () => (entry === undefined ? undefined : <RelativeTime at={entry.finishedAt} />),
      })}
    </Strip>
  );
}

/** Data older than this many intervals is old, whatever the reason. */
const OLD_AFTER = 2;
const LOOK_MS = 10_000;

/** Surveys should have ended since, and did not: a slow one, or a machine that slept. */
function OldStrip({ survey: { latest, refreshSeconds, state } }: { readonly survey: Survey }) {
  const t = useTranslations("strips");
  const now = useNow({ updateInterval: LOOK_MS });
  if (latest === undefined || refreshSeconds === undefined) return undefined;
  if (now.getTime() - Date.parse(latest.finishedAt) <= OLD_AFTER * refreshSeconds * 1000) return undefined;
  return (
    <Strip tone="warn">
      {t.rich(state === "running" ? "oldRunning" : "old", {
        clock: () => <ClockTime at={latest.finishedAt} />,
        every: t("every", { seconds: refreshSeconds }),
      })}
    </Strip>
  );
}

function TroubleStrips() {
  const t = useTranslations("strips");
  const { data: survey, isError } = useQuery(surveyQuery);
  if (survey === undefined) return undefined;
  const { latest, store } = survey;
  const clock = () => <ClockTime at={latest?.finishedAt ?? survey.startedAt} />;
  return (
    <>
      {isError && latest !== undefined ? <Strip tone="warn">{t.rich("silent", { clock })}</Strip> : undefined}
      {survey.state === "failed" && latest !== undefined ? (
        <Strip tone="warn">{t.rich("stale", { clock, problem: survey.problem ?? t("noReason") })}</Strip>
      ) : undefined}
      {survey.state === "failed" ? undefined : <OldStrip survey={survey} />}
      {store.ok ? undefined : <Strip tone="warn">{t("store", { problem: store.problem ?? t("noReason") })}</Strip>}
    </>
  );
}
