"use client";

import { useTranslations } from "use-intl";
import type { RuleOutcomeAnswer } from "#lib/api/findings.ts";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { Section } from "#components/ui/section.tsx";
import { NumberCell, stacked, Table } from "#components/ui/table.tsx";
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
      <Table label={t("outcome.heading")} columns={columns} stacks>
        {rules.map((rule) => (
          <tr key={rule.ruleId} className={styles["row"]} data-state={rule.state}>
            <th scope="row">
              <PageLink href={`/rules/${rule.ruleId}`} prefetch={false}>
                <code>{rule.ruleId}</code>
              </PageLink>
            </th>
            <td {...stacked("line")}>{rule.title}</td>
            <td className={styles["state"]} {...stacked("end")}>
              {rule.state === "unknown" || rule.state === "crashed" ? <SeverityMark name="unknown" /> : undefined}{" "}
              {t(`outcome.states.${rule.state}`)}
            </td>
            <NumberCell {...stacked(undefined, t("outcome.checked"))}>{rule.checked}</NumberCell>
            <NumberCell {...stacked(undefined, t("outcome.failed"))}>{rule.failed}</NumberCell>
            <NumberCell {...stacked(undefined, t("outcome.unknown"))}>{rule.unknown}</NumberCell>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
