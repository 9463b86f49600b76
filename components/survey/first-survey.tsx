"use client";

import { useTranslations } from "use-intl";
import type { Survey } from "#lib/api/contract.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { surveyProgress } from "#components/shell/survey-progress.ts";
import { AreaProgress } from "./area-progress.tsx";

/** While there is nothing to show yet: what is being read. */
export function FirstSurvey({ survey }: { readonly survey: Survey }) {
  const t = useTranslations("survey");
  const { done, all } = surveyProgress(survey);
  return (
    <>
      <PageHead title={t("first.title")} lead={<span role="status">{t("first.lead", { done, all })}</span>} />
      <PageBody>
        <AreaProgress survey={survey} />
      </PageBody>
    </>
  );
}
