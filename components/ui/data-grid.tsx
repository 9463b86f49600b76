"use client";

import { useId, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from "react";
import styles from "./data-grid.module.css";
import type { GridColumn } from "./grid-column.ts";
import { GridHead } from "./grid-head.tsx";
import { gridSteps, revealCell } from "./grid-steps.ts";
import { useGoesOn } from "./use-goes-on.ts";
import { useWindow } from "./use-window.ts";

/** What stands in a line of a grid: a row, the head of a group of rows, or a row that is not read yet. */
export type GridLine<Row> =
  { readonly kind: "row"; readonly row: Row } | { readonly kind: "group"; readonly title: ReactNode } | undefined;

const ROW = 28;
const HEAD = 28;

type GridProps<Row> = {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly count: number;
  /** Reads the lines in view, the last one excluded. */
  readonly useLines: (from: number, until: number) => (place: number) => GridLine<Row>;
  readonly cell: (row: Row, column: number) => ReactNode;
  readonly isSelected: (row: Row) => boolean;
  readonly onOpen: (place: number, line: NonNullable<GridLine<Row>>) => void;
  readonly onSort: (key: string, together: boolean) => void;
  readonly onCopy: (row: Row, column: number) => void;
};

/**
 * Lines of one height, of any number: only what is in view is drawn. Arrow keys move by cell, Home and End along a row,
 * Page keys by ten; Enter opens, on a head it sorts; Shift and Enter follow the first link of the cell; `c` copies the cell.
 */
export function DataGrid<Row>({
  label,
  columns,
  count,
  useLines,
  cell,
  isSelected,
  onOpen,
  onSort,
  onCopy,
}: GridProps<Row>) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const view = useWindow(frame, { size: ROW, headWidth: 0, headHeight: HEAD });
  const [at, setAt] = useState({ row: 0, column: 0 });
  // Row -1 is the head.
  const here = { row: Math.min(at.row, count - 1), column: Math.min(at.column, columns.length - 1) };
  const until = Math.min(view.bottom, count);
  const lineAt = useLines(view.top, until);
  const actAt = cellKeys({ columns, lineAt, onOpen, onSort, onCopy });
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const goesOn = useGoesOn(frame);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const chord = event.ctrlKey || event.metaKey;
    const step = chord ? undefined : gridSteps[event.key];
    if (step !== undefined) {
      const next = step(here, { rows: count, columns: columns.length });
      setAt(next);
      revealCell(frame.current, { ...next, columns, rowHeight: ROW, headHeight: HEAD });
    } else if (
      event.key === "Enter" &&
      event.shiftKey &&
      here.row >= 0 &&
      follow(`${id}-${String(here.row)}-${String(here.column)}`)
    ) {
      // prettier-ignore
      event.preventDefault();
    } else if (!actAt({ key: event.key, chord, together: event.shiftKey }, here)) return;
    event.preventDefault();
  };
  const template = columns.map((column) => `${String(column.width)}px`).join(" ");
  return (
    <div className={styles["place"]}>
      <div className={styles["fit"]} data-more={goesOn}>
        <div ref={frame} className={styles["frame"]}>
          <div
            role="grid"
            tabIndex={0}
            aria-label={label}
            aria-rowcount={count + 1}
            aria-colcount={columns.length}
            aria-activedescendant={`${id}-${String(here.row)}-${String(here.column)}`}
            className={styles["grid"]}
            // A style of its own: the columns of every line.
            style={{ height: HEAD + count * ROW, minWidth: width, "--columns": `${template} 1fr` } as CSSProperties}
            onKeyDown={onKeyDown}
          >
            <GridHead id={id} columns={columns} here={here.row < 0 ? here.column : undefined} onSort={onSort} />
            {Array.from({ length: Math.max(0, until - view.top) }, (_, offset) => view.top + offset).map((place) => (
              <Line
                key={place}
                {...{ id, place, columns, cell }}
                line={lineAt(place)}
                here={place === here.row ? here.column : undefined}
                isSelected={isSelected}
                onPoint={(column, line) => {
                  setAt({ row: place, column });
                  onOpen(place, line);
                }}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Goes where the first link of a cell leads; false where there is none. */
function follow(cellId: string): boolean {
  const link = document.getElementById(cellId)?.querySelector("a");
  link?.click();
  return link instanceof HTMLElement;
}

type Pressed = { readonly key: string; readonly chord: boolean; readonly together: boolean };

/** What a key does at a cell: on a head it sorts, on a row it opens or copies. False leaves the key to the browser. */
function cellKeys<Row>({
  columns,
  lineAt,
  onOpen,
  onSort,
  onCopy,
}: Pick<GridProps<Row>, "columns" | "onOpen" | "onSort" | "onCopy"> & {
  readonly lineAt: (place: number) => GridLine<Row>;
}): (pressed: Pressed, at: { readonly row: number; readonly column: number }) => boolean {
  const onHead = ({ key, together }: Pressed, head: GridColumn | undefined): boolean => {
    if (key === "Enter" && head?.sortable === true) onSort(head.key, together);
    return key === "Enter";
  };
  return (pressed, { row, column }) => {
    const { key, chord } = pressed;
    const copies = key.toLowerCase() === "c";
    if (chord && !copies) return false;
    if (row < 0) return onHead(pressed, columns[column]);
    const line = lineAt(row);
    if (line?.kind === "row" && copies) onCopy(line.row, column);
    else if (line !== undefined && (key === "Enter" || key === " ")) onOpen(row, line);
    else return false;
    return true;
  };
}

function Line<Row>({
  id,
  place,
  line,
  columns,
  cell,
  here,
  isSelected,
  onPoint,
}: {
  readonly id: string;
  readonly place: number;
  readonly line: GridLine<Row>;
  readonly columns: readonly GridColumn[];
  readonly cell: (row: Row, column: number) => ReactNode;
  readonly here: number | undefined;
  readonly isSelected: (row: Row) => boolean;
  readonly onPoint: (column: number, line: NonNullable<GridLine<Row>>) => void;
}) {
  const style = { top: HEAD + place * ROW, height: ROW };
  if (line?.kind === "group") {
    return (
      <div role="row" aria-rowindex={place + 2} className={styles["group"]} style={style}>
        {/* The grid has the keys; a cell is a place to point at. */}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above */}
        <div
          role="gridcell"
          id={`${id}-${String(place)}-${String(here ?? 0)}`}
          aria-colspan={columns.length}
          className={styles["groupCell"]}
          data-here={here !== undefined}
          onClick={() => onPoint(0, line)}
        >
          {line.title}
        </div>
      </div>
    );
  }
  const selected = line !== undefined && isSelected(line.row);
  return (
    <div role="row" aria-rowindex={place + 2} aria-selected={selected} className={styles["row"]} style={style}>
      {columns.map((column, at) => (
        // The grid has the keys; a cell is a place to point at.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
        <div
          key={column.key}
          id={`${id}-${String(place)}-${String(at)}`}
          role={at === 0 ? "rowheader" : "gridcell"}
          aria-colindex={at + 1}
          className={styles["cell"]}
          data-align={column.align}
          data-here={here === at}
          onClick={({ target }) => {
            // A link in a cell is a link.
            if (line !== undefined && !(target instanceof Element && target.closest("a") !== null)) onPoint(at, line);
          }}
        >
          {line === undefined ? "" : cell(line.row, at)}
        </div>
      ))}
    </div>
  );
}
