"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";
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
import { PathsTabs } from "./paths-tabs.tsx";
import { QuestionRefused } from "./question-refused.tsx";
import { StartUpOfEnd } from "./start-up-of-end.tsx";
import { useQuestion } from "./use-question.ts";

type Narrow = ReturnType<typeof useQuestion>["narrow"];

/** Can A reach B on port P, and why (not)? The question is the address. */
export function Paths() {
  const t = useTranslations("paths");
  const { question, draft, variant, ask, narrow, openVariant } = useQuestion();
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<PathsTabs />} />
      <PageBody>
        <PathForm draft={draft} told={useTold(question)} onAsk={ask} />
        {question === undefined ? (
          <PathIntroduction onAsk={ask} />
        ) : (
          <Answer question={question} variant={variant} onNarrow={narrow} onVariant={openVariant} />
        )}
      </PageBody>
    </>
  );
}

/** What the answer is about, once it is there: the very query that {@link Answer} shows. */
function useTold(question: TraceQuestion | undefined) {
  const reading = { at: useAt(), lang: useLocale() };
  const asked = question ?? { from: "", to: "" };
  const { data, isPlaceholderData } = useQuery({ ...traceQuery(asked, reading), enabled: question !== undefined });
  return isPlaceholderData ? undefined : data?.question;
}

function Answer({
  question,
  variant,
  onNarrow,
  onVariant,
}: {
  readonly question: TraceQuestion;
  readonly variant: number;
  readonly onNarrow: Narrow;
  readonly onVariant: (variant: number) => void;
}) {
  const t = useTranslations("paths");
  const { data, error, refetch } = useQuery(traceQuery(question, { at: useAt(), lang: useLocale() }));
  const verdict = useTranslations("verdict");
  if (error instanceof ApiRefusal && error.problem.status < 500)
    return <QuestionRefused problem={error.problem} onNarrow={onNarrow} />;
  if (error !== null) return <RequestTrouble error={error} retry={() => void refetch()} keeps={false} />;
  return (
    <>
      {/* It is there before it has words: what comes with its words is not read aloud. */}
      <p className="visually-hidden" role="status">
        {data === undefined ? "" : t("answered", { verdict: verdict(data.verdict), summary: data.summary })}
      </p>
      {data === undefined ? (
        <Waiting>{t("tracing")}</Waiting>
      ) : (
        <>
          <PathResult question={question} answer={data} selected={variant} onSelect={onVariant} />
          <StartUpOfEnd end={question.from} />
        </>
      )}
    </>
  );
}
