"use client";

import { useTranslations } from "use-intl";
import type { TraceAnswer, TraceQuestion } from "#lib/analysis/reach/answer.ts";
import type { ChangeChoice } from "#lib/analysis/reach/trace.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Remedy } from "#components/findings/remedy.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import { ChangeEffectsOf } from "./change-effects.tsx";
import styles from "./paths.module.css";

const EVIDENCE_SHOWN = 3;

/**
 * What AWS itself says of this path; it stands beside the verdict and never replaces it. What contradicts comes first and
 * is always shown; of what agrees, the first few.
 */
export function PathEvidence({ evidence, verdict }: Pick<TraceAnswer, "evidence" | "verdict">) {
  const t = useTranslations("paths");
  if (evidence.length === 0) return undefined;
  const contradicting = evidence.filter(({ agrees }) => !agrees);
  const agreeing = evidence.filter(({ agrees }) => agrees);
  const rest = agreeing.slice(EVIDENCE_SHOWN);
  return (
    <Section title={t("evidence")}>
      <EvidenceList verdict={verdict} evidence={[...contradicting, ...agreeing.slice(0, EVIDENCE_SHOWN)]} />
      {rest.length === 0 ? undefined : (
        <details className={styles["more"]}>
          <summary>{t("moreEvidence", { count: rest.length })}</summary>
          <EvidenceList verdict={verdict} evidence={rest} />
        </details>
      )}
    </Section>
  );
}

function EvidenceList({ evidence, verdict }: Pick<TraceAnswer, "evidence" | "verdict">) {
  const t = useTranslations("paths");
  const verdicts = useTranslations("verdict");
  // That a task runs tells nothing of a path.
  const agreement = (kind: string): string =>
    kind === "task-state" ? "" : t("agrees", { verdict: verdicts(verdict) });
  return (
    <ul className={styles["evidence"]}>
      {evidence.map(({ kind, urn, text, at, agrees }) => (
        <li key={`${kind} ${urn} ${text}`} data-agrees={agrees}>
          <EntityLink urn={urn} />
          <span className={styles["words"]}>
            <Sentence text={text} />
          </span>
          <span>{agrees ? agreement(kind) : t("contradicts", { verdict: verdicts(verdict) })}</span>
          <RelativeTime at={at} />
        </li>
      ))}
    </ul>
  );
}

/** What was taken for granted. */
export function Assumptions({ assumptions }: { readonly assumptions: TraceAnswer["assumptions"] }) {
  const t = useTranslations("paths");
  if (assumptions.length === 0) return undefined;
  return (
    <Section title={t("assumptions")}>
      <ul className={styles["plain"]}>
        {assumptions.map(({ code, text }) => (
          <li key={`${code} ${text}`}>{text}</li>
        ))}
      </ul>
    </Section>
  );
}

/** The smallest changes that open the path, each tried on the model; a suggestion, never applied. */
export function PathFixes({
  question,
  fixes,
}: {
  readonly question: TraceQuestion;
  readonly fixes: TraceAnswer["fixes"];
}) {
  const t = useTranslations("paths");
  if (fixes.length === 0) return undefined;
  return (
    <Section title={t("fixes")} aside={t("fixesAside")}>
      <Changes
        question={question}
        kind="fix"
        changes={fixes.map((fix) => ({ ...fix, effect: t("opens", { count: fix.opens }) }))}
      />
    </Section>
  );
}

/** The other way round: what closes an open path. Folded, as few who ask whether a path is open want it shut. */
export function PathClosings({
  question,
  closings,
}: {
  readonly question: TraceQuestion;
  readonly closings: TraceAnswer["closings"];
}) {
  const t = useTranslations("paths");
  if (closings.length === 0) return undefined;
  return (
    <details className={styles["more"]}>
      <summary>{t("closings", { count: closings.length })}</summary>
      <p className={styles["effect"]}>{t("fixesAside")}</p>
      <Changes
        question={question}
        kind="closing"
        changes={closings.map((closing) => ({ ...closing, effect: t("closes", { count: closing.closes }) }))}
      />
    </details>
  );
}

type Change = Pick<TraceAnswer["fixes"][number], "text" | "cli" | "terraform" | "sideEffects"> & {
  readonly effect: string;
};

function Changes({
  question,
  kind,
  changes,
}: {
  readonly question: TraceQuestion;
  readonly kind: ChangeChoice["kind"];
  readonly changes: readonly Change[];
}) {
  return (
    <ol className={styles["fixes"]}>
      {changes.map(({ text, cli, terraform, effect, sideEffects }, at) => (
        <li key={text}>
          <Remedy text={text} cli={cli} terraform={terraform} />
          <p className={styles["effect"]}>{effect}</p>
          {sideEffects.length === 0 ? undefined : (
            <ul className={styles["plain"]}>
              {sideEffects.map((side) => (
                <li key={side}>
                  <Sentence text={side} />
                </li>
              ))}
            </ul>
          )}
          <ChangeEffectsOf question={question} choice={{ kind, at }} />
        </li>
      ))}
    </ol>
  );
}
