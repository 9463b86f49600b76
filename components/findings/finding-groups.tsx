"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import styles from "./finding-groups.module.css";
import { FindingRow } from "./finding-row.tsx";
import type { FindingGroup, Incident } from "./group-findings.ts";
import type { Choice } from "./use-chosen.ts";

/** So many incidents of a rule stand open by themselves; beyond that the rule is folded. */
const OPEN_INCIDENTS = 6;
/** So many incidents of one rule are drawn before the reader asks for the rest. */
const DRAWN_INCIDENTS = 60;

/** Findings by rule: the rule's failing state, how far it reaches, and each place it was seen. */
export function FindingGroups({
  groups,
  choice,
}: {
  readonly groups: readonly FindingGroup[];
  readonly choice: Choice;
}) {
  return (
    <ol className={styles["groups"]}>
      {groups.map((group) => (
        <li key={group.ruleId}>
          <Group group={group} choice={choice} />
        </li>
      ))}
    </ol>
  );
}

function Group({ group, choice }: { readonly group: FindingGroup; readonly choice: Choice }) {
  const t = useTranslations("findings");
  const severity = useTranslations("severity");
  const { ruleId, incidents, affected, fresh } = group;
  const { unfold, fold } = choice.folding;
  const isOpen = unfold.includes(ruleId) || (incidents.length <= OPEN_INCIDENTS && !fold.includes(ruleId));
  return (
    <details className={styles["group"]} open={isOpen}>
      <summary
        className={styles["head"]}
        onClick={(event) => {
          // The address knows what is open; the browser would only know it by itself.
          event.preventDefault();
          choice.setOpen(ruleId, !isOpen);
        }}
      >
        <SeverityMark name={group.severity} label={severity(group.severity)} />
        <h2 className={styles["title"]}>{group.title}</h2>
        <code className={styles["rule"]}>{ruleId}</code>
        <span className={styles["extent"]}>
          {fresh === 0 ? undefined : <span className={styles["delta"]}>{t("fresh", { count: fresh })}</span>}
          {t("extent", { count: incidents.length, affected })}
        </span>
      </summary>
      {isOpen ? <Incidents group={group} query={choice.query} /> : undefined}
    </details>
  );
}

function Incidents({
  group: { incidents, severity },
  query,
}: {
  readonly group: FindingGroup;
  readonly query: string;
}) {
  const t = useTranslations("findings");
  const [all, setAll] = useState(false);
  const drawn = all ? incidents : incidents.slice(0, DRAWN_INCIDENTS);
  const rest = incidents.length - drawn.length;
  return (
    <>
      <ul className={styles["incidents"]}>
        {drawn.map((incident) => (
          <IncidentRow key={incident.finding.id} incident={incident} head={severity} query={query} />
        ))}
      </ul>
      {rest === 0 ? undefined : (
        <p className={styles["rest"]}>
          <Button onClick={() => setAll(true)}>{t("showRest", { count: rest })}</Button>
        </p>
      )}
    </>
  );
}

function IncidentRow({
  incident: { finding, symptoms },
  head,
  query,
}: {
  readonly incident: Incident;
  /** The severity at the head of the rule: a finding of another has its own mark. */
  readonly head: FindingGroup["severity"];
  readonly query: string;
}) {
  const t = useTranslations("findings");
  return (
    <li className={styles["incident"]}>
      <FindingRow finding={finding} query={query} withMark={finding.severity !== head} />
      {symptoms.length === 0 ? undefined : (
        <div className={styles["symptoms"]}>
          <p>{t("symptoms", { count: symptoms.length })}</p>
          <ul>
            {symptoms.map((symptom) => (
              <li key={symptom.id}>
                <FindingRow finding={symptom} query={query} withMark />
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}
