"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { ApiRefusal } from "#lib/api/client.ts";
import { RequestTrouble } from "#components/queries/loaded.tsx";
import { traceQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Waiting } from "#components/ui/waiting.tsx";
import { PathForm } from "./path-form.tsx";
import { PathIntroduction } from "./path-introduction.tsx";
import { PathResult } from "./path-result.tsx";
import { QuestionRefused } from "./question-refused.tsx";
import { useQuestion } from "./use-question.ts";

/** Can A reach B on port P, and why (not)? The question is the address. */
export function Paths() {
  const t = useTranslations("paths");
  const { question, draft, variant, ask, narrow, openVariant } = useQuestion();
  const trace = useQuery(traceQuery(question, { at: useAt(), lang: useLocale() }));
  const isRefused = trace.error instanceof ApiRefusal && trace.error.problem.status < 500;
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <PageBody>
        <PathForm key={JSON.stringify(draft)} draft={draft} onAsk={ask} />
        {question === undefined ? <PathIntroduction onAsk={ask} /> : undefined}
        {isRefused && trace.error instanceof ApiRefusal ? (
          <QuestionRefused problem={trace.error.problem} onNarrow={narrow} />
        ) : undefined}
        {trace.error !== null && !isRefused ? (
          <RequestTrouble error={trace.error} retry={() => void trace.refetch()} keeps={trace.data !== undefined} />
        ) : undefined}
        {question !== undefined && trace.isPending && trace.error === null ? (
          <Waiting>{t("tracing")}</Waiting>
        ) : undefined}
        {question === undefined || trace.data === undefined || trace.error !== null ? undefined : (
          <PathResult answer={trace.data} selected={variant} onSelect={openVariant} />
        )}
      </PageBody>
    </>
  );
}
