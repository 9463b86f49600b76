"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ApiRefusal, apiUrl, fetchAnswer } from "#lib/api/client.ts";
import type { MatrixAnswer } from "#lib/api/matrix.ts";
import { INSPECTION_KEY, type ScopedReading } from "#components/queries/inspection.ts";
import { RequestTrouble } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { QuestionRefused } from "#components/paths/question-refused.tsx";
import { PathsTabs } from "#components/paths/paths-tabs.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Waiting } from "#components/ui/waiting.tsx";
import { MatrixTools, type MatrixAsked } from "./matrix-tools.tsx";
import { MatrixView } from "./matrix-view.tsx";

const urlState = {
  protocol: parseAsString.withDefault("tcp"),
  port: parseAsString.withDefault("443"),
  fold: parseAsStringLiteral(["services", "classes"]).withDefault("services"),
  q: parseAsString.withDefault(""),
};

/** Who reaches whom on one protocol and port: every pair of the account at once. */
export function MatrixPage() {
  const t = useTranslations("matrix");
  const at = useAt();
  const [asked, setAsked] = useQueryStates(urlState, { history: "replace" });
  const scope = useScope();
  const query = useQuery(matrixQuery(asked, { at, lang: useLocale(), scope }));
  const text = useDeferredValue(asked.q);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<PathsTabs />} />
      <PageBody>
        <MatrixTools
          key={`${asked.protocol} ${asked.port}`}
          asked={asked}
          csv={apiUrl("paths/matrix", { ...fieldsOf(asked), at, scope, format: "csv" })}
          onChange={(part) => void setAsked(part)}
        />
        <Outcome query={query} asked={asked} text={text} />
      </PageBody>
    </>
  );
}

function fieldsOf({ protocol, port, fold }: MatrixAsked): Pick<MatrixAsked, "protocol" | "fold"> & { port?: string } {
  const hasPort = port !== "" && (protocol === "tcp" || protocol === "udp");
  return { protocol, fold, ...(hasPort ? { port } : {}) };
}

function matrixQuery(asked: MatrixAsked, { at, lang, scope }: ScopedReading) {
  const fields = fieldsOf(asked);
  return {
    queryKey: [INSPECTION_KEY, "matrix", fields, at, lang, scope],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      fetchAnswer<MatrixAnswer>(apiUrl("paths/matrix", { ...fields, at, lang, scope }), { signal }),
    retry: false,
    placeholderData: keepPreviousData<MatrixAnswer>,
  };
}

function Outcome({
  query: { data, error, refetch },
  asked,
  text,
}: {
  readonly query: ReturnType<typeof useQuery<MatrixAnswer>>;
  readonly asked: MatrixAsked;
  readonly text: string;
}) {
  const t = useTranslations("matrix");
  if (error instanceof ApiRefusal && error.problem.status < 500) {
    return <QuestionRefused problem={error.problem} />;
  }
  if (error !== null) return <RequestTrouble error={error} retry={() => void refetch()} keeps={false} />;
  if (data === undefined) return <Waiting>{t("asking")}</Waiting>;
  return <MatrixView answer={data} asked={asked} text={text} />;
}
