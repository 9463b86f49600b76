"use client";

import { useTranslations } from "use-intl";
import type { RulesAnswer } from "#lib/api/entity.ts";
import { Table } from "#components/ui/table.tsx";
import { Passes } from "./rule-table.tsx";
import styles from "./rule-table.module.css";

type Line = RulesAnswer["acls"][number]["lines"][number];

/** The number AWS gives the entry that no rule can be after. */
const LAST_NUMBER = 32767;

/** The entries of a network ACL one way, in the order in which they decide. */
export function AclTable({
  direction,
  lines,
}: {
  readonly direction: Line["direction"];
  readonly lines: readonly Line[];
}) {
  const t = useTranslations("entity.rules");
  const columns = [
    { key: "number", title: t("columns.number") },
    { key: "action", title: t("columns.action") },
    { key: "traffic", title: t("columns.traffic") },
    { key: "peer", title: t(direction === "inbound" ? "columns.from" : "columns.to") },
  ];
  return (
    <div className={styles["numbered"]}>
      <h4 className={styles["title"]}>{t(direction)}</h4>
      <Table label={t(direction)} columns={columns}>
        {lines.map((line) => (
          <tr key={`${String(line.number)} ${line.peer}`}>
            <th scope="row">{line.number >= LAST_NUMBER ? "*" : line.number}</th>
            <td>{line.action === "allow" ? t("allow") : t("deny")}</td>
            <td>
              <Passes passes={line} />
            </td>
            <td>
              <code>{line.peer}</code>
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
