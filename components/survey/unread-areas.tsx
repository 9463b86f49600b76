"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { CoverageArea } from "#lib/api/contract.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Note } from "#components/ui/note.tsx";
import { Section } from "#components/ui/section.tsx";
import { deniedCalls, policyDocument } from "./policy.ts";
import { useAreaName } from "#components/messages/use-area-name.ts";
import styles from "./unread-areas.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

/** What was not read, why, what that mutes, and the policy that would let it be read. Nothing when all was. */
export function UnreadAreas({ areas }: { readonly areas: readonly CoverageArea[] }) {
  const t = useTranslations("survey");
  const unread = areas.filter(({ state }) => state !== "complete");
  const denied = deniedCalls(unread);
  if (unread.length === 0) return undefined;
  return (
    <>
      <Section title={t("unread.title", { count: unread.length })}>
        <p>{t("unread.text")}</p>
        {unread.map((area) => (
          <UnreadArea key={`${area.scope}/${area.area}`} area={area} />
        ))}
      </Section>
      {denied.length === 0 ? undefined : (
        <Section title={t("policy.title")}>
          <p className={styles["lead"]}>{t("policy.text", { count: denied.length })}</p>
          <CodeBlock what={t("policy.title")} code={policyDocument(denied)} />
        </Section>
      )}
    </>
  );
}

function UnreadArea({ area }: { readonly area: CoverageArea }) {
  const t = useTranslations("survey");
  const format = useFormatter();
  const areaName = useAreaName();
  const problems = [...new Map(area.problems.map((problem) => [problem.message, problem])).values()];
  return (
    <Note tone="hatch">
      <h3>{t.rich("unread.area", { area: areaName(area.area), scope: () => <code>{area.scope}</code> })}</h3>
      {area.state === "not-asked" ? <p>{t("unread.notAsked")}</p> : undefined}
      {problems.slice(0, 5).map((problem) => (
        <p key={problem.message}>
          <code>{problem.call}</code> — {t(`problem.${problem.kind}`)} {problem.message}
          <AwsError problem={problem} />
        </p>
      ))}
      {problems.length > 5 ? <p>{t("unread.more", { count: problems.length - 5 })}</p> : undefined}
      <p>{area.items > 0 ? t("unread.partly", { count: area.items }) : t("unread.nothing")}</p>
      {area.mutes.length === 0 ? undefined : (
        <p>
          {t.rich("unread.mutes", {
            count: area.mutes.length,
            rules: () => (
              <>
                {format.list(
                  area.mutes.map((rule) => (
                    <PageLink key={rule} href={`/rules/${rule}`} prefetch={false}>
                      {rule}
                    </PageLink>
                  )),
                )}
              </>
            ),
          })}
        </p>
      )}
    </Note>
  );
}

/** What AWS's support asks for: the error code and the request id, to be copied together. */
function AwsError({ problem }: { readonly problem: CoverageArea["problems"][number] }) {
  const t = useTranslations("survey");
  const { code, requestId } = problem;
  if (code === undefined && requestId === undefined) return undefined;
  return (
    <>
      {" "}
      <code>{[code, requestId].filter((part) => part !== undefined).join(" ")}</code>
      <CopyButton text={JSON.stringify(problem, null, 2)} what={t("unread.error")} />
    </>
  );
}
