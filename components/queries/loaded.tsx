"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ApiRefusal } from "#lib/api/client.ts";
import type { ProblemDetails } from "#lib/api/contract.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Note } from "#components/ui/note.tsx";
import { Waiting } from "#components/ui/waiting.tsx";

function problemOf(error: Error): ProblemDetails | undefined {
  return error instanceof ApiRefusal ? error.problem : undefined;
}

/** Something answered in the server's place, such as a proxy: its status is all that is known. */
function isFromElsewhere(error: Error): boolean {
  return error instanceof ApiRefusal && !error.isSaid;
}

/** What the server said of a request it refused; `undefined` when it said nothing. */
export function problemText(error: Error): string | undefined {
  return isFromElsewhere(error) ? undefined : problemOf(error)?.detail;
}

/** A failed request in words, with what to do; what was shown before stays where it is. */
export function RequestTrouble({
  error,
  retry,
  keeps,
}: {
  readonly error: Error;
  readonly retry: () => void;
  readonly keeps: boolean;
}) {
  const t = useTranslations("states");
  const problem = problemOf(error);
  return (
    <Note tone="warn" role="alert">
      <p>
        <strong>{problemText(error) ?? t(problem === undefined ? "unreachable" : "elsewhere")}</strong>
      </p>
      {problem?.accepted === undefined ? undefined : <p>{t("accepted", { what: problem.accepted })}</p>}
      {problem === undefined ? undefined : (
        <p>
          <code>
            {problem.status} {problem.title}
          </code>
          <CopyButton text={JSON.stringify(problem, null, 2)} what={t("details")} />
        </p>
      )}
      {keeps ? <p>{t("previousStays")}</p> : undefined}
      <Button onClick={retry}>{t("retry")}</Button>
    </Note>
  );
}

/** What a query has: hairlines until it has something, then its children; trouble stands above what was there before. */
export function Loaded<Answer>({
  query,
  heads,
  children,
}: {
  readonly query: UseQueryResult<Answer>;
  /** What stands above the hairlines: the heads of what will be there. */
  readonly heads?: ReactNode;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const t = useTranslations("states");
  const { data, error, refetch } = query;
  return (
    <>
      {error === null ? undefined : (
        <RequestTrouble error={error} retry={() => void refetch()} keeps={data !== undefined} />
      )}
      {data === undefined ? (
        error === null ? (
          <>
            {heads}
            <Waiting>{t("loading")}</Waiting>
          </>
        ) : undefined
      ) : (
        children(data)
      )}
    </>
  );
}
