"use client";

import { useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/entity.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { NumberCell, stacked, Table } from "#components/ui/table.tsx";
import { ReadAt } from "./read-at.tsx";
import styles from "./entity-evidence.module.css";

/** How we know: the calls that told it, where, when and under which request id, and the record as AWS told it. */
export function EntityEvidence({ description }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity");
  const { entity, evidence, record } = description;
  const columns = [
    { key: "call", title: t("columns.call") },
    { key: "count", title: t("columns.count"), number: true },
    { key: "at", title: t("columns.at") },
    { key: "requestId", title: t("columns.requestId") },
  ];
  return (
    <div className={styles["evidence"]}>
      <p>
        {t.rich("readIn", {
          account: () => <code>{evidence.account}</code>,
          region: () => <code>{evidence.region}</code>,
        })}
      </p>
      <Table label={t("sources")} columns={columns} stacks>
        {evidence.readings.map((reading) => (
          <tr key={`${reading.call} ${reading.at}`}>
            <th scope="row">
              <code>{reading.call}</code>
            </th>
            <NumberCell {...stacked("end", t("columns.count"))}>{reading.count}</NumberCell>
            <td {...stacked("line", t("columns.at"))}>
              <ReadAt readings={[reading]} isHeaded />
            </td>
            <td className={styles["requestId"]} {...stacked("line")}>
              {reading.requestId === undefined ? "—" : <code>{reading.requestId}</code>}
            </td>
          </tr>
        ))}
      </Table>
      <p className={styles["dropped"]}>{t("dropped")}</p>
      <CodeBlock what={t("record")} code={JSON.stringify(record ?? entity, null, 2)} />
    </div>
  );
}
