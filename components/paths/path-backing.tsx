"use client";

import { useTranslations } from "use-intl";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Remedy } from "#components/findings/remedy.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import styles from "./paths.module.css";

const EVIDENCE_SHOWN = 3;

/**
 * What AWS itself says of this path; it stands beside the verdict and never replaces it. What contradicts comes first and
 * is always shown; of what agrees, the first few.
 */
export function PathEvidence({ evidence }: { readonly evidence: TraceAnswer["evidence"] }) {
  const t = useTranslations("paths");
  if (evidence.length === 0) return undefined;
  const contradicting = evidence.filter(({ agrees }) => !agrees);
  const agreeing = evidence.filter(({ agrees }) => agrees);
  const rest = agreeing.slice(EVIDENCE_SHOWN);
  return (
    <Section title={t("evidence")}>
      <EvidenceList evidence={[...contradicting, ...agreeing.slice(0, EVIDENCE_SHOWN)]} />
      {rest.length === 0 ? undefined : (
        <details className={styles["more"]}>
          <summary>{t("moreEvidence", { count: rest.length })}</summary>
          <EvidenceList evidence={rest} />
        </details>
      )}
    </Section>
  );
}

function EvidenceList({ evidence }: { readonly evidence: TraceAnswer["evidence"] }) {
  const t = useTranslations("paths");
  return (
    <ul className={styles["evidence"]}>
      {evidence.map(({ kind, urn, text, at, agrees }) => (
        <li key={`${kind} ${urn} ${text}`} data-agrees={agrees}>
          <EntityLink urn={urn} />
          <span className={styles["words"]}>{text}</span>
          <span>{agrees ? t("agrees") : t("contradicts")}</span>
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
export function PathFixes({ fixes }: { readonly fixes: TraceAnswer["fixes"] }) {
  const t = useTranslations("paths");
  if (fixes.length === 0) return undefined;
  return (
    <Section title={t("fixes")} aside={t("fixesAside")}>
      <ol className={styles["fixes"]}>
        {fixes.map((fix) => (
          <li key={fix.text}>
            <Remedy text={fix.text} cli={fix.cli} terraform={fix.terraform} />
            <p className={styles["effect"]}>{t("opens", { count: fix.opens })}</p>
            {fix.sideEffects.length === 0 ? undefined : (
              <ul className={styles["plain"]}>
                {fix.sideEffects.map((effect) => (
                  <li key={effect}>{effect}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
