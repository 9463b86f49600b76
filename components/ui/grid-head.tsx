"use client";

import styles from "./data-grid.module.css";
import type { GridColumn } from "./grid-column.ts";

function ariaSort({ sorted }: GridColumn): "ascending" | "descending" | undefined {
  if (sorted === undefined) return undefined;
  return sorted.descending ? "descending" : "ascending";
}

/** The heads of the columns of a grid; a click sorts, with Shift beside the order that is there. */
export function GridHead({
  id,
  columns,
  here,
  onSort,
}: {
  readonly id: string;
  readonly columns: readonly GridColumn[];
  /** The column whose head the arrow keys are at. */
  readonly here: number | undefined;
  readonly onSort: (key: string, together: boolean) => void;
}) {
  return (
    <div role="row" aria-rowindex={1} className={styles["heads"]}>
      {columns.map((column, at) => (
        // The grid has the keys; a head is a place to point at.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
        <div
          key={column.key}
          id={`${id}--1-${String(at)}`}
          role="columnheader"
          aria-colindex={at + 1}
          aria-sort={ariaSort(column)}
          className={styles["head"]}
          data-align={column.align}
          data-here={here === at}
          data-sortable={column.sortable}
          title={column.title}
          onClick={(event) => {
            if (column.sortable) onSort(column.key, event.shiftKey);
          }}
        >
          <span className={styles["title"]}>{column.title}</span>
          {column.sorted === undefined ? undefined : (
            <span aria-hidden="true" className={styles["arrow"]}>
              {column.sorted.descending ? "▾" : "▴"}
              {column.sorted.place}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
