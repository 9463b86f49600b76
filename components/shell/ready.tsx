"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { SetOut } from "#components/survey/set-out.tsx";
import { FirstSurvey } from "#components/survey/first-survey.tsx";
import { RequestTrouble } from "#components/queries/loaded.tsx";
import { surveyQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";

/** Shows the page once there is a snapshot to show; until then, how the first survey goes, or how to set out. */
export function Ready({ children }: { readonly children: ReactNode }) {
  const { data: survey, error, refetch } = useQuery(surveyQuery);
  const at = useAt();
  const pathname = usePathname();
  if (error !== null && survey === undefined)
    return <RequestTrouble error={error} retry={() => void refetch()} keeps={false} />;
  const nothingYet = survey !== undefined && survey.latest === undefined && at === undefined;
  if (!nothingYet || pathname === "/survey") return children;
  return survey.state === "failed" ? <SetOut survey={survey} /> : <FirstSurvey survey={survey} />;
}
