"use client";

import { useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/entity.ts";
import { useAreaName } from "#components/messages/use-area-name.ts";
import { deniedCalls, policyDocument } from "#components/survey/policy.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageLink } from "#components/shell/page-link.tsx";
import styles from "./entity-missing.module.css";

/** What about a resource could not be read, by which call, and the policy that would let it be read. Nothing when all was. */
export function EntityMissing({ missing }: { readonly missing: EntityDescription["missing"] }) {
  const t = useTranslations("entity");
  const kinds = useTranslations("survey.problem");
  const areaName = useAreaName();
  if (missing.length === 0) return undefined;
  const denied = deniedCalls(missing);
  return (
    <div className={styles["missing"]}>
      <Note tone="hatch">
        <p>
          <strong>{t("missing.title", { count: missing.length })}</strong> {t("missing.text")}
        </p>
        <ul className={styles["areas"]}>
          {missing.map(({ area, call, problems }) => (
            <li key={area}>
              {areaName(area)} — <code>{problems[0]?.call ?? call}</code>{" "}
              {problems[0] === undefined ? kinds("not-asked") : kinds(problems[0].kind)}
            </li>
          ))}
        </ul>
        {denied.length === 0 ? undefined : (
          <>
            <p>{t("missing.policy", { count: denied.length })}</p>
            <CodeBlock what={t("missing.policyName")} code={policyDocument(denied)} />
          </>
        )}
        <PageLink href="/survey" prefetch={false}>
          {t("missing.toSurvey")}
        </PageLink>
      </Note>
    </div>
  );
}
