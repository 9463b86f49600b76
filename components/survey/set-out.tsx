"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { Survey } from "#lib/api/contract.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { setupQuery } from "#components/queries/survey.ts";
import { MachineCheck } from "./machine-check.tsx";
import { RoleForTeam } from "./role-for-team.tsx";
import styles from "./set-out.module.css";
import { SurveyNow } from "./survey-now.tsx";

const REASONS_SHOWN = 5;

/** The page of a server that could not read an account: what happened, and the ways to begin. */
export function SetOut({ survey }: { readonly survey: Survey }) {
  const t = useTranslations("setOut");
  const isUnknown = survey.areas.some(({ problem }) => problem?.kind === "credentials");
  const reasons = reasonsOf(survey);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<SurveyNow />} />
      <PageBody>
        <Note tone="warn">
          <p>
            <strong>{isUnknown ? t("noCredentials") : t("failed")}</strong>
          </p>
          <ul>
            {reasons.length === 0 ? <li>{t("noReason")}</li> : undefined}
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Note>
        <WaysToBegin survey={survey} />
      </PageBody>
    </>
  );
}

/** Why nothing could be read, each reason once: when the caller is unknown every area fails for that one reason. */
function reasonsOf({ problem, areas }: Survey): readonly string[] {
  const ofAreas = areas.flatMap((area) => (area.problem === undefined ? [] : [area.problem.message]));
  return [...new Set([...(problem === undefined ? [] : [problem]), ...ofAreas])].slice(0, REASONS_SHOWN);
}

/** The three ways to begin: demo data, this machine's identity, a role for a team. No key is ever typed into a page. */
export function WaysToBegin({ survey }: { readonly survey?: Survey | undefined }) {
  const t = useTranslations("setOut");
  const { data: setup } = useQuery(setupQuery);
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
          {setup?.machine === undefined || survey === undefined ? undefined : (
            <MachineCheck machine={setup.machine} survey={survey} />
          )}
          <p>{t("machine.text")}</p>
          <CodeBlock
            what={t("machine.title")}
            code={"aws sso login --profile <profile>\nAWS_PROFILE=<profile> AWS_REGION=<region> npm start"}
          />
        </Section>
      </li>
      <li>
        <Section title={t("team.title")}>
          <p>{t("team.text")}</p>
          <RoleForTeam policy={setup?.policy} />
        </Section>
      </li>
    </ol>
  );
}
