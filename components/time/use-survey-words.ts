"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { ListedSnapshot } from "#lib/api/contract.ts";
import { timeStyles } from "#components/ui/time-styles.ts";

/** What can be said of a survey: when it ended, its name, and what was otherwise than before. */
export type SurveyWords = {
  readonly time: string;
  readonly name: string | undefined;
  /** The time and the name, in one line. */
  readonly called: string;
  readonly changes: readonly string[];
  /** All of it, to be spoken. */
  readonly spoken: string;
};

/** Says of a survey what is known of it. */
export function useSurveyWords(): (entry: ListedSnapshot) => SurveyWords {
  const t = useTranslations("timeBar");
  const format = useFormatter();
  const changesOf = ({ since }: ListedSnapshot): readonly string[] => {
    if (since === undefined) return [t("oldest")];
    const { critical, high, ...others } = since.came;
    const [urgent, other] = [critical + high, Object.values(others).reduce((sum, count) => sum + count, 0)];
    const told = [
      ...(urgent > 0 ? [t("urgent", { count: urgent })] : []),
      ...(other > 0 ? [t("came", { count: other })] : []),
      ...(since.went > 0 ? [t("went", { count: since.went })] : []),
      ...(since.setUp === true ? [t("setUp")] : []),
    ];
    return told.length > 0 ? told : [t("same")];
  };
  return (entry) => {
    const time = format.dateTime(new Date(entry.finishedAt), timeStyles.second);
    const changes = changesOf(entry);
    const name = entry.name === undefined ? undefined : t("name", { name: entry.name });
    const called = name === undefined ? [time] : [time, name];
    return {
      time,
      name,
      called: called.join(" · "),
      changes,
      spoken: format.list([...called, ...changes], { type: "unit" }),
    };
  };
}
