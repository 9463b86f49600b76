"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { surveyQuery } from "#components/queries/survey.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { timeStyles } from "#components/ui/time-styles.ts";
import type { Compared } from "./use-compared.ts";

/** Why there are no two snapshots to compare, and what comes of it. */
export function NothingToCompare({
  compared,
  onChange,
}: {
  readonly compared: Extract<Compared, { readonly state: "alone" | "gone" }>;
  readonly onChange: (choice: { readonly base?: null; readonly at?: null }) => void;
}) {
  const t = useTranslations("changes");
  if (compared.state === "gone") {
    return (
      <Note tone="hatch">
        <p>{t.rich("gone", { id: () => <code>{compared.id}</code> })}</p>
        <Button onClick={() => onChange(compared.which === "base" ? { base: null } : { at: null })}>
          {t(compared.which === "base" ? "otherBase" : "toLatest")}
        </Button>
      </Note>
    );
  }
  return (
    <Note role="status">
      <p>{t(compared.newer.length > 0 ? "oldest" : "alone")}</p>
      {compared.newer.length > 0 ? undefined : <NextSurvey />}
    </Note>
  );
}

/** When there will be a second snapshot. */
function NextSurvey() {
  const t = useTranslations("changes.next");
  const format = useFormatter();
  const { data: survey } = useQuery(surveyQuery);
  if (survey === undefined) return undefined;
  if (survey.state === "running") return <p>{t("running")}</p>;
  if (survey.nextAt === undefined) return <p>{t("never")}</p>;
  const { nextAt } = survey;
  // With its day: a server may survey once in many hours.
  const when = format.dateTime(new Date(nextAt), timeStyles.second);
  return <p>{t.rich("at", { clock: () => <time dateTime={nextAt}>{when}</time> })}</p>;
}
