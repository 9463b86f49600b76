"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "#lib/api/client.ts";
import { surveyQuery } from "#components/queries/survey.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** Starts a survey; one that runs already is joined. */
export function SurveyNow() {
  const t = useTranslations("survey");
  const queries = useQueryClient();
  const { data: survey } = useQuery(surveyQuery);
  const start = useMutation({
    mutationFn: () => api.startSurvey(),
    onSettled: () => queries.invalidateQueries({ queryKey: surveyQuery.queryKey }),
  });
  return (
    <>
      <Button disabled={start.isPending || survey?.state === "running"} onClick={() => start.mutate()}>
        <Icon name="refresh" />
        {survey?.state === "running" ? t("running") : t("now")}
      </Button>
      {start.error === null ? undefined : <span role="alert">{start.error.message}</span>}
    </>
  );
}
