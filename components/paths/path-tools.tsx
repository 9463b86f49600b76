"use client";

import { useTranslations } from "use-intl";
import type { TraceAnswer, TraceQuestion, Variant } from "#lib/analysis/reach/answer.ts";
import { pathOnMapHref } from "#components/entity/entity-href.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { analyzerHref } from "./analyzer-href.ts";
import { SaveAsAssertion } from "./save-as-assertion.tsx";
import styles from "./path-tools.module.css";

/** What can be done with an answer: see it on the map, have AWS check it, keep it as an assertion. */
export function PathTools({
  question,
  answer,
  variant,
}: {
  readonly question: TraceQuestion;
  readonly answer: TraceAnswer;
  readonly variant: Variant | undefined;
}) {
  const t = useTranslations("paths.tools");
  const analyzer = variant === undefined ? undefined : analyzerHref(variant);
  return (
    <div className={styles["tools"]}>
      {variant === undefined ? undefined : (
        <PageLink href={pathOnMapHref(variant)} prefetch={false}>
          {t("onMap")}
        </PageLink>
      )}
      {analyzer === undefined ? undefined : (
        <a href={analyzer} target="_blank" rel="noreferrer">
          {t("analyzer")}
        </a>
      )}
      {/* Assertions are kept: what was asked is written out. */}
      <SaveAsAssertion question={{ ...question, protocol: answer.question.protocol }} verdict={answer.verdict} />
    </div>
  );
}
