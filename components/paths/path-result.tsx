"use client";

import { useTranslations } from "use-intl";
import type { TraceAnswer, TraceQuestion } from "#lib/analysis/reach/answer.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { Blockers, Conditions, Unknowns } from "./path-reasons.tsx";
import { Assumptions, PathClosings, PathEvidence, PathFixes } from "./path-backing.tsx";
import { differingVariants } from "./differing-variants.ts";
import { PathTools } from "./path-tools.tsx";
import { RoundTrip } from "./round-trip.tsx";
import { VariantGrid } from "./variant-grid.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import styles from "./paths.module.css";

/** The answer: the verdict as a sentence, then everything it rests on. */
export function PathResult({
  question,
  answer,
  selected,
  onSelect,
}: {
  readonly question: TraceQuestion;
  readonly answer: TraceAnswer;
  readonly selected: number;
  readonly onSelect: (variant: number) => void;
}) {
  const t = useTranslations("paths");
  const index = Math.min(Math.max(selected, 0), Math.max(0, answer.variants.length - 1));
  const variant = answer.variants[index];
  const differing = differingVariants(answer.variants);
  return (
    <div>
      <section className={styles["verdict"]} data-verdict={answer.verdict} aria-label={t("verdict")}>
        <h2>
          <VerdictMark verdict={answer.verdict} words />
          {differing === undefined ? undefined : (
            <span className={styles["differing"]}>{t(`differing.${differing.verdict}`, differing)}</span>
          )}
        </h2>
        <p className={styles["summary"]}>
          <Sentence text={answer.summary} />
        </p>
        <CopyButton
          what={t("permalink")}
          words={t("copyLink")}
          text={typeof window === "undefined" ? "" : permalink(answer.snapshotId)}
        />
      </section>
      <PathTools question={question} answer={answer} variant={variant} />
      <Blockers blockers={answer.blockers} />
      <Unknowns unknowns={answer.unknowns} />
      <PathFixes question={question} fixes={answer.fixes} />
      {answer.variants.length > 1 ? (
        <VariantGrid variants={answer.variants} selected={index} onSelect={onSelect} />
      ) : undefined}
      {variant === undefined ? undefined : (
        <>
          <Conditions conditions={variant.conditions} />
          <RoundTrip variant={variant} />
        </>
      )}
      <PathClosings question={question} closings={answer.closings} />
      <PathEvidence evidence={answer.evidence} verdict={answer.verdict} />
      <Assumptions assumptions={answer.assumptions} />
    </div>
  );
}

/** The address with the snapshot written in: it gives this very answer tomorrow too. */
function permalink(snapshotId: string): string {
  const url = new URL(window.location.href);
  url.searchParams.set("at", snapshotId);
  return url.toString();
}
