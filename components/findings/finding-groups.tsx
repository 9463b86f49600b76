"use client";

import { useTranslations } from "use-intl";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import type { FindingAnswer } from "#lib/api/findings.ts";
import type { FindingGroup, Incident } from "./group-findings.ts";
import styles from "./finding-groups.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

/** So many incidents of a rule stand open; beyond that the rule is folded. */
const OPEN_INCIDENTS = 6;

/** Findings by rule: the rule's failing state, how far it reaches, and each place it was seen. */
export function FindingGroups({ groups }: { readonly groups: readonly FindingGroup[] }) {
  return (
    <ol className={styles["groups"]}>
      {groups.map((group) => (
        <li key={group.ruleId}>
          <Group group={group} />
        </li>
      ))}
    </ol>
  );
}

function Group({ group }: { readonly group: FindingGroup }) {
  const t = useTranslations("findings");
  const severity = useTranslations("severity");
  const count = group.incidents.length;
  return (
    <details className={styles["group"]} open={count <= OPEN_INCIDENTS}>
      <summary className={styles["head"]}>
        <SeverityMark name={group.severity} label={severity(group.severity)} />
        <h2 className={styles["title"]}>{group.title}</h2>
        <code className={styles["rule"]}>{group.ruleId}</code>
        <span className={styles["extent"]}>{t("extent", { count, affected: group.affected })}</span>
      </summary>
      <ul className={styles["incidents"]}>
        {group.incidents.map((incident) => (
          <IncidentRow key={incident.finding.id} incident={incident} />
        ))}
      </ul>
    </details>
  );
}

function IncidentRow({ incident: { finding, symptoms } }: { readonly incident: Incident }) {
  const t = useTranslations("findings");
  return (
    <li className={styles["incident"]}>
      <FindingRow finding={finding} />
      {symptoms.length === 0 ? undefined : (
        <div className={styles["symptoms"]}>
          <p>{t("symptoms", { count: symptoms.length })}</p>
          <ul>
            {symptoms.map((symptom) => (
              <li key={symptom.id}>
                <FindingRow finding={symptom} withMark />
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

/** One finding in a row: its sentence, what it is about, how old it is. */
export function FindingRow({
  finding,
  withMark = false,
}: {
  readonly finding: FindingAnswer;
  readonly withMark?: boolean;
}) {
  const t = useTranslations("findings");
  const severity = useTranslations("severity");
  return (
    <div className={styles["row"]} data-state={finding.state}>
      {withMark ? <SeverityMark name={finding.severity} label={severity(finding.severity)} /> : undefined}
      <div className={styles["words"]}>
        <PageLink className={styles["sentence"]} href={`/findings/${finding.id}`} prefetch={false} data-finding>
          {finding.title}
        </PageLink>
        <div className={styles["facts"]}>
          <EntityLink urn={finding.subject} />
          <span>{t(`confidence.${finding.confidence}`)}</span>
          {finding.state === "open" ? undefined : <span>{t(`state.${finding.state}`)}</span>}
          <span>{t.rich("since", { age: () => <RelativeTime at={finding.firstSeenAt} /> })}</span>
        </div>
      </div>
    </div>
  );
}
