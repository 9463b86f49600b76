"use client";

import { useTranslations } from "use-intl";
import { severities } from "#lib/findings/severity.ts";
import type { Overview, OverviewProblem } from "#lib/report/overview.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import styles from "./problem-sentences.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

/** One sentence a problem, worst first; the rest is one link away. */
export function ProblemSentences({ overview }: { readonly overview: Overview }) {
  const t = useTranslations("overview");
  const all = severities.reduce((sum, severity) => sum + overview.counts[severity], 0);
  if (all === 0) return undefined;
  return (
    <section className={styles["problems"]} aria-labelledby="problems">
      {/* Who listens leaps from heading to heading; who sees needs none over what begins the page. */}
      <h2 id="problems" className="visually-hidden">
        {t("problems")}
      </h2>
      <ol>
        {overview.problems.map((problem) => (
          <ProblemSentence key={problem.findingId} problem={problem} />
        ))}
      </ol>
      <p className={styles["all"]}>
        <PageLink href="/findings">{t("allFindings")}</PageLink>
      </p>
    </section>
  );
}

function ProblemSentence({ problem }: { readonly problem: OverviewProblem }) {
  const t = useTranslations("overview");
  const severity = useTranslations("severity");
  return (
    <li className={styles["problem"]}>
      <SeverityMark name={problem.severity} label={severity(problem.severity)} />
      <PageLink className={styles["sentence"]} href={`/findings/${problem.findingId}`} prefetch={false}>
        <Sentence text={problem.text} />
      </PageLink>
      <span className={styles["subject"]}>
        <EntityLink urn={problem.subject} />
      </span>
      <span className={styles["extent"]}>
        {t("extent", { affected: problem.affected, symptoms: problem.symptoms })}
      </span>
    </li>
  );
}
