"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { FindingAnswer, RuleOutcomeAnswer } from "#lib/api/findings.ts";
import { problemText } from "#components/queries/loaded.tsx";
import { useTakeBackMute } from "#components/queries/mutes.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import styles from "./finding-standing.module.css";

/** What became of a finding, where that is more than being open: muted, gone, back, or not judged again. */
export function FindingStanding({
  finding,
  outcome,
}: {
  readonly finding: FindingAnswer;
  readonly outcome: RuleOutcomeAnswer | undefined;
}) {
  const { state, mute, resolvedAt, notJudgedSince } = finding;
  return (
    <>
      {state === "muted" && mute !== undefined ? <Muted mute={mute} /> : undefined}
      {resolvedAt === undefined ? undefined : <Resolved at={resolvedAt} />}
      {notJudgedSince === undefined ? undefined : <NotJudged since={notJudgedSince} outcome={outcome} />}
      <History finding={finding} />
    </>
  );
}

function Muted({ mute }: { readonly mute: NonNullable<FindingAnswer["mute"]> }) {
  const t = useTranslations("standing");
  const words = useTranslations("mute");
  const format = useFormatter();
  const takeBack = useTakeBackMute();
  const until = mute.expiresAt === undefined ? undefined : format.dateTime(new Date(mute.expiresAt), { dateStyle: "long" }); // prettier-ignore
  return (
    <Note>
      <p className={styles["line"]}>
        <SeverityMark name="muted" />
        <strong>
          {until === undefined ? t("mutedAlways") : t("mutedUntil", { until })} {t(`scopes.${mute.scope.kind}`)}
        </strong>
      </p>
      <p className={styles["reason"]}>{mute.reason}</p>
      <p className={styles["line"]}>
        <Button onClick={() => takeBack.mutate(mute.id)} disabled={takeBack.isPending}>
          {words("takeBack")}
        </Button>
        <span className={styles["when"]}>
          {t.rich("mutedSince", { age: () => <RelativeTime at={mute.createdAt} /> })}
        </span>
      </p>
      {takeBack.error === null ? undefined : <p role="alert">{problemText(takeBack.error) ?? words("failed")}</p>}
    </Note>
  );
}

function Resolved({ at }: { readonly at: string }) {
  const t = useTranslations("standing");
  return (
    <Note>
      <p className={styles["line"]}>
        <SeverityMark name="resolved" />
        <span>{t.rich("resolved", { age: () => <RelativeTime at={at} /> })}</span>
      </p>
    </Note>
  );
}

/** It stays open: that nobody could look again is no reason to believe that it is gone. */
function NotJudged({ since, outcome }: { readonly since: string; readonly outcome: RuleOutcomeAnswer | undefined }) {
  const t = useTranslations("standing");
  const problems = (outcome?.mutedBecause ?? []).map(({ problem }) => problem.message);
  const reasons = [...new Set([...problems, ...(outcome?.reasons ?? [])])].slice(0, 3);
  return (
    <Note tone="hatch">
      <p className={styles["line"]}>
        <SeverityMark name="unknown" />
        <strong>{t.rich("notJudged", { age: () => <RelativeTime at={since} /> })}</strong>
      </p>
      {reasons.map((reason) => (
        <p key={reason} className={styles["reason"]}>
          {reason}
        </p>
      ))}
      <p>
        <PageLink href="/survey">{t("toSurvey")}</PageLink>
      </p>
    </Note>
  );
}

/** What happened to it before: it had been gone, or muted. */
function History({ finding: { returnedAt, resolvedAt, endedMute } }: { readonly finding: FindingAnswer }) {
  const t = useTranslations("standing");
  const format = useFormatter();
  const isBack = returnedAt !== undefined && resolvedAt === undefined;
  if (!isBack && endedMute === undefined) return undefined;
  return (
    <ul className={styles["history"]}>
      {isBack ? <li>{t.rich("returned", { age: () => <RelativeTime at={returnedAt} /> })}</li> : undefined}
      {endedMute?.expiresAt === undefined ? undefined : (
        <li>
          {t("endedMute", {
            until: format.dateTime(new Date(endedMute.expiresAt), { dateStyle: "long" }),
            reason: endedMute.reason,
          })}
        </li>
      )}
    </ul>
  );
}
