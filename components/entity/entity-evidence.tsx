"use client";

import { useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/findings.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table } from "#components/ui/table.tsx";
import styles from "./entity-evidence.module.css";

/** How we know: the calls that told it and when, and the record itself. */
export function EntityEvidence({ description: { entity } }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity");
  const columns = [
    { key: "call", title: t("columns.call") },
    { key: "at", title: t("columns.at") },
  ];
  return (
    <div className={styles["evidence"]}>
      <Table label={t("sources")} columns={columns}>
        {entity.sources.map(({ call, at }) => (
          <tr key={`${call} ${at}`}>
            <th scope="row">
              <code>{call}</code>
            </th>
            <td>
              <RelativeTime at={at} />
            </td>
          </tr>
        ))}
      </Table>
      <CodeBlock what={t("record")} code={JSON.stringify(entity, null, 2)} />
    </div>
  );
}
