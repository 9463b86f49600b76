"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { FindingsAnswer } from "#lib/api/findings.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { findingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { narrow } from "./facets.ts";
import { FindingFacets } from "./finding-facets.tsx";
import { FindingGroups } from "./finding-groups.tsx";
import styles from "./findings.module.css";
import { groupFindings } from "./group-findings.ts";
import { RuleOutcomes } from "./rule-outcomes.tsx";
import { useChosen } from "./use-chosen.ts";
import { useStepKeys } from "./use-step-keys.ts";
import { PageLink } from "#components/shell/page-link.tsx";

/** What to fix first, and how do we know? */
export function Findings() {
  const t = useTranslations("findings");
  const query = useQuery(findingsQuery({ at: useAt(), lang: useLocale() }));
  useStepKeys();
  return (
    <>
      <PageHead title={t("title")} lead={query.data === undefined ? undefined : <Lead answer={query.data} />} />
      <PageBody>
        <Loaded query={query}>{(answer) => <FindingList answer={answer} />}</Loaded>
      </PageBody>
    </>
  );
}

function Lead({ answer }: { readonly answer: FindingsAnswer }) {
  const t = useTranslations("findings");
  const ids = new Set(answer.findings.map(({ id }) => id));
  const symptoms = answer.findings.filter(({ causedBy }) => causedBy.some((id) => ids.has(id))).length;
  const judged = answer.rules.filter(({ state }) => state === "judged" || state === "not-applicable").length;
  return t("lead", { problems: answer.findings.length - symptoms, symptoms, judged, rules: answer.rules.length });
}

function FindingList({ answer }: { readonly answer: FindingsAnswer }) {
  const t = useTranslations("findings");
  const [chosen, choose, clear] = useChosen();
  const shown = narrow(answer.findings, chosen);
  return (
    <div className={styles["columns"]}>
      <FindingFacets findings={answer.findings} chosen={chosen} onChoose={choose} />
      <div>
        <p className="visually-hidden" role="status">
          {t("shown", { count: shown.length, all: answer.findings.length })}
        </p>
        {answer.findings.length === 0 ? (
          <Note>
            <p>
              <strong>{t("none")}</strong>
            </p>
            <p>
              <PageLink href="/survey">{t("noneCoverage")}</PageLink>
            </p>
          </Note>
        ) : shown.length === 0 ? (
          <Note>
            <p>{t("noMatch")}</p>
            <Button onClick={clear}>{t("clear")}</Button>
          </Note>
        ) : (
          <FindingGroups groups={groupFindings(shown, answer.rules)} />
        )}
        <RuleOutcomes rules={answer.rules} />
      </div>
    </div>
  );
}
