"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { RequestTrouble } from "#components/queries/loaded.tsx";
import { Waiting } from "#components/ui/waiting.tsx";
import styles from "./changes.module.css";

/**
 * What a comparison comes to. It may take seconds: that is said, in a line that is always there, and what two others came
 * to stays below until it is known.
 */
export function Compare<Answer>({
  query: { data, error, isPlaceholderData, refetch },
  children,
}: {
  readonly query: UseQueryResult<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const t = useTranslations("changes");
  return (
    <>
      {error === null ? undefined : (
        <RequestTrouble error={error} retry={() => void refetch()} keeps={data !== undefined} />
      )}
      {data === undefined ? (
        error === null ? (
          <Waiting>{t("comparing")}</Waiting>
        ) : undefined
      ) : (
        <>
          <p role="status" className={styles["state"]}>
            {isPlaceholderData ? t("comparing") : ""}
          </p>
          {children(data)}
        </>
      )}
    </>
  );
}
