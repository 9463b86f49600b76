"use client";

import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { Table, type Column } from "#components/ui/table.tsx";
import styles from "./capacity.module.css";

/** What a row of a windowed table has to be told of its place. */
export type RowAttributes = { readonly "aria-rowindex"?: number };

/** So many rows are simply drawn. */
const MOST_WHOLE = 80;
/** So many rows are drawn beyond the edge, so that scrolling shows no gaps. */
const BEYOND = 12;

/** A table whose rows are all of one height; of very many only those in view are drawn, and each knows its place. Few stack where it is narrow. */
export function WindowedTable<Row>({
  label,
  columns,
  rows,
  rowHeight,
  children,
}: {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly rowHeight: number;
  readonly children: (row: Row, attributes: RowAttributes) => ReactNode;
}) {
  const isWhole = rows.length <= MOST_WHOLE;
  const start = useRef<HTMLTableRowElement>(null);
  const { from, until } = useRowsInView(start, { count: rows.length, rowHeight, isWhole });
  const shown = rows.slice(from, until);
  return (
    <Table label={label} columns={columns} stacks={isWhole} {...(isWhole ? {} : { rowCount: rows.length + 1 })}>
      {isWhole ? undefined : <Gap ref={start} height={from * rowHeight} columns={columns.length} />}
      {shown.map((row, at) => children(row, isWhole ? {} : { "aria-rowindex": from + at + 2 }))}
      {isWhole ? undefined : <Gap height={(rows.length - until) * rowHeight} columns={columns.length} />}
    </Table>
  );
}

/** Room for rows that are not drawn. */
function Gap({
  ref,
  height,
  columns,
}: {
  readonly ref?: RefObject<HTMLTableRowElement | null>;
  readonly height: number;
  readonly columns: number;
}) {
  return (
    <tr ref={ref} aria-hidden="true" className={styles["gap"]}>
      <td colSpan={columns} style={{ height: Math.max(0, height) }} />
    </tr>
  );
}

function useRowsInView(
  start: RefObject<HTMLTableRowElement | null>,
  { count, rowHeight, isWhole }: { readonly count: number; readonly rowHeight: number; readonly isWhole: boolean },
): { readonly from: number; readonly until: number } {
  const [view, setView] = useState({ from: 0, until: Math.min(count, MOST_WHOLE) });
  useEffect(() => {
    if (isWhole) return;
    const look = (): void => {
      const top = start.current?.getBoundingClientRect().top ?? 0;
      const first = Math.floor(-top / rowHeight) - BEYOND;
      const from = Math.max(0, Math.min(count, first));
      const until = Math.max(from, Math.min(count, first + Math.ceil(window.innerHeight / rowHeight) + 2 * BEYOND));
      setView((now) => (now.from === from && now.until === until ? now : { from, until }));
    };
    look();
    // Whatever scrolls: the page, or a region in it.
    window.addEventListener("scroll", look, { passive: true, capture: true });
    window.addEventListener("resize", look);
    return () => {
      window.removeEventListener("scroll", look, { capture: true });
      window.removeEventListener("resize", look);
    };
  }, [start, count, rowHeight, isWhole]);
  return isWhole ? { from: 0, until: count } : { from: Math.min(view.from, count), until: Math.min(view.until, count) };
}
