"use client";

import { useTranslations } from "use-intl";
import type { RuleOutcomeAnswer } from "#lib/api/findings.ts";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { Section } from "#components/ui/section.tsx";
import { NumberCell, Table } from "#components/ui/table.tsx";
import styles from "./rule-outcomes.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

/** What became of every rule: how much it judged, and which could not, so that silence is never taken for a pass. */
export function RuleOutcomes({ rules }: { readonly rules: readonly RuleOutcomeAnswer[] }) {
  const t = useTranslations("findings");
  const columns = [
    { key: "rule", title: t("outcome.rule") },
    { key: "title", title: t("outcome.title") },
    { key: "state", title: t("outcome.state") },
    { key: "checked", title: t("outcome.checked"), number: true },
    { key: "failed", title: t("outcome.failed"), number: true },
    { key: "unknown", title: t("outcome.unknown"), number: true },
  ];
  return (
    <Section title={t("outcome.heading")}>
      <Table label={t("outcome.heading")} columns={columns}>
        {rules.map((rule) => (
          <tr key={rule.ruleId} className={styles["row"]} data-state={rule.state}>
            <th scope="row">
              <PageLink href={`/rules/${rule.ruleId}`} prefetch={false}>
                <code>{rule.ruleId}</code>
              </PageLink>
            </th>
            <td>{rule.title}</td>
            <td className={styles["state"]}>
              {rule.state === "unknown" || rule.state === "crashed" ? <SeverityMark name="unknown" /> : undefined}{" "}
              {t(`outcome.states.${rule.state}`)}
            </td>
            <NumberCell>{rule.checked}</NumberCell>
            <NumberCell>{rule.failed}</NumberCell>
            <NumberCell>{rule.unknown}</NumberCell>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
