"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { PageLink } from "#components/shell/page-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import { SeverityMark, type MarkName } from "#components/ui/severity-mark.tsx";
import { servicesOf } from "./facets.ts";
import styles from "./finding-row.module.css";

/** So many services that suffer are named in a row; the rest are counted. */
const NAMED_SERVICES = 3;

/** What stands before a row: what became of it, where that is not simply that it is open. */
function markOf({ state, severity, notJudgedSince }: FindingAnswer, withSeverity: boolean): MarkName | undefined {
  if (state !== "open") return state;
  if (notJudgedSince !== undefined) return "unknown";
  return withSeverity ? severity : undefined;
}

/** One finding in a row: its sentence, what it is about and who suffers, how old it is, what became of it. */
export function FindingRow({
  finding,
  withMark = false,
  query = "",
  compact = false,
}: {
  readonly finding: FindingAnswer;
  /** Shows the severity; a list by rule shows it at its head. */
  readonly withMark?: boolean;
  /** How the list is narrowed: the finding's page leads back to it. */
  readonly query?: string;
  /** Leaves out who suffers and how sure it is, where there is little room. */
  readonly compact?: boolean;
}) {
  const t = useTranslations("findings");
  const severity = useTranslations("severity");
  const mark = markOf(finding, withMark);
  return (
    <div className={styles["row"]} data-state={finding.state}>
      {mark === undefined ? undefined : <SeverityMark name={mark} label={severity(mark)} />}
      <div className={styles["words"]}>
        <PageLink
          className={styles["sentence"]}
          href={`/findings/${finding.id}${query}`}
          prefetch={false}
          data-finding={finding.id}
        >
          <Sentence text={finding.title} />
        </PageLink>
        <div className={styles["facts"]}>
          <EntityLink urn={finding.subject} />
          {compact ? undefined : (
            <>
              <Sufferers finding={finding} />
              <span>{t(`confidence.${finding.confidence}`)}</span>
            </>
          )}
          <Age finding={finding} />
        </div>
        <Mute finding={finding} />
      </div>
    </div>
  );
}

/** The services that suffer, besides what the finding is about. */
function Sufferers({ finding }: { readonly finding: FindingAnswer }) {
  const t = useTranslations("findings");
  const services = servicesOf(finding).filter((urn) => urn !== finding.subject);
  if (services.length === 0) return undefined;
  const rest = services.length - NAMED_SERVICES;
  return (
    <span className={styles["sufferers"]}>
      {t("affects")}
      {services.slice(0, NAMED_SERVICES).map((urn) => (
        <EntityLink key={urn} urn={urn} />
      ))}
      {rest > 0 ? <span>{t("andMore", { count: rest })}</span> : undefined}
    </span>
  );
}

function Age({ finding }: { readonly finding: FindingAnswer }) {
  const t = useTranslations("findings");
  const { firstSeenAt, resolvedAt, returnedAt, notJudgedSince, isNew } = finding;
  const age = (at: string) => ({ age: () => <RelativeTime at={at} /> });
  if (resolvedAt !== undefined) return <span>{t.rich("resolvedSince", age(resolvedAt))}</span>;
  return (
    <>
      <span>{t.rich("since", age(firstSeenAt))}</span>
      {isNew && returnedAt === undefined ? <span className={styles["delta"]}>{t("isNew")}</span> : undefined}
      {isNew && returnedAt !== undefined ? (
        <span className={styles["delta"]}>{t.rich("returned", age(returnedAt))}</span>
      ) : undefined}
      {notJudgedSince === undefined ? undefined : <span>{t.rich("notJudged", age(notJudgedSince))}</span>}
    </>
  );
}

function Mute({ finding: { mute, state } }: { readonly finding: FindingAnswer }) {
  const t = useTranslations("findings");
  const format = useFormatter();
  if (mute === undefined || state !== "muted") return undefined;
  return (
    <p className={styles["mute"]}>
      {mute.expiresAt === undefined
        ? t("mutedAlways", { reason: mute.reason })
        : t("mutedUntil", {
            until: format.dateTime(new Date(mute.expiresAt), { dateStyle: "medium" }),
            reason: mute.reason,
          })}
    </p>
  );
}
