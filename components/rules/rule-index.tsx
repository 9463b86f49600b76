"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useLocale, useTranslations } from "use-intl";
import type { RuleOutcomeAnswer } from "#lib/api/findings.ts";
import type { Severity } from "#lib/findings/finding.ts";
import { severities } from "#lib/findings/severity.ts";
import { findingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { SeverityTag } from "#components/ui/severity-tag.tsx";
import { NumberCell, stacked, Table } from "#components/ui/table.tsx";
import { StillWaiting } from "#components/ui/waiting.tsx";
import { familyOf, ruleFamilies } from "./rule-families.ts";
import styles from "./rules.module.css";

type RuleLine = { readonly id: string; readonly severity: Severity; readonly title: string };

/** Everything that is looked for, by family or by severity, with what each rule found now. */
export function RuleIndex({ rules }: { readonly rules: readonly RuleLine[] }) {
  const t = useTranslations("rules");
  const [by, setBy] = useQueryState("by", parseAsStringLiteral(["family", "severity"]).withDefault("family"));
  const query = useQuery(findingsQuery({ at: useAt(), lang: useLocale() }));
  const outcomes = new Map(query.data?.rules.map((outcome) => [outcome.ruleId, outcome]));
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead", { count: rules.length })}
        actions={
          <div className={styles["tabs"]} role="group" aria-label={t("by")}>
            {(["family", "severity"] as const).map((one) => (
              <Button key={one} aria-pressed={by === one} onClick={() => void setBy(one)}>
                {t(`order.${one}`)}
              </Button>
            ))}
          </div>
        }
      />
      <PageBody>
        {query.isPending ? <StillWaiting /> : undefined}
        {by === "family" ? (
          <ByFamily rules={rules} outcomes={outcomes} />
        ) : (
          <BySeverity rules={rules} outcomes={outcomes} />
        )}
      </PageBody>
    </>
  );
}

type Lines = {
  readonly rules: readonly RuleLine[];
  readonly outcomes: ReadonlyMap<string, RuleOutcomeAnswer>;
};

function ByFamily({ rules, outcomes }: Lines) {
  const t = useTranslations("rules");
  return ruleFamilies.map((family) => {
    const own = rules.filter(({ id }) => familyOf(id) === family).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (own.length === 0) return undefined;
    return (
      <Section key={family} title={t(`families.${family}`)} aside={<code>{family}</code>}>
        <RuleTable label={t(`families.${family}`)} rules={own} outcomes={outcomes} />
      </Section>
    );
  });
}

function BySeverity({ rules, outcomes }: Lines) {
  const severity = useTranslations("severity");
  return severities.map((name) => {
    const own = rules.filter((rule) => rule.severity === name);
    if (own.length === 0) return undefined;
    return (
      <Section key={name} title={<SeverityTag name={name} />}>
        <RuleTable label={severity(name)} rules={own} outcomes={outcomes} />
      </Section>
    );
  });
}

function RuleTable({ label, rules, outcomes }: Lines & { readonly label: string }) {
  const t = useTranslations("rules");
  const columns = [
    { key: "id", title: t("columns.rule") },
    { key: "title", title: t("columns.title") },
    { key: "severity", title: t("columns.severity") },
    { key: "found", title: t("columns.found"), number: true },
    { key: "unknown", title: t("columns.unknown"), number: true },
  ];
  return (
    <Table label={label} columns={columns} stacks>
      {rules.map(({ id, title, severity }) => {
        const outcome = outcomes.get(id);
        return (
          <tr key={id}>
            <th scope="row" className={styles["id"]}>
              <PageLink href={`/rules/${id}`} prefetch={false}>
                <code>{id}</code>
              </PageLink>
            </th>
            <td className={styles["title"]} {...stacked("line")}>
              {title}
            </td>
            <td className={styles["severity"]} {...stacked("end")}>
              <SeverityTag name={severity} />
            </td>
            <NumberCell {...stacked(undefined, t("columns.found"))}>
              <span className={styles["figure"]} data-found={outcome !== undefined && outcome.failed > 0}>
                {outcome?.failed ?? ""}
              </span>
            </NumberCell>
            <NumberCell {...stacked(undefined, t("columns.unknown"))}>
              <span className={styles["figure"]}>{outcome?.unknown ?? ""}</span>
            </NumberCell>
          </tr>
        );
      })}
    </Table>
  );
}
