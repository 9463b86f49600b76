"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { copyText } from "#components/findings/copy-text.ts";
import { Said, useSaid } from "#components/findings/said.tsx";
import type { InventoryView } from "#components/queries/inventory.ts";
import { DataGrid, type GridLine } from "#components/ui/data-grid.tsx";
import type { GridColumn } from "#components/ui/grid-column.ts";
import { useNarrow } from "#components/ui/use-narrow.ts";
import type { InventoryAnswer } from "#lib/api/inventory.ts";
import { columns, type ColumnKey } from "#lib/inventory/column-table.ts";
import type { InventoryTypeName } from "#lib/inventory/inventory-types.ts";
import { cellText } from "./cell-text.ts";
import { shownColumns } from "./column-choice.ts";
import { columnWidth } from "./column-width.ts";
import { groupLines, type Lines } from "./group-lines.ts";
import { InventoryCell, NameCell, useSaidValue } from "./inventory-cell.tsx";
import styles from "./inventory.module.css";
import { nextSort, readSort } from "./sorting.ts";
import { useInventoryRows, type InventoryRow } from "./use-inventory-rows.ts";

function useColumns(view: InventoryView, keys: readonly ColumnKey[], answer: InventoryAnswer): readonly GridColumn[] {
  const t = useTranslations("inventory.columns");
  const narrow = useNarrow();
  const sorts = readSort(view.sort);
  const sortedBy = (key: string): Pick<GridColumn, "sorted"> => {
    const at = sorts.findIndex((one) => one.key === key);
    const sort = sorts[at];
    if (sort === undefined) return {};
    return { sorted: { descending: sort.descending, ...(sorts.length > 1 ? { place: at + 1 } : {}) } };
  };
  const said = useSaidValue();
  const rows = answer.rows.map(({ cells }) => ({ cells, names: answer.names }));
  return [
    { key: "name", title: t("name"), width: narrow ? 180 : 220, sortable: true, ...sortedBy("name") },
    ...keys.map((key, at): GridColumn => ({
      key,
      title: t(key),
      width: columnWidth(key, { title: t(key), rows, at, said: (value) => said(key, value) }),
      sortable: true,
      ...(columns[key].look === "number" ? { align: "end" as const } : {}),
      ...sortedBy(key),
    })),
  ];
}

/** The rows of a view of the inventory, by groups where they are grouped. */
export function InventoryTable({
  view,
  answer,
  selected,
  onSelect,
  onSort,
}: {
  readonly view: InventoryView & { readonly type: InventoryTypeName };
  readonly answer: InventoryAnswer;
  readonly selected: string;
  readonly onSelect: (urn: string) => void;
  readonly onSort: (sort: string) => void;
}) {
  const t = useTranslations("inventory");
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [said, say] = useSaid();
  const keys = shownColumns(view.type, view.cols);
  const heads = useColumns(view, keys, answer);
  const lines = groupLines(answer.total, answer.groups, folded);
  const useLines = (from: number, until: number) => useLinesOf(view, lines, { from, until });
  const open = (place: number, line: NonNullable<GridLine<InventoryRow>>): void => {
    const placed = lines.at(place);
    if (line.kind === "row") onSelect(line.row.urn);
    else if (placed?.kind === "group") setFolded(toggled(folded, placed.group.value));
  };
  return (
    <>
      <DataGrid<InventoryRow>
        label={t(`types.${view.type}`)}
        columns={heads}
        count={lines.count}
        useLines={useLines}
        cell={(row, column) => {
          const key = keys[column - 1];
          return key === undefined ? <NameCell row={row} /> : <InventoryCell row={row} column={key} at={column - 1} />;
        }}
        isSelected={({ urn }) => urn === selected}
        onOpen={open}
        onSort={(key, together) => onSort(nextSort(view.sort, key, together))}
        onCopy={(row, column) => {
          const text = cellText(row, column);
          void copyText(text).then((copied) => say(t(copied ? "copied" : "notCopied", { text })));
        }}
      />
      <Said words={said} />
    </>
  );
}

/** The lines in view: heads of groups at once, rows when they are read. */
function useLinesOf(
  view: InventoryView,
  lines: Lines,
  seen: { readonly from: number; readonly until: number },
): (place: number) => GridLine<InventoryRow> {
  const places: number[] = [];
  for (let line = seen.from; line < seen.until; line += 1) {
    const placed = lines.at(line);
    if (placed?.kind === "row") places.push(placed.place);
  }
  const from = places[0] ?? 0;
  const rowAt = useInventoryRows(view, { from, until: (places.at(-1) ?? from) + 1 });
  return (line) => {
    const placed = lines.at(line);
    if (placed?.kind === "group") return { kind: "group", title: <GroupTitle {...placed} /> };
    const row = placed === undefined ? undefined : rowAt(placed.place);
    return row === undefined ? undefined : { kind: "row", row };
  };
}

function GroupTitle({
  group,
  isOpen,
}: {
  readonly group: { readonly value: string; readonly count: number };
  readonly isOpen: boolean;
}) {
  // prettier-ignore
  const t = useTranslations("inventory");
  return (
    <span className={styles["groupTitle"]}>
      <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span>
      <span className="visually-hidden">{t(isOpen ? "groupOpen" : "groupFolded")}</span>
      <bdi>{group.value === "" ? t("noValue") : group.value}</bdi>
      <span className={styles["groupCount"]}>{t("groupCount", { count: group.count })}</span>
    </span>
  );
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
