"use client";

import { useTranslations } from "use-intl";
import type { OverviewAnswer } from "#lib/api/overview.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import styles from "./recent-changes.module.css";

/** What came, came back or went of the problems within a day, the newest first; nothing is said of what nobody watched. */
export function RecentChanges({ overview }: { readonly overview: OverviewAnswer }) {
  const t = useTranslations("overview.changes");
  const severity = useTranslations("severity");
  const { changes, changeCount, watchedSince } = overview;
  return (
    <Section title={t("title")}>
      {changes.length === 0 ? <p className={styles["none"]}>{t("none")}</p> : undefined}
      <ol className={styles["changes"]}>
        {changes.map(({ kind, at, findingId, severity: name, text }) => (
          <li key={`${findingId} ${kind}`} className={styles["change"]}>
            <SeverityMark name={kind === "resolved" ? "resolved" : name} label={severity(name)} />
            <span className={styles["kind"]}>{t(kind)}</span>
            <PageLink href={`/findings/${findingId}`} prefetch={false}>
              <Sentence text={text} />
            </PageLink>
            <span className={styles["at"]}>
              <RelativeTime at={at} />
            </span>
          </li>
        ))}
      </ol>
      <p className={styles["extent"]}>
        {changeCount > changes.length ? t("more", { count: changeCount - changes.length }) : undefined}{" "}
        {watchedSince === undefined ? undefined : t.rich("since", { age: () => <RelativeTime at={watchedSince} /> })}
      </p>
    </Section>
  );
}
