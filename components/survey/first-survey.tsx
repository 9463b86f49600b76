"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import type { Survey } from "#lib/api/contract.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { surveyProgress } from "#components/shell/survey-progress.ts";
import { Waiting } from "#components/ui/waiting.tsx";
import { AreaProgress } from "./area-progress.tsx";
import { useElapsed } from "./use-elapsed.ts";

/** A survey that is over before this is not worth a list that appears and is gone. */
const LISTED_AFTER_MS = 2000;

// Only the map has lanes: no other page loads what draws them.
const MapHeads = dynamic(async () => (await import("#components/map/waiting-heads.tsx")).WaitingHeads);

/** While there is nothing to show yet: what is being read. */
export function FirstSurvey({ survey }: { readonly survey: Survey }) {
  const t = useTranslations("survey");
  const { done, all } = surveyProgress(survey);
  const isMap = usePathname() === "/map";
  const isLong = useElapsed(survey.startedAt, LISTED_AFTER_MS);
  return (
    <>
      <PageHead title={t("first.title")} lead={<span role="status">{t("first.lead", { done, all })}</span>} />
      {isMap && !isLong ? <MapHeads /> : undefined}
      <PageBody>{isLong ? <AreaProgress survey={survey} /> : <Waiting>{t("first.waiting")}</Waiting>}</PageBody>
    </>
  );
}
