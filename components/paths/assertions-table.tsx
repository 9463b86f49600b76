"use client";

import { useTranslations } from "use-intl";
import { assertionOutcomes, assertionTitle } from "#lib/analysis/reach/assertion.ts";
import type { AssertionsAnswer } from "#lib/api/assertions.ts";
import { questionHref } from "#components/entity/entity-href.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Table } from "#components/ui/table.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import styles from "./assertions.module.css";

type Judged = AssertionsAnswer["assertions"][number];

/** What has to hold, the broken first: what is expected, what is, and why. Each leads to its path. */
export function AssertionsTable({ assertions }: { readonly assertions: readonly Judged[] }) {
  const t = useTranslations("paths.assertions");
  const columns = (["outcome", "assertion", "expect", "verdict"] as const).map((key) => ({
    key,
    title: t(`column.${key}`),
  }));
  const sorted = assertions.toSorted(
    (a, b) => assertionOutcomes.indexOf(a.outcome) - assertionOutcomes.indexOf(b.outcome),
  );
  return (
    <Table label={t("title")} columns={columns}>
      {sorted.map((judged) => {
        const { outcome, expect, verdict, question, text } = judged;
        return (
          <tr key={JSON.stringify([judged.name, expect, question])} data-outcome={outcome} className={styles["row"]}>
            <td className={styles["outcome"]}>{t(`outcome.${outcome}`)}</td>
            <th scope="row" className={styles["what"]}>
              <PageLink href={questionHref(question)} prefetch={false}>
                {assertionTitle(judged)}
              </PageLink>
              {outcome === "held" ? undefined : (
                <p className={styles["why"]}>
                  <Sentence text={text} />
                </p>
              )}
            </th>
            <td className={styles["expect"]}>{t(`expected.${expect}`)}</td>
            <td className={styles["expect"]}>
              {verdict === undefined ? t("notAsked") : <VerdictMark verdict={verdict} words />}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
