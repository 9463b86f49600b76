"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import type { RecordList } from "#components/queries/dns.ts";
import { useNarrow } from "#components/ui/use-narrow.ts";
import { useWindow } from "#components/ui/use-window.ts";
import styles from "./record-grid.module.css";
import { RecordRow } from "./record-row.tsx";
import { orders, type DnsState } from "./use-dns-state.ts";
import { useRecordWindows } from "./use-record-windows.ts";

/** The list, for who gives the focus back to it. */
export const GRID_ID = "dns-records";

const HEAD = 28;
const ROW = { wide: 28, narrow: 50 } as const;

const columns = ["name", "type", "target", "ttl", "policy", "health", "verdict"] as const;

const steps: { readonly [key: string]: (at: number, last: number) => number } = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
  PageUp: (at) => at - 10,
  PageDown: (at) => at + 10,
};

/**
 * Records, a line each, of any number. Not a data grid: what can be done is done to a whole record, its columns share what room
 * there is, and a record may have two lines. Of it all only what is in view is drawn and read. Arrow keys move, Enter opens the chain.
 * On a narrow screen a record has two lines.
 */
export function RecordGrid({
  list,
  total,
  place,
  sort,
  selected,
  zoned,
  onSort,
  onSelect,
}: {
  readonly list: RecordList;
  readonly total: number;
  /** Where the record that is opened stands; absent while that is not known, or when it is not in the list. */
  readonly place: number | undefined;
  readonly sort: DnsState["sort"];
  readonly selected: string;
  readonly zoned: boolean;
  readonly onSort: (sort: DnsState["sort"]) => void;
  readonly onSelect: (urn: string) => void;
}) {
  const t = useTranslations("dns");
  const frame = useRef<HTMLDivElement>(null);
  const size = useNarrow() ? ROW.narrow : ROW.wide;
  const view = useWindow(frame, { size, headWidth: 0, headHeight: HEAD });
  const [active, setActive] = useState<number>();
  const here = Math.max(0, Math.min(active ?? place ?? 0, total - 1));
  const until = Math.min(view.bottom, total);
  const rowAt = useRecordWindows(list, { from: view.top, until });
  useEffect(() => {
    if (place !== undefined) reveal(frame.current, place, size);
  }, [place, size]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const step = steps[event.key];
    const row = rowAt(here);
    if (step !== undefined) {
      const next = Math.max(0, Math.min(step(here, total - 1), total - 1));
      setActive(next);
      reveal(frame.current, next, size);
    } else if ((event.key === "Enter" || event.key === " ") && row !== undefined) onSelect(row.urn);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={frame} className={styles["frame"]}>
      <div
        id={GRID_ID}
        role="grid"
        tabIndex={0}
        aria-label={t("records")}
        aria-rowcount={total + 1}
        aria-activedescendant={`record-${String(here)}`}
        className={styles["grid"]}
        style={{ height: HEAD + total * size }}
        onKeyDown={onKeyDown}
      >
        <Heads sort={sort} onSort={onSort} />
        {Array.from({ length: Math.max(0, until - view.top) }, (_, at) => view.top + at).map((at) => (
          <RecordRow
            key={at}
            place={at}
            row={rowAt(at)}
            zoned={zoned}
            isHere={at === here}
            isSelected={rowAt(at)?.urn === selected}
            top={HEAD + at * size}
            size={size}
            onSelect={(urn) => {
              setActive(at);
              onSelect(urn);
            }}
          />
        ))}
      </div>
    </div>
  );
}

function Heads({
  sort,
  onSort,
}: {
  readonly sort: DnsState["sort"];
  readonly onSort: (sort: DnsState["sort"]) => void;
}) {
  const t = useTranslations("dns");
  return (
    <div role="row" aria-rowindex={1} className={styles["heads"]}>
      {columns.map((column) => {
        const order = orders.find((one) => one === column);
        const direction = column === "ttl" ? "descending" : "ascending";
        return (
          <div
            key={column}
            role="columnheader"
            className={styles[column]}
            {...(order === sort ? { "aria-sort": direction } : {})}
          >
            {order === undefined ? (
              t(`columns.${column}`)
            ) : (
              <button type="button" className={styles["sort"]} onClick={() => onSort(order)}>
                {t(`columns.${column}`)}
                <span aria-hidden="true" className={styles["arrow"]}>
                  {order === sort ? (direction === "ascending" ? "▴" : "▾") : ""}
                </span>
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Scrolls so far that a row stands under the heads, not behind them. */
function reveal(frame: HTMLElement | null, place: number, size: number): void {
  if (frame === null) return;
  const top = place * size;
  const room = frame.clientHeight - HEAD - size;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top > frame.scrollTop + room) frame.scrollTop = top - room;
}
