"use client";

import { useTranslations } from "use-intl";
import type { Blocker, Condition, TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Note } from "#components/ui/note.tsx";
import { Section } from "#components/ui/section.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import styles from "./paths.module.css";

/** Everything that stops the packet, in its order: each is a resource to change. */
export function Blockers({ blockers }: { readonly blockers: readonly Blocker[] }) {
  const t = useTranslations("paths");
  if (blockers.length === 0) return undefined;
  return (
    <Section title={t("blockers", { count: blockers.length })}>
      <ol className={styles["blockers"]}>
        {blockers.map((blocker) => (
          <li key={`${blocker.urn} ${blocker.code} ${blocker.direction} ${blocker.side ?? ""} ${blocker.text}`}>
            <EntityLink urn={blocker.urn} />
            <span className={styles["words"]}>
              <Sentence text={blocker.text} />
            </span>
            <span className={styles["code"]}>
              {t(`direction.${blocker.direction}`)}
              {blocker.side === undefined ? undefined : <span>{t(`side.${blocker.side}`)}</span>}
              <code>{blocker.code}</code>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What a conditional verdict depends on. */
export function Conditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  const t = useTranslations("paths");
  if (conditions.length === 0) return undefined;
  return (
    <Section title={t("conditions")}>
      <ul className={styles["plain"]}>
        {conditions.map((condition) => (
          <li key={`${condition.kind} ${condition.text}`}>
            <Sentence text={condition.text} />{" "}
            {[...(condition.ports ?? []), ...(condition.cidrs ?? [])].map((value) => (
              <code key={value} className={styles["value"]}>
                {value}
              </code>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What could not be known, and the call that would tell. */
export function Unknowns({ unknowns }: { readonly unknowns: TraceAnswer["unknowns"] }) {
  const t = useTranslations("paths");
  if (unknowns.length === 0) return undefined;
  return (
    <Section title={t("unknowns")}>
      <Note tone="hatch">
        <ul className={styles["plain"]}>
          {unknowns.map(({ text, call }) => (
            <li key={`${text} ${call}`}>
              <Sentence text={text} /> {call === "" ? undefined : <code className={styles["value"]}>{call}</code>}
            </li>
          ))}
        </ul>
      </Note>
    </Section>
  );
}
