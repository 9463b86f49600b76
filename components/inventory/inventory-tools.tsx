"use client";

import { useTranslations } from "use-intl";
import { inventoryFileUrl, type InventoryView } from "#components/queries/inventory.ts";
import { useAt } from "#components/queries/use-at.ts";
import { FileLink } from "#components/ui/file-link.tsx";
import { columnsOfType, type InventoryTypeName } from "#lib/inventory/inventory-types.ts";
import { shownColumns, toggleColumn } from "./column-choice.ts";
import styles from "./inventory.module.css";

type View = InventoryView & { readonly type: InventoryTypeName };

/** What can be done with a table: which columns, by what it is grouped, and the view as a file. */
export function InventoryTools({
  view,
  onChange,
}: {
  readonly view: View;
  readonly onChange: (next: { readonly cols?: string; readonly group?: string }) => void;
}) {
  const t = useTranslations("inventory");
  const names = useTranslations("inventory.columns");
  const at = useAt();
  const shown = shownColumns(view.type, view.cols);
  const withColumns = { ...view, cols: shown.join(",") };
  return (
    <div className={styles["tools"]}>
      <label className={styles["tool"]}>
        {t("groupBy")}
        <select value={view.group} onChange={({ currentTarget }) => onChange({ group: currentTarget.value })}>
          <option value="">{t("ungrouped")}</option>
          {columnsOfType(view.type).map((key) => (
            <option key={key} value={key}>
              {names(key)}
            </option>
          ))}
        </select>
      </label>
      <details className={styles["chooser"]}>
        <summary>{t("chooseColumns")}</summary>
        <ul>
          {columnsOfType(view.type).map((key) => (
            <li key={key}>
              <label>
                <input
                  type="checkbox"
                  checked={shown.includes(key)}
                  onChange={() => onChange({ cols: toggleColumn(view.type, view.cols, key) })}
                />
                {names(key)}
              </label>
            </li>
          ))}
        </ul>
      </details>
      <span className={styles["files"]}>
        <FileLink href={inventoryFileUrl(withColumns, "csv", at)} format="CSV" />
        <FileLink href={inventoryFileUrl(withColumns, "file", at)} format="JSON" />
      </span>
    </div>
  );
}
