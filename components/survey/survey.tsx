"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Coverage as CoverageAnswer, Survey as SurveyAnswer } from "#lib/api/contract.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { coverageQuery } from "#components/queries/inspection.ts";
import { surveyQuery, versionQuery } from "#components/queries/survey.ts";
import { useHasSnapshot } from "#components/queries/has-snapshot.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { HiddenByScope } from "#components/scope/hidden-by-scope.tsx";
import { surveyProgress } from "#components/shell/survey-progress.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { LINE_TO_COME, PageHead } from "#components/ui/page-head.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { AreaProgress } from "./area-progress.tsx";
import { areasInScope } from "./areas-in-scope.ts";
import { CoverageTable } from "./coverage-table.tsx";
import { WaysToBegin } from "./set-out.tsx";
import { SurveyNow } from "./survey-now.tsx";
import { UnreadAreas } from "./unread-areas.tsx";

/** What was read and what could not be: progress while a survey runs, coverage after it. */
export function Survey() {
  const t = useTranslations("survey");
  const survey = useQuery(surveyQuery);
  const hasSnapshot = useHasSnapshot();
  const coverage = useQuery({ ...coverageQuery({ at: useAt(), lang: useLocale() }), enabled: hasSnapshot });
  const { data: version } = useQuery(versionQuery);
  // What stands below a table that is still to come would be pushed down by it.
  const isComing = hasSnapshot && coverage.data === undefined && coverage.error === null;
  return (
    <>
      <PageHead title={t("title")} lead={<Lead />} actions={<SurveyNow />} />
      <PageBody>
        {survey.data?.state !== "running" || hasSnapshot ? undefined : (
          <Section title={t("progress")}>
            <AreaProgress survey={survey.data} />
          </Section>
        )}
        {hasSnapshot ? (
          <Loaded query={coverage}>{(answer) => <Coverage answer={answer} survey={survey.data} />}</Loaded>
        ) : undefined}
        {(version?.mode === "live" && hasSnapshot) || isComing ? undefined : <Connect survey={survey.data} />}
      </PageBody>
    </>
  );
}

/** What was read of the scope that is looked at. */
function Coverage({ answer, survey }: { readonly answer: CoverageAnswer; readonly survey: SurveyAnswer | undefined }) {
  const t = useTranslations("survey");
  const { areas, hidden } = areasInScope(answer, useScope());
  return (
    <>
      <HiddenByScope>{t("scope", hidden)}</HiddenByScope>
      <UnreadAreas areas={areas} />
      <Section title={t("coverage")}>
        <CoverageTable areas={areas} survey={survey} />
      </Section>
    </>
  );
}

/** The ways to begin. The address may name them before they are there. */
function Connect({ survey }: { readonly survey: SurveyAnswer | undefined }) {
  const t = useTranslations("survey");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (window.location.hash === "#connect") place.current?.scrollIntoView();
  }, []);
  return (
    <div id="connect" ref={place}>
      <Section title={t("connect")}>
        <WaysToBegin survey={survey} />
      </Section>
    </div>
  );
}

function Lead() {
  const t = useTranslations("survey");
  const { data: survey } = useQuery(surveyQuery);
  const { data: coverage } = useQuery({
    ...coverageQuery({ at: useAt(), lang: useLocale() }),
    enabled: useHasSnapshot(),
  });
  const scope = useScope();
  if (survey === undefined) return LINE_TO_COME;
  if (survey.state === "running") return <span role="status">{t("lead.running", surveyProgress(survey))}</span>;
  if (survey.state === "failed") return t("lead.failed", { problem: survey.problem ?? "" });
  if (coverage === undefined) return LINE_TO_COME;
  const { complete, incomplete, notAsked } = areasInScope(coverage, scope).counts;
  return t.rich("lead.done", {
    read: complete,
    all: complete + incomplete + notAsked,
    age: () => <RelativeTime at={coverage.finishedAt} />,
  });
}
