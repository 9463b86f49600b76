"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import type { Severity } from "#lib/findings/finding.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { findingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { SeverityTag } from "#components/ui/severity-tag.tsx";
import styles from "./finding-detail.module.css";
import { FindingRow } from "./finding-row.tsx";
import { References } from "./references.tsx";

/** A rule in words, ready to be shown. */
export type ShownRule = {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly limits: string;
  /** The areas it reads, by name. */
  readonly needs: readonly string[];
  readonly references: readonly string[];
};

/** What a rule looks for, why, what to do, what it cannot see, and what it found here. */
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
      />
      <PageBody>
        <Section title={t("now")}>
          <RuleNow id={rule.id} />
        </Section>
        <Section title={t("why")}>
          <p className={styles["prose"]}>{rule.why}</p>
        </Section>
        <Section title={t("fix")}>
          <p className={styles["prose"]}>{rule.fix}</p>
        </Section>
        <Section title={t("limits")}>
          <p className={styles["prose"]}>{rule.limits}</p>
        </Section>
        <Section title={t("needs")}>
          <p className={styles["prose"]}>{format.list(rule.needs)}</p>
        </Section>
        <References links={rule.references} />
      </PageBody>
    </article>
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
