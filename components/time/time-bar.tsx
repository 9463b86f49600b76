"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import type { ListedSnapshot } from "#lib/api/contract.ts";
import { versionQuery } from "#components/queries/survey.ts";
import { Icon } from "#components/ui/icon.tsx";
import { timeStyles } from "#components/ui/time-styles.ts";
import { useNarrow } from "#components/ui/use-narrow.ts";
import { NameSurvey } from "./name-dialog.tsx";
import styles from "./time-bar.module.css";
import { TimeTrack } from "./time-track.tsx";
import { useSurveyWords } from "./use-survey-words.ts";
import { useTimeChoice } from "./use-time-choice.ts";

/** The surveys that are kept, from the oldest to now, and which of them is shown; `compares` on a page of two of them. */
export function TimeBar({ compares }: { readonly compares: boolean }) {
  const t = useTranslations("timeBar");
  const { surveys, head, base, hasBase, isLive, choose } = useTimeChoice();
  const { data: version } = useQuery(versionQuery);
  // One that is not kept cannot be named; the latest can.
  const shown = surveys[head ?? surveys.length - 1];
  const step = (by: -1 | 1): (() => void) | undefined => {
    const next = head === undefined ? -1 : head + by;
    return surveys[next] === undefined ? undefined : () => choose("head", next);
  };
  return (
    <>
      <Step label={t("older")} onStep={step(-1)} />
      <Line surveys={surveys} head={head} base={base} compares={compares || hasBase} onChoose={choose} />
      <button
        type="button"
        className={styles["now"]}
        disabled={isLive}
        onClick={() => choose("head", surveys.length - 1)}
      >
        {t("now")}
      </button>
      <Step label={t("newer")} isForward onStep={step(1)} />
      {shown === undefined || version?.mode === "snapshot" ? undefined : <NameSurvey surveys={surveys} shown={shown} />}
    </>
  );
}

/** The line of surveys, or what there is to say where it has no room, or nothing to draw. */
function Line(props: Parameters<typeof TimeTrack>[0]) {
  const t = useTranslations("timeBar");
  const narrow = useNarrow();
  const { surveys, head } = props;
  if (surveys.length < 2) return <span className={styles["words"]}>{surveys.length === 0 ? "" : t("one")}</span>;
  if (narrow) return <Shown entry={surveys[head ?? -1]} />;
  return (
    <>
      <Oldest surveys={surveys} />
      <TimeTrack {...props} />
    </>
  );
}

function Step({
  label,
  isForward = false,
  onStep,
}: {
  readonly label: string;
  readonly isForward?: boolean;
  readonly onStep: (() => void) | undefined;
}) {
  return (
    <button
      type="button"
      className={styles["step"]}
      data-forward={isForward}
      aria-label={label}
      title={label}
      // It keeps the focus where nothing is left in its direction.
      aria-disabled={onStep === undefined}
      onClick={onStep}
    >
      <Icon name="chevron" />
    </button>
  );
}

/** When the survey was that is shown: on a narrow screen there is room for nothing more. */
function Shown({ entry }: { readonly entry: ListedSnapshot | undefined }) {
  const format = useFormatter();
  const words = useSurveyWords();
  if (entry === undefined) return <span className={styles["words"]} />;
  const { name } = words(entry);
  return (
    <span className={styles["words"]}>
      <time dateTime={entry.finishedAt}>{format.dateTime(new Date(entry.finishedAt), timeStyles.second)}</time>
      {name === undefined ? undefined : <bdi className={styles["beside"]}>{name}</bdi>}
    </span>
  );
}

/** Where the line begins: a clock time when that was today, else a day. */
function Oldest({ surveys }: { readonly surveys: readonly ListedSnapshot[] }) {
  const format = useFormatter();
  const [oldest, newest] = [surveys[0], surveys.at(-1)].map((entry) => new Date(entry?.finishedAt ?? 0));
  const dayOf = (time: Date | undefined) => format.dateTime(time ?? new Date(0), { month: "short", day: "numeric" });
  const clock = { hour: "2-digit", minute: "2-digit", hour12: false } as const;
  return (
    <span className={styles["oldest"]}>
      {dayOf(oldest) === dayOf(newest) ? format.dateTime(oldest ?? new Date(0), clock) : dayOf(oldest)}
    </span>
  );
}
