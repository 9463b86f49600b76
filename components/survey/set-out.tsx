"use client";

import { useTranslations } from "use-intl";
import type { Survey } from "#lib/api/contract.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import styles from "./set-out.module.css";
import { SurveyNow } from "./survey-now.tsx";

/** The page of a server that could not read an account: what happened, and the ways to begin. */
export function SetOut({ survey }: { readonly survey: Survey }) {
  const t = useTranslations("setOut");
  const reasons = [...new Set(survey.areas.flatMap(({ problem }) => (problem === undefined ? [] : [problem.message])))];
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<SurveyNow />} />
      <PageBody>
        <Note tone="warn">
          <p>
            <strong>{survey.problem ?? t("noReason")}</strong>
          </p>
          {reasons.length === 0 ? undefined : (
            <ul>
              {reasons.slice(0, 5).map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </Note>
        <WaysToBegin />
      </PageBody>
    </>
  );
}

/** The three ways to begin: demo data, this machine's identity, a role for a team. No key is ever typed into a page. */
export function WaysToBegin() {
  const t = useTranslations("setOut");
  return (
    <ol className={styles["ways"]}>
      <li>
        <Section title={t("demo.title")}>
          <p>{t("demo.text")}</p>
          <CodeBlock what={t("demo.title")} code="npm run demo" />
        </Section>
      </li>
      <li>
        <Section title={t("machine.title")}>
          <p>{t("machine.text")}</p>
          <CodeBlock
            what={t("machine.title")}
            code={"aws sso login --profile <profile>\nAWS_PROFILE=<profile> AWS_REGION=<region> npm start"}
          />
        </Section>
      </li>
      <li>
        <Section title={t("policy.title")}>
          <p>{t("policy.text")}</p>
          <CodeBlock what={t("policy.title")} code="npx roadstead policy > roadstead-readonly-policy.json" />
        </Section>
      </li>
    </ol>
  );
}
