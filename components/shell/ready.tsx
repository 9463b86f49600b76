"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { SetOut } from "#components/survey/set-out.tsx";
import { FirstSurvey } from "#components/survey/first-survey.tsx";
import { RequestTrouble } from "#components/queries/loaded.tsx";
import { surveyQuery } from "#components/queries/survey.ts";
import { useHasSnapshot } from "#components/queries/has-snapshot.tsx";

/** Shows the page once there is a snapshot to show; until then, how the first survey goes, or how to set out. */
export function Ready({ children }: { readonly children: ReactNode }) {
  const { data: survey, error, refetch } = useQuery(surveyQuery);
  const hasSnapshot = useHasSnapshot();
  const pathname = usePathname();
  if (error !== null && survey === undefined)
    return <RequestTrouble error={error} retry={() => void refetch()} keeps={false} />;
  if (hasSnapshot || pathname === "/survey" || pathname === "/settings") return children;
  if (survey === undefined) return undefined;
  return survey.state === "failed" ? <SetOut survey={survey} /> : <FirstSurvey survey={survey} />;
}
