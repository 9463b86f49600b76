"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import type { Severity } from "#lib/findings/finding.ts";
import type { SentencePart } from "#lib/report/text/fill.ts";
import { FindingRow } from "#components/findings/finding-row.tsx";
import { References } from "#components/findings/references.tsx";
import { Loaded } from "#components/queries/loaded.tsx";
import { findingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { SeverityTag } from "#components/ui/severity-tag.tsx";
import { RuleForm } from "./rule-form.tsx";
import styles from "./rules.module.css";

/** A rule in words, ready to be shown. */
export type ShownRule = {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** The sentences it may say, with their places. */
  readonly forms: readonly (readonly SentencePart[])[];
  readonly why: string;
  readonly fix: string;
  readonly limits: string;
  /** How it comes to its verdict, and how to see the same by hand; absent while nobody wrote it down. */
  readonly detect?: string;
  readonly look?: string;
  readonly commands?: readonly string[];
  /** The areas it reads, by name. */
  readonly needs: readonly string[];
  readonly references: readonly string[];
};

/** What a rule means, why it matters, how it is detected, what it cannot see, what to do, and how to check by hand. */
export function RuleText({ rule }: { readonly rule: ShownRule }) {
  const t = useTranslations("rule");
  const format = useFormatter();
  return (
    <article>
      <PageHead
        title={rule.title}
        lead={
          <span className={styles["facts"]}>
            <SeverityTag name={rule.severity} />
            <code>{rule.id}</code>
          </span>
        }
        actions={<PageLink href="/rules">{t("all")}</PageLink>}
      />
      <PageBody>
        <Section title={t("now")}>
          <RuleNow id={rule.id} />
        </Section>
        <Section title={t("means")}>
          <p className={styles["prose"]}>{t("says")}</p>
          <ul className={styles["forms"]}>
            {rule.forms.map((form) => (
              <li key={JSON.stringify(form)}>
                <RuleForm form={form} />
              </li>
            ))}
          </ul>
        </Section>
        <Prose title={t("why")} text={rule.why} />
        <Section title={t("detect")}>
          {rule.detect === undefined ? undefined : <p className={styles["prose"]}>{rule.detect}</p>}
          <p className={styles["needs"]}>{t("reads", { areas: format.list([...rule.needs]) })}</p>
        </Section>
        <Prose title={t("limits")} text={rule.limits} />
        <Prose title={t("fix")} text={rule.fix} />
        {rule.commands === undefined ? undefined : (
          <Section title={t("byHand")}>
            <div className={styles["commands"]}>
              <CodeBlock what={t("byHand")} code={rule.commands.join("\n")} />
            </div>
            <p className={styles["prose"]}>{rule.look}</p>
          </Section>
        )}
        <References links={rule.references} />
      </PageBody>
    </article>
  );
}

function Prose({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Section title={title}>
      <p className={styles["prose"]}>{text}</p>
    </Section>
  );
}

function RuleNow({ id }: { readonly id: string }) {
  const t = useTranslations("rule");
  const query = useQuery(findingsQuery({ at: useAt(), lang: useLocale() }));
  return (
    <Loaded query={query}>
      {({ findings, rules }) => {
        const own = findings.filter(({ ruleId }) => ruleId === id);
        const outcome = rules.find(({ ruleId }) => ruleId === id);
        return (
          <>
            {outcome === undefined ? undefined : (
              <p>{t("outcome", { checked: outcome.checked, failed: outcome.failed, unknown: outcome.unknown })}</p>
            )}
            {own.length === 0 ? <p>{t("noFindings")}</p> : undefined}
            <ul>
              {own.map((finding) => (
                <li key={finding.id} className={styles["own"]}>
                  <FindingRow finding={finding} withMark />
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}
