"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/entity.ts";
import { FindingRow } from "#components/findings/finding-row.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { EntityConnections } from "./entity-connections.tsx";
import { EntityEvidence } from "./entity-evidence.tsx";
import { EntityHistory } from "./entity-history.tsx";
import { EntityRules } from "./entity-rules.tsx";
import { EntitySummary } from "./entity-summary.tsx";
import styles from "./entity-tabs.module.css";

const names = ["summary", "connections", "rules", "findings", "history", "evidence"] as const;

/** The six faces of a resource; the open one is in the address. */
export function EntityTabs({ description }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(names).withDefault("summary"));
  const contents = {
    summary: <EntitySummary description={description} />,
    connections: <EntityConnections description={description} />,
    rules: <EntityRules description={description} />,
    findings: <EntityFindings description={description} />,
    history: <EntityHistory urn={description.entity.urn} />,
    evidence: <EntityEvidence description={description} />,
  };
  const counts = {
    connections: description.connectionCount + description.relationCount,
    findings: description.findings.length,
  };
  return (
    <Tabs
      label={t("tabs.label")}
      selected={tab}
      onSelect={(key) => void setTab(names.find((name) => name === key) ?? null)}
      tabs={names.map((name) => ({
        key: name,
        title:
          name === "connections" || name === "findings"
            ? t(`tabs.${name}`, { count: counts[name] })
            : t(`tabs.${name}`),
        content: contents[name],
      }))}
    />
  );
}

function EntityFindings({ description: { findings } }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity");
  if (findings.length === 0) return <p className={styles["none"]}>{t("noFindings")}</p>;
  return (
    <ul className={styles["findings"]}>
      {findings.map((finding) => (
        <li key={finding.id}>
          <FindingRow finding={finding} withMark />
        </li>
      ))}
    </ul>
  );
}
